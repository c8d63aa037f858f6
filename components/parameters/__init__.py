"""FLOOR 4 · parameters: one table of all parameters of a picture (`model.Request`), each with one name.

The page's address, the command line's flags and their help are made from `PARAMETERS` (table.py); a new parameter is
one entry there. parameter.py: the type of an entry; texts.py: parsers and writers of values; address.py: a request as
the texts of an address, and back.
"""

from components.parameters.address import MOST_VALUES, Texts, address_texts, read_address, with_values
from components.parameters.parameter import Parameter
from components.parameters.table import PARAMETERS
from components.parameters.texts import MOST_CHARACTERS, short

__all__ = ["MOST_CHARACTERS", "MOST_VALUES", "PARAMETERS", "Parameter", "Texts"]
__all__ += ["address_texts", "read_address", "short", "with_values"]
