#!/bin/sh
# others.t: what migstat-export(1) says under IN OTHER PROGRAMS is run: its lines for pandas, R and DuckDB, where these
# are installed, and each gives the numbers that migstat does.
# shellcheck disable=SC2016  # what stands in single quotes is for sh -c
. tests/cli/lib.sh
PYTHON=${PYTHON:-/usr/bin/python3}

# lines NUMBER: the literal block of that number
lines() {
	awk -v wanted="$1" '/^# /{ in_section = $0 == "# IN OTHER PROGRAMS" }
		in_section && /^```$/ { inside = !inside; number += inside; next }
		inside && number == wanted' "$ROOT/collect/migstat-export.1.scd"
}

prepare cp -r datasets/demo "$TMP/run"
prepare migstat analyze datasets/demo -o "$TMP/analysis"
prepare tests/cli/columns "$TMP/analysis/vms.csv" metric,case,vm,direction,n,mean >"$TMP/wanted"
wanted=$(sed -n 's/^total_time_seconds,shared,vm1,both,//p' "$TMP/wanted")
count=${wanted%,*} mean=${wanted#*,}
is 'the demo has it' 4 "$count"
shown=$(printf %.4f "$mean")
cd "$TMP" || exit 1

for block in 1:3 2:3 3:4; do
	lines ${block%:*} >block.${block%:*}
	is "the page has lines of number ${block%:*}" ${block#*:} "$(wc -l <block.${block%:*})"
done
if "$PYTHON" -c 'import pandas' 2>/dev/null; then
	ok 'pandas' sh -c '(echo "import pandas; pandas.set_option(\"display.width\", 200, \"display.max_columns\", 20)"; cat block.1) |
		"$1" -' sh "$PYTHON"
	holds stdout "vm1    $count.0  $shown" 'pandas counts and averages as we do' 
else
	skip 'pandas' 'python3-pandas is not installed'
fi
if have Rscript; then
	ok 'R' Rscript block.2
	is 'R averages as we do' "$shown" "$(awk '$2 == "shared" && $3 == "vm1" { printf "%.4f", $4 }' stdout)"
else
	skip 'R' 'r-base-core is not installed'
fi
if "$PYTHON" -c 'import duckdb' 2>/dev/null; then
	cat >lines.py <<'END'
import duckdb

for line in open("block.3"):
    answer = duckdb.sql(line)
for row in answer.fetchall():
    print(*row)
for table in "migrations", "events", "progress", "'run/gaps.csv'", "'run/parameters.csv'", "'run/metrics.csv'":
    names = [row[0] for row in duckdb.sql(f"DESCRIBE SELECT * FROM {table}").fetchall()]
    duckdb.sql(f"SELECT {', '.join(names)} FROM {table} ORDER BY {', '.join(names)}").fetchall()
duckdb.sql("COPY migrations TO 'migrations.parquet'")
assert duckdb.sql("SELECT count(*) FROM 'migrations.parquet'").fetchall() == [(32,)]
END
	ok 'DuckDB, no name in quotes, and Parquet' "$PYTHON" lines.py
	is 'DuckDB counts and averages as we do' "$count $shown" \
		"$(awk '$1 == "shared" && $2 == "vm1" { printf "%d %.4f", $3, $4 }' stdout)"
else
	skip 'DuckDB' "$PYTHON has no module duckdb"
fi
done_testing
