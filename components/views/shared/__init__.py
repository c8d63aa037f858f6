"""What several views use: all events in numbers and in words (prepare.py), the columns of a picture (frame.py), and its
time axis (axis.py)."""
