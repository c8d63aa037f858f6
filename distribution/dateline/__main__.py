"""`python -m dateline`, and `dateline` where it is installed: the command line."""

import sys

from components.cli import main

sys.exit(main())
