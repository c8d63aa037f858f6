"""The notation inside a cell: several actors, several links; and texts in comparable form. Floor 1: pure functions that
know nothing about files or rows."""
