"""Columns: which column of a file is which of ours, and what the cells of each mean."""
