"""`python -m components`: the command line."""

import sys

from components.cli import main

sys.exit(main())
