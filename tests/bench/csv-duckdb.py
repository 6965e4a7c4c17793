"""csv-duckdb.py QUERY THREADS -- the query of that file, by DuckDB with so many threads."""

import sys

import duckdb

with open(sys.argv[1], encoding="utf-8") as query:
    connection = duckdb.connect(config={"threads": int(sys.argv[2])})
    print(len(connection.execute(query.read()).fetchall()), "groups")
