"""FLOOR 5 · the commands of the command line, one file each; reading.py and writing.py are shared.

A command gets the parsed arguments (`wrong` among them ends with an error of usage), prints what a person has to know
and returns the exit code.
"""

from components.commands.checking import check
from components.commands.comparing import compare_versions
from components.commands.exporting import export
from components.commands.opening import open_page
from components.commands.tabling import store_tables

__all__ = ["check", "compare_versions", "export", "open_page", "store_tables"]
