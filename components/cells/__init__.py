"""FLOOR 1 · cells: the notation inside a cell, as pure functions that know nothing about files or rows.

actors.py and links.py parse several actors and links; guard.py marks cells that a spreadsheet would execute; iri.py
escapes names in IRIs; markup.py makes plain text of HTML; fold.py makes texts comparable.
"""
