"""FLOOR 3 · redact: events → redacted events, which may be given to others. Nothing is written or shown here.

plan.py: what is hidden; key.py: the alias of each hidden actor; names.py: occurrences of hidden names in texts;
dates.py: less precise dates; from_database.py: events of a database; redaction.py: a plan applied to events and
requests; found.py: places that still give away what is hidden.
"""

from components.redact.found import PLACES, Found, undecided
from components.redact.from_database import gather
from components.redact.key import aliases
from components.redact.plan import Decision, Plan
from components.redact.redaction import Redacted, Redaction

__all__ = ["PLACES", "Decision", "Found", "Plan", "Redacted", "Redaction", "aliases", "gather", "undecided"]
