"""Events in a database, queried in SQL. `database.connect` opens one; outside this folder only the `where` of filters
words SQL."""
