"""Dateline beside the programs that people would otherwise draw many events with, in one run in one browser."""
