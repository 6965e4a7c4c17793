#!/bin/sh
# memory.t: analyze and report where there is too little memory: one sentence, status 1, and their output
# whole or absent. What there is to have is taken away step by step (ulimit -v).
# shellcheck disable=SC2016  # what stands in single quotes is for sh -c
. tests/cli/lib.sh

case $BUILD in
*asan*)
	skip 'too little memory' 'AddressSanitizer takes terabytes of address space for itself'
	done_testing
	exit
	;;
esac

# within KILOBYTES COMMAND…: the command, with that much address space
# shellcheck disable=SC3045 # not in POSIX, but in dash and in bash
within() { (ulimit -v "$1" && shift && exec "$@"); }

# least COMMAND…: the least memory, to a step of 256 KiB, with which the command succeeds
least() {
	too_little=1024
	enough=2097152
	while [ $((enough - too_little)) -gt 256 ]; do
		middle=$(((enough + too_little) / 2))
		if within "$middle" "$@" >/dev/null 2>&1; then enough=$middle; else too_little=$middle; fi
	done
	echo "$enough"
}

# 60,000 rows in 3,000 groups: what they need is far more than the program itself
awk 'BEGIN { print "group,vm,value"
	for (i = 0; i < 60000; i++) printf "g%d,v%d,%d.%d\n", i % 3000, i % 7, i * 7919 % 1000, i % 10 }' >"$TMP/large.csv"
prepare sh -c 'migstat analyze --csv "$1/large.csv" --by group --unit-of vm --value value -o "$1/whole" >/dev/null' sh "$TMP"
start=$(least migstat-analyze analyze --version)
# one thread: how much several need at a time depends on who is first
end=$(least migstat-analyze analyze --csv "$TMP/large.csv" --by group --unit-of vm --value value --threads 1)
ok "the table needs more than the program: $end, $start KiB" [ "$end" -gt $((start + 4096)) ]

told=0
silent=0
torn=0
for step in 1 2 3 4 5 6 7 8 9 10 11 12; do
	mkdir "$TMP/out$step"
	within $((start + (end - start) * step / 13)) migstat-analyze analyze --csv "$TMP/large.csv" --by group \
		--unit-of vm --value value --threads 1 -o "$TMP/out$step" >"$TMP/stdout" 2>"$TMP/said"
	status=$?
	if [ $status -eq 1 ] && grep -q '^migstat analyze: .*memory$' "$TMP/said" && [ "$(wc -l <"$TMP/said")" -eq 1 ]; then
		told=$((told + 1))
	else
		silent=$((silent + 1))
		echo "# step $step: status $status: $(head -c 300 "$TMP/said")"
	fi
	for file in "$TMP/out$step"/* "$TMP/out$step"/.[!.]*; do
		[ -e "$file" ] || continue
		cmp -s "$file" "$TMP/whole/${file##*/}" || torn=$((torn + 1))
	done
done
ok 'each time it ends with 1 and one sentence' [ "$told,$silent" = 12,0 ]
ok 'what it wrote is whole, and nothing else lies there' [ "$torn" -eq 0 ]

done_testing
