#!/bin/sh
# keeps-inputs.t — what is read, and what is somebody else's, is still there when tables were
# written into its folder.
. tests/cli/lib.sh

cd "$TMP" || exit 1
awk 'BEGIN {
	print "storage,vm,cycle,time_ms"
	for (c = 1; c <= 4; c++)
		for (v = 1; v <= 4; v++)
			for (s = 1; s <= 2; s++)
				printf "s%d,vm%d,%d,%d\n", s, v, c, 900 + 100 * s + 7 * v + (c * 5 + v * 3) % 4
}' >times.csv

# ---- another's file of the name of a table that this call does not write ----
for name in values outcomes model by-vm contrasts; do
	mkdir "of-$name"
	cp times.csv "of-$name/$name.csv"
	ok "a file $name.csv is analyzed into its folder" migstat-analyze analyze \
		--csv "of-$name/$name.csv" --value time_ms -o "of-$name"
	same "and $name.csv is as it was" times.csv "of-$name/$name.csv"
done
mkdir packed
gzip -c times.csv >packed/values.csv.gz
cp packed/values.csv.gz kept.gz
ok 'so is a packed one' migstat-analyze analyze --csv packed/values.csv.gz --value time_ms -o packed
same 'and it is as it was' kept.gz packed/values.csv.gz
mkdir beside
cp times.csv beside/values.csv
ok 'one that is not read at all' migstat-analyze analyze --csv times.csv --value time_ms -o beside
same 'stays as well' times.csv beside/values.csv

# ---- what this call would write over ----
for name in values summary contrasts diagnostics outcomes; do
	mkdir "over-$name"
	cp times.csv "over-$name/$name.csv"
	fails_with 1 "$name.csv is read, and would be replaced" migstat-analyze analyze \
		--csv "over-$name/$name.csv" --value time_ms --by storage --for-report -o "over-$name"
	same "$name.csv is as it was" times.csv "over-$name/$name.csv"
	is "and nothing is beside it" "$name.csv" "$(ls "over-$name")"
done
mkdir linked
ln times.csv linked/summary.csv
fails_with 1 'linked/summary.csv is read' migstat-analyze analyze --csv times.csv --value time_ms -o linked
mkdir over-packed
cp kept.gz over-packed/summary.csv.gz
fails_with 1 'summary.csv.gz is read' migstat-analyze analyze --csv over-packed/summary.csv.gz \
	--value time_ms -o over-packed
same 'the packed one is as it was' kept.gz over-packed/summary.csv.gz
mkdir sides
cp times.csv sides/comparisons.csv
fails_with 1 'comparisons.csv is read' migstat-analyze compare --csv times.csv sides/comparisons.csv \
	--value time_ms -o sides
same 'a side of a comparison is as it was' times.csv sides/comparisons.csv

# ---- what an earlier call made goes ----
prepare migstat-analyze analyze --csv times.csv --value time_ms --by storage --for-report -o again >printed
ok 'a second call, which makes less' migstat-analyze analyze --csv times.csv --value time_ms -o again
is 'leaves no values of the first' '' "$(find again -name values.csv)"
done_testing
