#!/bin/sh
# packed.t: tables of a run packed as NAME.csv.gz and its like are read as such: by every verb, with the same bytes.
# shellcheck disable=SC2016  # what stands in single quotes is for sh -c
. tests/cli/lib.sh

prepare tests/golden/make-study "$TMP/plain" plain 7 vms=4 cycles=6 case=a
prepare tests/golden/make-study "$TMP/plain" plain 7 vms=4 cycles=6 case=b factor=1.2
prepare tests/bench/make-samples "$TMP/plain" 2000
prepare cp -r "$TMP/plain" "$TMP/packed"
prepare gzip -9n "$TMP/packed/migrations.csv"
if have zstd; then prepare zstd -q --rm "$TMP/packed/metrics.csv"; else prepare xz "$TMP/packed/metrics.csv"; fi
cd "$TMP" || exit 1

ok 'analyze' migstat analyze plain
ok 'analyze, packed' migstat analyze packed
for file in summary.csv outcomes.csv contrasts.csv resources.csv analysis.json contrasts.json; do
	same "$file is the same" plain/analysis/$file packed/analysis/$file
done
ok 'a table of the analysis may be packed, too' gzip -9n packed/analysis/resources.csv packed/analysis/summary.csv
SOURCE_DATE_EPOCH=1 ok 'report' migstat report plain -o plain.pdf
SOURCE_DATE_EPOCH=1 ok 'report, packed' migstat report packed -o packed.pdf
same 'is the same' plain.pdf packed.pdf
ok 'compare' migstat compare --fail-on never packed --between case=a,case=b
ok 'plan' migstat plan packed
ok 'export' migstat export packed -f csv-wide -o wide.csv
is 'has every migration' 97 "$(wc -l <wide.csv)"
ok 'what is written anew replaces what was packed' migstat analyze packed
ok 'so that it is there once' test ! -e packed/analysis/summary.csv.gz
ok 'and the report belongs to it' migstat report packed -o packed.pdf

cp plain/migrations.csv packed/
fails_with 1 'migrations.csv and packed/migrations.csv.gz are both there, and may differ: keep the one that is right' \
	migstat analyze packed
rm packed/migrations.csv
printf '1' | dd of=packed/migrations.csv.gz bs=1 seek=200 conv=notrunc 2>/dev/null
fails_with 1 'packed/migrations.csv.gz' migstat compare --fail-on never packed --between case=a,case=b
done_testing
