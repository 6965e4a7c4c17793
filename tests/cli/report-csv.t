#!/bin/sh
# report-csv.t — figures and reports of any CSV file, not of runs.
# shellcheck disable=SC2016,SC1112  # back-ticks and quotation marks are part of the messages
. tests/cli/lib.sh

draw() {
	migstat-report report "$@"
}

cd "$TMP" || exit 1
# 3 storages, 4 hosts, 6 rounds; one cell is missing
awk 'BEGIN {
	srand(5)
	split("ceph nfs local", name, " ")
	print "host,storage,kind,round,time (ms),moved_mib"
	for (round = 5; round <= 10; round++)
		for (host = 1; host <= 4; host++)
			for (i = 1; i <= 3; i++) {
				ms = 9000 + 3000 * (i - 1) + 100 * host + int(600 * rand())
				if (round == 7 && host == 2 && i == 2)
					ms = "NA"
				printf "node%d,%s,%s,%d,%s,%d\n", host, name[i], (host > 2 ? "big" : "small"),
					round, ms, 900 + int(100 * rand())
			}
}' >times.csv
prepare migstat-analyze analyze --csv times.csv --value 'time (ms)' --by storage --unit-of host \
	--cycle round -o plain >printed

set -- --csv times.csv --value 'time (ms)' --unit-of host --cycle round

# ---- figures ----
for figure in means bars distributions ecdf cycles; do
	ok "the figure $figure of a CSV file" draw "$@" --by storage --figure $figure -o $figure.pdf
	lacks $figure.csv 'AB'
done
awk -F, 'NR > 1 { print $4, $7, $11, $12, $5 "," $8 }' plain/summary.csv | cut -d' ' -f1-4 >wanted
awk -F, '$5 ~ /^mean/ { print $4, $9 == "" ? "" : $9, $10, $11 }' means.csv >drawn
is 'groups, means and intervals are those of analyze' \
	"$(awk -F, 'NR > 1 { printf "%s %.9g %.9g\n", $4, $11, $12 }' plain/summary.csv)" \
	"$(awk -F, '$5 ~ /^mean/ { printf "%s %.9g %.9g\n", $4, $10, $11 }' means.csv)"
is 'each value is a point' 71 "$(grep -c ',point,' means.csv)"
is 'cycles count from 1' '1 2 3 4 5 6' \
	"$(awk -F, '/,point,/ { print $8 }' means.csv | sort -un | tr '\n' ' ' | sed 's/ $//')"
pdftotext -layout means.pdf - | tr -s ' \n' ' ' >words
holds words 'A VM is what the column ‘host’ tells apart, a cycle what ‘round’ does.'
holds words 'nfs: no value 1 of 24'
lacks words 'migration'
ok 'a plot for each text and each column of values' draw --csv times.csv \
	--value 'time (ms),moved_mib' --by storage --panels kind --figure bars --whisker ci \
	-w 180mm -o grid.pdf
is 'each has its rows' 'moved_bytes big,moved_bytes small,time_seconds big,time_seconds small' \
	"$(awk -F, 'NR > 1 { print $2, $5 }' grid.csv | sort -u | paste -sd,)"
pdftotext -layout grid.pdf - | tr -s ' \n' ' ' >words
is 'what all plots ask is asked once' 1 "$(grep -o 'how far do values scatter' words | wc -l)"
ok 'rows by themselves, of all groups' draw --csv times.csv --value moved_mib -o rows.png
ok 'from standard input' \
	sh -c 'migstat-report report --csv - --value moved_mib --by storage -o stdin.png <times.csv'

# ---- reports ----
ok 'a report' draw "$@" --by storage --better lower -o report.pdf -o report.html
pdftotext -layout report.pdf - | tr -s ' \n' ' ' >words
holds words 'worse in nfs (+'
holds words '72 of the 72 rows of times.csv'
holds words 'and the figures before-after, outcomes, phases, anatomy, continuity, resources, model, evacuation, trend'
lacks words 'analysis/'
grep -o '<title>[^<]*' report.html >hints
holds hints 'nfs, node1, cycle '
lacks hints 'A to B'
ok 'a report of two groups' draw "$@" --by storage --where storage!=nfs -o two.pdf
pdftotext -layout two.pdf - | tr -s ' \n' ' ' >words
holds words 'the verdict, of one test.'
lacks words '1 tests'
# a group without a name is one; rows of one round are undecided for another reason than many tests
perl -e 'srand 3; print "k,t_ms\n"; for my $k ("", "b", "c") { printf "%s,%.2f\n", $k, ($k eq "c" ? 15 : 10) + rand for 1 .. 8 }' >unnamed.csv
ok 'a group without a name' draw --csv unnamed.csv --value t_ms --by k -o unnamed.pdf
pdftotext -layout unnamed.pdf - | tr -s ' \n' ' ' >words
holds words 't against (empty), in this file: changed in c'
lacks words 'After against before'
perl -e 'srand 4; print "k,cycle,t_ms\n"; for my $k ("a", "b") { printf "%s,1,%.2f\n", $k, ($k eq "b" ? 11 : 10) + rand 0.1 for 1 .. 20 }' >round.csv
ok 'rows of one round' draw --csv round.csv --value t_ms --by k --cycle cycle -o round.pdf
pdftotext -layout round.pdf - | tr -s ' \n' ' ' >words
holds words 'for which nothing could be tested'
lacks words '0 tests'
ok 'LaTeX' draw "$@" --by storage --latex tex
holds tex/report.tex 'figure-outcomes is left out: it tells of migrations'
holds tex/table-time_seconds.tex 'rows with a value'
ok 'in two steps' migstat-analyze analyze "$@" --by storage --for-report -o kept
ok 'the same figure' draw kept --figure means -o again.pdf
same 'it has the same numbers' means.csv again.csv
echo 'time_seconds,1,node1,1,,99' >>kept/values.csv
fails_with 1 'kept is not as `migstat analyze --for-report` wrote it' draw kept -o no.pdf

# ---- what is refused ----
fails_with 1 '--figure outcomes: it tells of migrations' draw "$@" --by storage --figure outcomes -o no.pdf
fails_with 1 'nothing tells the cycle of a row' draw --csv times.csv --value moved_mib --figure cycles -o no.pdf
fails_with 1 'times.csv is there already' draw "$@" --figure means -o times.pdf
fails_with 1 'has no such column' draw --csv times.csv --value tim -o no.pdf
fails_with 2 'name it by --csv FILE' draw --value moved_mib kept -o no.pdf
fails_with 2 '--metric is for runs' draw "$@" --metric total_time_seconds --figure means -o no.pdf
fails_with 2 '--full is of runs' draw "$@" --full -o no.pdf
fails_with 2 'Name them by --value' draw --csv times.csv -o no.pdf
is 'nothing is left behind' '' "$(find . -name 'migstat-??????')"
done_testing
