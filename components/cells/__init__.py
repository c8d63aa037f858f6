"""What is written inside a cell: several actors, several links; and how texts are compared.

Floor 1: pure functions that know nothing of files or rows.
"""
