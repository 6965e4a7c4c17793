#!/bin/sh
# study.t: the study that ships, datasets/study: what stands beside its raw tables is made from them.
# shellcheck disable=SC2016  # what stands in single quotes is for sh -c and awk
. tests/cli/lib.sh
STUDY=datasets/study

for part in classic successor; do
	ok "$part: each of its four cases has 240 planned migrations" awk -F, '
		NR == 1 { for (i = 1; i <= NF; i++) if ($i == "case") column = i; next }
		{ n[$column]++ }
		END { for (c in n) { cases++; if (n[c] != 240) exit 1 } exit cases != 4 }' $STUDY/$part/migrations.csv
done
ok 'all of it takes less than 30 MiB' sh -c '[ "$(du -sk "$1" | cut -f 1)" -lt 30720 ]' sh $STUDY

ok 'the words of its checks are read' gzip -cdf $STUDY/*/analysis/diagnostics.csv*
sed 's/^.*,"//' "$TMP/stdout" >"$TMP/sentences"
is 'there are many' yes "$([ "$(wc -l <"$TMP/sentences")" -gt 1000 ] && echo yes)"
is 'no number in them needs an exponent' '' "$(grep -E '[0-9]e[-+]?[0-9]' "$TMP/sentences")"

ok 'it is unpacked' tests/study/ship --unpack $STUDY "$TMP/raw"
ok 'and packed again' tests/study/ship "$TMP/raw" "$TMP/packed"
for file in classic/metrics.csv.gz successor/progress.csv.gz successor/migrations.csv; do
	same "$file is the same then" "$TMP/packed/$file" $STUDY/$file
done

# Every number of README's opening, with its unit, stands in the comparisons.
sed -n '/^<!-- findings -->/,/^<!-- end of findings -->/p' README.md | tr '\n' ' ' |
	grep -oE '[-+]?[0-9]+(\.[0-9]+)?( to [-+]?[0-9]+(\.[0-9]+)?)? (%|s|ms)' | sort -u >"$TMP/numbers"
ok 'README opens with numbers' [ "$(wc -l <"$TMP/numbers")" -ge 6 ]
while read -r number; do
	ok "README: '$number' stands in findings.md" grep -qF -e "$number" $STUDY/findings.md
done <"$TMP/numbers"

# Analysis, comparisons and reports of 1920 migrations take the sanitizers a minute; their code is
# run under them by the tests of each.
case $BUILD in
*asan*) skip 'the study is made anew' 'too long under sanitizers' ;;
*)
	ok 'analysis, figures and reports are made anew' tests/study/report $STUDY "$TMP/study"
	(cd "$TMP/study" && find . -type f | sort) >"$TMP/made"
	(cd $STUDY && find . -type f ! -path './*/*.csv*' ! -path './*/datapackage.json' -o -type f -path '*/analysis/*' -o -type f -path './figures/*' | sort) >"$TMP/shipped"
	same 'they are those that ship, none more and none less' "$TMP/made" "$TMP/shipped"
	while read -r file; do
		same "$file is made anew byte by byte" "$TMP/study/$file" "$STUDY/$file"
	done <"$TMP/made"
	;;
esac

# more findings than anybody reads are a table, and no word of a table is torn
prepare cp -r $STUDY/classic/analysis "$TMP/raw/classic/"
for table in "$TMP"/raw/classic/analysis/*.gz; do
	prepare gunzip "$table"
done
ok 'the whole report of it' migstat report --full "$TMP/raw/classic" -o "$TMP/classic.pdf"
prepare pdftotext -layout "$TMP/classic.pdf" "$TMP/words-of-pdf"
holds "$TMP/words-of-pdf" 'Checks: in how many metrics' 'what the checks found is a table'
is 'heads of wide tables are whole' yes \
	"$([ "$(grep -c 'between  *within.* censored' "$TMP/words-of-pdf")" -gt 10 ] && echo yes)"

fails_with 1 'is no run: it has no migrations.csv' sh -c 'mkdir "$1" && tests/study/report "$1"' sh "$TMP/empty"
fails_with 2 'report STUDY' tests/study/report

# --- the study on an OpenStack: what is made of it -----------------------------------------------
ends 2 'measures nothing that it does not know' "$ROOT/tests/study/openstack" --cycles 0
holds "$TMP/stderr" "--cycles must be 1 to 999, not '0'"
prepare "$ROOT/tests/golden/make-run-phases" "$TMP/cloud"
prepare cp -r "$TMP/cloud" "$TMP/cloud-refused"
ok 'a run is packed' "$ROOT/tests/study/openstack-ship" "$TMP/cloud" "$TMP/packed"
same 'its table' "$TMP/cloud/migrations.csv" "$TMP/packed/migrations.csv"
same 'and that of what was refused' "$TMP/cloud-refused/migrations.csv" "$TMP/packed/refused/migrations.csv"
holds "$TMP/packed/figures/phases.csv" ',block,queue,' 'its figure'
prepare cp -r "$TMP/packed" "$TMP/again"
ok 'all is made anew' "$ROOT/tests/study/openstack-ship" "$TMP/again"
same 'the report, the same bytes' "$TMP/packed/report.pdf" "$TMP/again/report.pdf"
same 'the figure, too' "$TMP/packed/figures/phases.pdf" "$TMP/again/figures/phases.pdf"
done_testing
