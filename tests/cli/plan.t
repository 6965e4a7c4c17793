#!/bin/sh
# migstat-analyze plan, run as a person would.
# shellcheck disable=SC2016  # what looks like variables is another shell
. tests/cli/lib.sh

plan() {
	migstat-analyze plan "$@"
}

# study NAME SEED [KEY=VALUE…]: a made-up run; see tests/golden/make-study
study() {
	name=$1
	shift
	prepare tests/golden/make-study "$TMP/$name" "$name" "$@"
}

study base 1
study alike 2 between=0 within=4
study lone 3 vms=1
study single 4 cycles=1
study dead 5 fail=1
study fail 6 fail=10

# --- how large the next study must be --------------------------------------------------------
# row GOAL WAY: the cells behind the way, blanks squeezed
row() {
	sed -n "s/^$1  *$2  *//p" "$TMP/stdout" | head -n 1 | tr -s ' '
}

prints 'plain: Total migration time' plan "$TMP/base"
holds "$TMP/stdout" 'The pilot: 6 VMs, 10 cycles, mean 40.65 s, 95 % interval 39 to 42.29'
holds "$TMP/stdout" 'for VMs like these 6, at times like those of this run; one migration takes 50 s with all around it.'
holds "$TMP/stdout" 'between VMs 3.8 (5.6) %, between cycles 0 (0) %, of a VM in one cycle 1.5 (1.7) %'
holds "$TMP/stdout" 'one run does not tell how sessions differ'
holds "$TMP/stdout" 'there is no other one in this run, so the range goes from all'
is 'a range of VMs' '5 to 8 10 83.3 min to 2.2 h' "$(row 'mean to within 5 %' 'as many cycles')"
is 'the VMs of the pilot may not be enough, whatever the cycles' '6 3 to ? 30.0 min to ?' \
	"$(row 'mean to within 5 %' 'as many VMs')"
ok 'a narrower width' plan -w 1% "$TMP/base"
is 'VMs that differ: no number of cycles' '- - not this way' "$(row 'mean to within 1 %' 'as many VMs')"
holds "$TMP/stdout" "More cycles with the pilot's VMs do not reach it: VMs differ, or are too few."
prints 'find 3 %, two runs, same VMs' plan -d 3% "$TMP/base"
prints 'a study as large as the pilot reaches it' plan -d 30% "$TMP/base"
prints 'plain: Downtime (hypervisor)' plan -m downtime_seconds "$TMP/base"
prints '### plain: Total migration time' plan -f markdown "$TMP/base"
prints '\begin{tabular}{llrrr}' plan -f latex "$TMP/base"

# the same VMs are from all alike to another one in every session: the upper end is that of others
ok 'both goals of two runs' plan -d 5% "$TMP/base"
is 'same VMs end where other VMs end' "$(row 'find 5 %, two runs, other VMs' 'as many cycles' | sed 's/^[0-9]* to //; s/ 10 .*//')" \
	"$(row 'find 5 %, two runs, same VMs' 'as many cycles' | sed 's/^[0-9]* to //; s/ 10 .*//')"

# what sessions add no number of VMs or cycles lessens, but more runs do
ok 'sessions that differ by 3 %' plan -d 5% --session-sd 3% "$TMP/base"
is 'two runs cannot find 5 %' '- - not this way' "$(row 'find 5 %, two runs, same VMs' cheapest)"
holds "$TMP/stdout" 'find 5 %, two runs, same VMs: out of reach with any number of VMs or cycles.'
lacks "$TMP/stdout" 'one run does not tell how sessions differ'
ok 'several runs can' grep -q 'Several runs: plan [0-9]* runs a side as large as the pilot' "$TMP/stdout"
ok 'a larger spread of sessions' plan -d 5% --session-sd 5% "$TMP/base"
holds "$TMP/stdout" 'Several runs: plan'

# what plan asks for is what compare needs: that many VMs find the change
ok 'plans to find a change of 8 %' plan -d 8% "$TMP/base"
vms=$(row 'find 8 %, two runs, other VMs' 'as many cycles' | sed -n 's/^\([0-9]* to \)*\([0-9]*\) 10 .*/\2/p')
is 'it takes some VMs' yes "$([ "$vms" -ge 3 ] && echo yes)"
study before 11 vms="$vms"
study after 12 vms="$vms" prefix=x factor=1.10
ends 3 "compare finds a change of 10 % with the $vms VMs that plan asks for 8 %" \
	migstat-analyze compare -m total_time_seconds -a mean "$TMP/before" "$TMP/after"

# the shipped study: time is what its means vary with, and its cases resemble each other in it
ok 'the shipped study' plan -d 10% datasets/study/classic
is 'more VMs alone tell nothing' '- - not this way' "$(row 'find 10 %, two runs, same VMs' 'as many cycles')"
holds "$TMP/stdout" "More VMs with the pilot's cycles do not reach it: times differ, or are too few."
holds "$TMP/stdout" 'as the differences to 3 others in this run, VM by VM and cycle by cycle'
ok 'two cases of one run take far less than two runs' perl -lne '
	$cycles{$1} = $2 if /^find 10 %, (between cases|two runs, same).* as many VMs +6 +\d+ to (\d+)/ && !$cycles{$1};
	END { exit !($cycles{"between cases"} > 20 && 5 * $cycles{"between cases"} < $cycles{"two runs, same"}) }' "$TMP/stdout"

# --- hardly any data -------------------------------------------------------------------------
prints 'One VM tells nothing about how VMs differ: a pilot takes at least 3.' plan "$TMP/lone"
prints 'One cycle tells nothing about how times differ: a pilot takes at least 3 cycles.' plan "$TMP/single"
prints 'No value: nothing to plan from.' plan "$TMP/dead"
prints 'No value: nothing to plan from.' plan -m iterations "$TMP/base"

# --- emptying a host -------------------------------------------------------------------------
prints 'Time to empty a host of 12 VMs' plan --evacuate 12 "$TMP/base"
prints 'plain: emptying a host of 12 such VMs one by one takes at most 8.1 min half of the time, and at most 8.4 min in 95 of 100 cases (from 8.1 min to 8.6 min).' \
	plan -e 12 -o "$TMP/out" "$TMP/base"
cell '1 ~487.5 ~506.0 2 ~245.6 ~256.0 4 ~124.3 ~130.2' "$TMP/out/evacuation.csv" at_a_time,p50_seconds,p95_seconds
cell '40000 20160401' "$TMP/out/evacuation.csv" draws,seed at_a_time=1
cell '~484.0 ~517.7 0.95 20' "$TMP/out/evacuation.csv" p95_low_seconds,p95_high_seconds,level,rounds at_a_time=1
holds "$TMP/stdout" 'plain: for VMs like these 6, at times like those of 20 rounds.'
holds "$TMP/stdout" 'supposes that they do not slow each other'
prints '12 of 120 migrations attempted failed (10.0 %): of 12 VMs, about 1.2 stay behind' \
	plan -e 12 -o "$TMP/out" "$TMP/fail"
cell '120 12' "$TMP/out/evacuation.csv" attempted,failed at_a_time=1
holds "$TMP/stdout" 'They fell into 12 rounds'
ok 'of a large host' plan -e 1000 -p 1 "$TMP/fail"
holds "$TMP/stdout" 'of 1000 VMs, about 100 stay behind.'
lacks "$TMP/stdout" 'e+0' # no number such as 1e+02 %
prints 'no migration has a time: nothing to reckon with' plan -e 12 "$TMP/dead"
# of an imported run only the hypervisor's job is known
prepare migstat import tests/import/once-wrong/two-vms-interleaved.log -o "$TMP/jobs"
prints 'imported: Job time' plan "$TMP/jobs"
prints 'Total times are not known' plan -e 12 -o "$TMP/jobs-out" "$TMP/jobs"
cell '2' "$TMP/jobs-out/evacuation.csv" n at_a_time=1
ok 'without a seed' plan -e 12 -o "$TMP/first" "$TMP/base"
ok 'with the seed that it took' plan -e 12 --seed 20160401 -o "$TMP/again" "$TMP/base"
same 'the same seed gives the same times' "$TMP/first/evacuation.csv" "$TMP/again/evacuation.csv"
ok 'with another' plan -e 12 --seed 7 -o "$TMP/other" "$TMP/base"
# each time of the two seeds, paired: how far apart they are
TIMES=p50_seconds,p95_seconds,mean_seconds
columns "$TMP/first/evacuation.csv" "$TIMES" | tail -n +2 >"$TMP/times"
columns "$TMP/other/evacuation.csv" "$TIMES" | tail -n +2 | paste -d, "$TMP/times" - >"$TMP/pairs"
ok 'another seed gives other times, but nearly the same ones' awk -F, '
	NF != 6 { bad = 1 }
	{ for (i = 1; i <= 3; i++) if ($i == $(i + 3) || ($i / $(i + 3) - 1) ^ 2 > 0.01 ^ 2) bad = 1 }
	END { exit bad || NR != 3 }' "$TMP/pairs"
ok 'more at a time than there are VMs' plan -e 3 -p 1,2,4 -o "$TMP/three" "$TMP/base"
cell '1 2' "$TMP/three/evacuation.csv" at_a_time # are left out
lacks "$TMP/stdout" '4 at a time'

# the shipped study: a round is a real evacuation of 6 VMs one by one, so at most 5 of 100 take
# longer than p95; of times drawn one by one 18 of 100 did. 320 rounds: 16, and 2 sd of chance.
ROUNDS='
	if (/^migration,/) { @c{split /,/} = 0 .. 99; next }
	@v = split /,/, $_, -1; $sum{"$v[$c{case}] $v[$c{cycle}] $v[$c{direction}]"} += $v[$c{total_time_seconds}];'
beyond=0
rounds=0
for run in classic successor; do
	ok "evacuations of $run" plan -e 6 -p 1 -o "$TMP/$run" "datasets/study/$run"
	cell '40 40 40 40' "$TMP/$run/evacuation.csv" rounds
	columns "$TMP/$run/evacuation.csv" case,p95_seconds | tail -n +2 >"$TMP/p95"
	P95=$TMP/p95 perl -lne 'BEGIN { open F, $ENV{P95}; for (<F>) { chomp; /^(.*),(.*)$/; $p95{$1} = $2 } }'"$ROUNDS"'
		END { for (keys %sum) { /^(\S+) /; $n++; $over += $sum{$_} > $p95{$1} } print "$over $n" }' "datasets/study/$run/migrations.csv" >"$TMP/beyond"
	read -r over n <"$TMP/beyond"
	beyond=$((beyond + over))
	rounds=$((rounds + n))
done
is 'real evacuations' 320 "$rounds"
ok "of which at most 5 of 100 take longer than p95 ($beyond)" test "$beyond" -le 24
ok 'and some do' test "$beyond" -ge 2

# one cycle, and none: nothing, or too little, is known
ok 'one cycle' plan -e 6 -o "$TMP/out" "$TMP/single"
cell '- - 2' "$TMP/out/evacuation.csv" p95_low_seconds,p95_high_seconds,rounds at_a_time=1
holds "$TMP/stdout" 'One cycle does not tell how times differ: nothing is known of 95 of 100'
ok 'and says nothing of it' sh -c '! grep -q "in 95 of 100 cases" "$1"' sh "$TMP/stdout"
cell '-' "$TMP/out/evacuation.csv" p95_seconds at_a_time=1
awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; print; next } $(at["cycle"]) <= 2' \
	"$TMP/base/migrations.csv" >"$TMP/two-cycles.csv"
mkdir "$TMP/two-cycles" && cp "$TMP/base/datapackage.json" "$TMP/two-cycles" &&
	cp "$TMP/two-cycles.csv" "$TMP/two-cycles/migrations.csv"
prints 'Two cycles tell next to nothing about how times differ: a pilot takes at least 3.' plan "$TMP/two-cycles"
mkdir "$TMP/zeros" && cp "$TMP/base/datapackage.json" "$TMP/zeros" &&
	awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i } NR > 1 { $(at["total_time_seconds"]) = 0 } 1' \
		"$TMP/base/migrations.csv" >"$TMP/zeros/migrations.csv"
prints 'The mean is zero or less: a change in per cent means nothing.' plan "$TMP/zeros"
prints 'one VM does not tell what other VMs take' plan -e 6 "$TMP/lone"

# values that were given up are no durations: whoever plans with them is told
awk 'BEGIN {
	print "migration,case,vm,cycle,direction,order,outcome,total_time_seconds"
	for (c = 1; c <= 10; c++)
		for (i = 1; i <= 6; i++)
			print ++n ",p,v" i "," c ",AB," i ",ok," ((c + i) % 9 == 0 ? 400 + i / 10 : 100 + i + c / 7)
}' >"$TMP/given.csv"
prepare migstat import migstat "$TMP/given.csv" -o "$TMP/given-up"
prints '6 of 60 values stand at 400 s, where they were given up' plan "$TMP/given-up"
prints '6 of 60 values stand at 400 s, where they were given up' plan -e 6 "$TMP/given-up"
omits 'given up' plan --limit none "$TMP/given-up"
omits 'given up' plan --limit none -e 6 "$TMP/given-up"
prints 'values stand at 41 s, where they were given up' plan --limit 41s "$TMP/base"
fails_with 2 'there is no such metric' plan --limit total_tim=400s "$TMP/base"

# --- evacuation.csv --------------------------------------------------------------------------
ok 'two sizes of a host' plan -e 12,30 -p 1,4,20 -o "$TMP/out" "$TMP/base"
is 'every size has a heading' 2 "$(grep -c '^Time to empty a host' "$TMP/stdout")"
EVACUATION=$TMP/out/evacuation.csv
columns "$EVACUATION" run,case,host_vms,at_a_time,n,vms,draws,seed,attempted,failed >"$TMP/cut"
cat >"$TMP/wanted" <<-'EOF'
	run,case,host_vms,at_a_time,n,vms,draws,seed,attempted,failed
	base,plain,12,1,120,6,40000,20160401,120,0
	base,plain,12,4,120,6,40000,20160401,120,0
	base,plain,30,1,120,6,40000,20160401,120,0
	base,plain,30,4,120,6,40000,20160401,120,0
	base,plain,30,20,120,6,40000,20160401,120,0
EOF
same 'evacuation.csv has a row for each size and number at a time' "$TMP/wanted" "$TMP/cut"
cell '12 1 12 4 30 1 30 4 30 20' "$EVACUATION" host_vms,at_a_time '0 < $r{p50_seconds} && $r{p50_seconds} < $r{p95_seconds}'
ok 'more VMs take longer, more at a time less' perl -F, -lane '
	next if $. == 1;
	$p50{"$F[2] $F[3]"} = $F[7];
	END { exit !($p50{"12 4"} > 0 && $p50{"12 1"} < $p50{"30 1"} && $p50{"12 4"} < $p50{"12 1"}) }' "$EVACUATION"
ok 'once more' plan -e 12,30 -p 1,4,20 -o "$TMP/twice" "$TMP/base"
same 'the same seed gives the same file' "$EVACUATION" "$TMP/twice/evacuation.csv"
ok 'a run of failures' plan -e 12 -o "$TMP/out" "$TMP/dead"
cell '0 0 - - - 120 120' "$EVACUATION" n,vms,$TIMES,attempted,failed at_a_time=1
cp -r "$TMP/base" "$TMP/even"
perl -i -lne '@F = split /,/, $_, -1;
	$. == 1 ? (@at{@F} = 0 .. $#F) : ($F[$at{total_time_seconds}] = 10); print join ",", @F' \
	"$TMP/even/migrations.csv"
ok 'all times are 10 s' plan -e 10 -p 1,4,10 -o "$TMP/out" "$TMP/even"
# so 10 VMs take 100 s one by one, 30 s four at a time, 10 s all at once
cell '1 100 100 100 4 30 30 30 10 10 10 10' "$EVACUATION" at_a_time,$TIMES
fails_with 2 'only --evacuate writes a file' plan -o "$TMP/out" "$TMP/base"
fails_with 1 'Not a directory' plan -e 3 -o "$TMP/base/migrations.csv/x" "$TMP/base"
columns_of "$EVACUATION"
manual_tells plan column "$TMP/words"

# --- bad input and wrong usage ---------------------------------------------------------------
fails_with 1 'No such file or directory' plan "$TMP/nowhere"
fails_with 1 "no such column; did you mean 'case'?" plan --by cas "$TMP/base"
fails_with 1 'standard output: No space left on device' sh -c 'migstat-analyze plan "$1" >/dev/full' sh "$TMP/base"
fails_with 2 'wanted is one run, not 0' plan
fails_with 2 'wanted is one run, not 2' plan "$TMP/base" "$TMP/fail"
fails_with 2 '--evacuate 0: wanted are at most 16 whole numbers from 1' plan -e 0 "$TMP/base"
fails_with 2 '--parallel 0: wanted are at most' plan -e 4 -p 0 "$TMP/base"
fails_with 2 '--parallel 1,: wanted are at most' plan -e 4 -p 1, "$TMP/base"
fails_with 2 '--width 5: wanted is a number between 0 and 1' plan -w 5 "$TMP/base"
fails_with 2 '--vm-seconds -1: wanted is a number of seconds' plan --vm-seconds -1 "$TMP/base"
fails_with 2 '--session-sd -1: wanted is a number between 0 and 1' plan --session-sd -1 "$TMP/base"
fails_with 2 '--seed x: wanted is a whole number' plan --seed x "$TMP/base"
fails_with 2 "there is no such format; did you mean 'latex'? (table, markdown, latex)" plan -f latx "$TMP/base"
prints 'Usage: migstat plan' migstat plan --help
prints 'migstat plan 0' plan --version

options_of plan
manual_tells plan option "$TMP/words"

done_testing
