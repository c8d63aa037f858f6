"""Common parts of views: aggregates and words of all events (prepare.py), the columns of a picture (frame.py), and its
time axis (axis.py)."""
