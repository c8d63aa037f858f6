"""FLOOR 4 · parameters: one table of everything a request may ask (`model.Request`), each under one name.

The page's address, the command line's flags and their help are made from `PARAMETERS` (table.py); a new parameter is
one entry there. parameter.py: what an entry is; texts.py: how values are parsed and written; address.py: the texts of
an address.
"""

from components.parameters.address import MOST_VALUES, Texts, address_texts, read_address, with_values
from components.parameters.parameter import Parameter
from components.parameters.table import PARAMETERS
from components.parameters.texts import MOST_CHARACTERS, short

__all__ = ["MOST_CHARACTERS", "MOST_VALUES", "PARAMETERS", "Parameter", "Texts"]
__all__ += ["address_texts", "read_address", "short", "with_values"]
