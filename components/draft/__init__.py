"""FLOOR 3 · drafts: the changes that a person makes to a file, kept beside their other data as they happen.

chain.py       entries that each hold the hash of the one before
journal.py     a draft's file: entries appended one by one, safe when the program or the disk fails
folder.py      the folder of drafts, and the drafts of a file in it
state.py       the state of a file after a draft
project.py     where the data is, how it is read and shown, and every change, in one file to give to others
history.py     entries in words
"""
