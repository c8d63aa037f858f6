"""FLOOR 3 · redact: events → events that may be given to others. Nothing here is written or shown.

plan.py: what is to be hidden; key.py: who stands behind which alias; names.py: where a hidden name stands in a text;
dates.py: dates made coarser; from_database.py: events of a database; redaction.py: all of it at work;
found.py: what still gives away what is hidden.
"""

from components.redact.found import PLACES, Found, undecided
from components.redact.from_database import gathered
from components.redact.key import aliases
from components.redact.plan import Decision, Plan
from components.redact.redaction import Redacted, Redaction

__all__ = ["PLACES", "Decision", "Found", "Plan", "Redacted", "Redaction", "aliases", "gathered", "undecided"]
