"""The commands of the command line: each turns a request into files and prints what a person has to know. One file a
command; reading.py and writing.py are shared."""

from components.commands.checking import check
from components.commands.comparing import compare_versions
from components.commands.exporting import export
from components.commands.opening import open_page
from components.commands.tabling import store_tables

__all__ = ["check", "compare_versions", "export", "open_page", "store_tables"]
