"""Events in a database, which answers in SQL. `database.connect` opens one; of all that stands outside only a filter's
`where` words SQL."""
