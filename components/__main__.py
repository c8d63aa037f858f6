"""`python -m components`: the command line."""

import gc
import sys


def _main() -> int:
    gc.disable()  # what is imported stays: to look through it for garbage took a tenth of a short command's time
    from components.cli import main  # noqa: PLC0415 (see above)

    gc.freeze()
    gc.enable()
    return main()


sys.exit(_main())
