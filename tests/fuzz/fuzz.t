#!/bin/sh
# fuzz.t: every fuzz target for a short while, from the seeds in tests/fuzz/corpus/TARGET. A finding
# is kept in build/fuzz/findings. Run from the project's root.
set -u
build=$PWD/build/fuzz/tests/fuzz
corpus=$PWD/tests/fuzz/corpus
findings=$PWD/build/fuzz/findings
seconds=${FUZZ_SECONDS:-4}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
mkdir -p "$findings"

count=0
for source in tests/fuzz/*.c; do
	name=$(basename "$source" .c)
	count=$((count + 1))
	mkdir -p "$work/$name/seeds"
	[ -d "$corpus/$name" ] && cp "$corpus/$name"/* "$work/$name/seeds"
	if (cd "$work/$name" && "$build/$name" -max_total_time="$seconds" -max_len=4096 -seed=1 \
		-print_final_stats=1 -artifact_prefix="$findings/$name-" seeds) >"$work/said" 2>&1; then
		runs=$(sed -n 's/^stat::number_of_executed_units: //p' "$work/said")
		echo "ok $count - $name: $runs inputs in $seconds s without a finding"
	else
		echo "not ok $count - $name"
		tail -n 40 "$work/said" | sed 's/^/# /'
	fi
done
echo "1..$count"
