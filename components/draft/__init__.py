"""FLOOR 3 · drafts: what a person does to a file, kept beside their other data as it happens, and told later.

chain.py       entries that each hold the hash of the one before
journal.py     a draft's file: entries appended one by one, safe when the program or the disk fails
folder.py      where drafts are, and which there are of a file
state.py       what a draft comes to
project.py     where the data is, how it is read and shown, and every change, in one file to give to others
history.py     entries in words
"""
