#!/bin/sh
# `migstat analyze --csv` of several files: the same as of one file that has the rows of all, in the
# order given, compressed or not; and that they have one header.
# shellcheck disable=SC2016  # what looks like variables is another shell's
. tests/cli/lib.sh

analyze() {
	migstat-analyze analyze --value 'time (ms)' --by host --unit-of vm "$@"
}

# 4 files of 15 rows, with one line out of the ordinary in the third
i=0
for name in a b c d; do
	i=$((i + 1))
	{
		echo 'host,vm,round,time (ms)'
		awk -v f="$i" 'BEGIN { for (r = 1; r <= 15; r++) printf "h%d,vm%d,%d,%.2f\n", r % 2, r % 3,
			(f - 1) * 5 + int((r + 2) / 3), f == 3 && r == 6 ? 9999 : 1500 + r * 7 % 11 + f / 4 }'
	} >"$TMP/$name.csv"
done
{
	cat "$TMP/a.csv"
	tail -qn +2 "$TMP/b.csv" "$TMP/c.csv" "$TMP/d.csv"
} >"$TMP/all.csv"
cut -d, -f1,2,4 "$TMP/all.csv" >"$TMP/no-cycles.csv"

# all_alike DESCRIPTION FILE…: they say what all.csv says
all_alike() {
	what=$1
	shift
	prepare analyze -o "$TMP/several" --csv "$@" >"$TMP/page"
	cut -d, -f2- "$TMP/several/summary.csv" >"$TMP/of-several"
	same "$what" "$TMP/of-several" "$TMP/of-one"
}

prepare analyze -o "$TMP/one" --csv "$TMP/all.csv" >"$TMP/page"
cut -d, -f2- "$TMP/one/summary.csv" >"$TMP/of-one"
cell '32 3 28 3' "$TMP/one/summary.csv" n,vms
cell '37 60 45 30 15' "$TMP/one/diagnostics.csv" rows check=outliers host=h0

all_alike 'four files behind --csv are read as one' "$TMP/a.csv" "$TMP/b.csv" "$TMP/c.csv" "$TMP/d.csv"
cell "$TMP/c.csv:7 $TMP/d.csv:15 $TMP/c.csv:15 $TMP/b.csv:15 $TMP/a.csv:15" "$TMP/several/diagnostics.csv" rows check=outliers host=h0
holds "$TMP/several/diagnostics.csv" "Line $TMP/c.csv:7," 'and a line has the name of its file'
holds "$TMP/several/summary.csv" "$TMP/a.csv and 3 more,"
columns "$TMP/several/diagnostics.csv" metric,host,check,finding,value,statistic,count,p >"$TMP/checks-several"
columns "$TMP/one/diagnostics.csv" metric,host,check,finding,value,statistic,count,p >"$TMP/checks-one"
same 'what goes by the order of the rows goes on from file to file' "$TMP/checks-several" "$TMP/checks-one"
all_alike 'each behind a --csv of its own' "$TMP/a.csv" --csv "$TMP/b.csv" --csv "$TMP/c.csv" --csv "$TMP/d.csv"
all_alike 'a pattern names them in the order of their names' "$TMP/[abcd].csv"
prepare gzip -k "$TMP/b.csv"
prepare xz -k "$TMP/c.csv"
sed 's/$/\r/' "$TMP/d.csv" >"$TMP/d-crlf.csv"
all_alike 'compressed ones, and one of Windows, among them' "$TMP/a.csv" "$TMP/b.csv.gz" "$TMP/c.csv.xz" "$TMP/d-crlf.csv"
tr , ';' <"$TMP/d.csv" >"$TMP/d-semicolon.csv"
all_alike 'one that has semicolons' "$TMP/[abc].csv" "$TMP/d-semicolon.csv"
is 'which is said once' 1 "$(migstat-analyze analyze --value 'time (ms)' --csv "$TMP/a.csv" "$TMP/d-semicolon.csv" "$TMP/d-semicolon.csv" | tr '\\n' ' ' | grep -o 'Cells are  *separated' | wc -l)"
head -n 1 "$TMP/a.csv" >"$TMP/none.csv"
all_alike 'one without a row' "$TMP/a.csv" "$TMP/none.csv" "$TMP/b.csv" "$TMP/c.csv" "$TMP/d.csv"
tail -n +2 "$TMP/a.csv" >"$TMP/a-bare"
tail -n +2 "$TMP/b.csv" >"$TMP/b-bare"
ok 'without headers' migstat-analyze analyze --no-header --value 4 -f csv --csv "$TMP/a-bare" "$TMP/b-bare"
cell 30 "$TMP/stdout" n
ok 'standard input among them' sh -c 'migstat-analyze analyze -f csv --value "time (ms)" --csv "$1/a.csv" - <"$1/b.csv"' sh "$TMP"
cell 30 "$TMP/stdout" n

# --- what is wrong ---------------------------------------------------------------------------
sed '1s/round/cycle/' "$TMP/b.csv" >"$TMP/other.csv"
fails_with 1 "$TMP/other.csv:1:9: column 3 is called 'cycle', but in $TMP/a.csv 'round'" \
	analyze --csv "$TMP/a.csv" "$TMP/c.csv" "$TMP/other.csv"
cut -d, -f1-3 "$TMP/b.csv" >"$TMP/fewer.csv"
fails_with 1 "$TMP/fewer.csv:1:1: column 4 of $TMP/a.csv, 'time (ms)', is not there" analyze --csv "$TMP/a.csv" "$TMP/fewer.csv"
sed 's/$/,x/' "$TMP/b.csv" >"$TMP/more.csv"
fails_with 1 "$TMP/more.csv:1:25: column 5, 'x', is none of $TMP/a.csv" analyze --csv "$TMP/a.csv" "$TMP/more.csv"
sed '4s/15/x/' "$TMP/b.csv" >"$TMP/bad.csv"
fails_with 1 "$TMP/bad.csv:4:10: column 'time (ms)': 'x" analyze --csv "$TMP/a.csv" "$TMP/bad.csv" "$TMP/c.csv"
fails_with 1 "$TMP/nowhere.csv: No such file" analyze --csv "$TMP/a.csv" "$TMP/nowhere.csv"
: >"$TMP/empty.csv"
fails_with 1 "$TMP/empty.csv:1: the file is empty" analyze --csv "$TMP/a.csv" "$TMP/empty.csv"
fails_with 1 'the files have no row beneath their headers' analyze --csv "$TMP/none.csv" "$TMP/none.csv"
fails_with 2 'no file has a name that fits' analyze --csv "$TMP/e*.nothing"
fails_with 2 'standard input can be read once' analyze --csv - -
# a time that cannot be read, in the second file
sed '1s/round/when/; 3s/,[0-9]*,/,soon,/' "$TMP/b.csv" >"$TMP/b-when.csv"
sed '1s/round/when/' "$TMP/a.csv" >"$TMP/a-when.csv"
fails_with 1 "$TMP/b-when.csv:3:8: column 'when': 'soon' is no time" analyze --time when --csv "$TMP/a-when.csv" "$TMP/b-when.csv"

done_testing
