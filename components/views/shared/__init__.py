"""Common parts of views: the facts about all events in numbers and words (prepare.py), the columns of a picture
(frame.py), and its time axis (axis.py)."""
