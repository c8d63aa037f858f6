"""The store: loaded events, ready to be asked; in memory, or in a database by SQL. `cache` is shared by both."""
