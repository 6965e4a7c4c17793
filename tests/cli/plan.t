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
prints 'plain: Total migration time' plan "$TMP/base"
holds "$TMP/stdout" 'The pilot: 6 VMs, 10 cycles, mean 40.65 s, known to within'
holds "$TMP/stdout" 'one migration takes 50 s with all around it.'
prints 'mean to within 1 %: only more VMs reach it' plan -w 1% "$TMP/base"
holds "$TMP/stdout" 'the 6 VMs of the pilot differ too much among themselves for any number of cycles'
prints 'mean to within 0.5 %: more cycles are cheaper' plan -w 0.5% --vm-seconds 100000 "$TMP/alike"
prints 'mean to within 0.5 %: more VMs are cheaper' plan -w 0.5% "$TMP/alike"
prints 'find 3 %, same VMs after' plan -d 3% "$TMP/base"
prints 'a study as large as the pilot reaches it' plan -d 30% "$TMP/base"
prints 'Of the variance of a VM' plan "$TMP/base"
prints 'plain: Downtime (hypervisor)' plan -m downtime_seconds "$TMP/base"
prints '### plain: Total migration time' plan -f markdown "$TMP/base"
prints '\begin{tabular}{llrrr}' plan -f latex "$TMP/base"

# what plan asks for is what compare needs: that many VMs find the change
ok 'plans to find a change of 8 %' plan -d 8% "$TMP/base"
vms=$(sed -n 's/^find 8 %, other VMs after  as many cycles *\([0-9]*\).*/\1/p' "$TMP/stdout")
is 'it takes some VMs' yes "$([ "$vms" -ge 2 ] && echo yes)"
study before 11 vms="$vms"
study after 12 vms="$vms" prefix=x factor=1.10
ends 3 "compare finds a change of 10 % with the $vms VMs that plan asks for 8 %" \
	migstat-analyze compare -m total_time_seconds -a mean "$TMP/before" "$TMP/after"

# --- hardly any data -------------------------------------------------------------------------
prints 'One VM tells nothing about how VMs differ: a pilot takes at least 2.' plan "$TMP/lone"
prints 'a pilot takes at least 2 cycles' plan "$TMP/single"
prints 'No value: nothing to plan from.' plan "$TMP/dead"
prints 'No value: nothing to plan from.' plan -m iterations "$TMP/base"

# --- emptying a host -------------------------------------------------------------------------
prints 'Time to empty a host of 12 VMs' plan --evacuate 12 "$TMP/base"
prints 'plain: emptying a host of 12 such VMs one by one takes at most 8.1 min half of the time, and at most 8.3 min in 95 of 100 cases.' \
	plan -e 12 -o "$TMP/out" "$TMP/base"
cell '1 ~487.6 ~497.7 2 ~246.0 ~252.3 4 ~124.9 ~128.8' "$TMP/out/evacuation.csv" at_a_time,p50_seconds,p95_seconds
cell '10000 20160401' "$TMP/out/evacuation.csv" draws,seed at_a_time=1
holds "$TMP/stdout" 'supposes that they do not slow each other'
prints '12 of 120 migrations attempted failed (10.0 %): of 12 VMs, about 1.2 stay behind' \
	plan -e 12 -o "$TMP/out" "$TMP/fail"
cell '120 12' "$TMP/out/evacuation.csv" attempted,failed at_a_time=1
prints 'of 60 VMs, about 6 stay behind, and with a probability of more than 99 % at' plan -e 60 "$TMP/fail"
prints 'of 1200 VMs, about 120 stay behind' plan -e 1200 "$TMP/fail"
prints 'no migration has a total time: nothing to reckon with' plan -e 12 "$TMP/dead"
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

# --- evacuation.csv --------------------------------------------------------------------------
ok 'two sizes of a host' plan -e 12,30 -p 1,4,20 -o "$TMP/out" "$TMP/base"
is 'every size has a heading' 2 "$(grep -c '^Time to empty a host' "$TMP/stdout")"
EVACUATION=$TMP/out/evacuation.csv
columns "$EVACUATION" run,case,host_vms,at_a_time,n,vms,draws,seed,attempted,failed >"$TMP/cut"
cat >"$TMP/wanted" <<-'EOF'
	run,case,host_vms,at_a_time,n,vms,draws,seed,attempted,failed
	base,plain,12,1,120,6,10000,20160401,120,0
	base,plain,12,4,120,6,10000,20160401,120,0
	base,plain,30,1,120,6,10000,20160401,120,0
	base,plain,30,4,120,6,10000,20160401,120,0
	base,plain,30,20,120,6,10000,20160401,120,0
EOF
same 'evacuation.csv has a row for each size and number at a time' "$TMP/wanted" "$TMP/cut"
cell '12 1 12 4 30 1 30 4 30 20' "$EVACUATION" host_vms,at_a_time '0 < $r{p50_seconds} && $r{p50_seconds} < $r{p95_seconds}'
ok 'more VMs take longer, more at a time less' perl -F, -lane '
	next if $. == 1;
	$p50{"$F[2] $F[3]"} = $F[6];
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
fails_with 2 '--seed x: wanted is a whole number' plan --seed x "$TMP/base"
fails_with 2 "there is no such format; did you mean 'latex'? (table, markdown, latex)" plan -f latx "$TMP/base"
prints 'Usage: migstat plan' migstat plan --help
prints 'migstat plan 0' plan --version

options_of plan
manual_tells plan option "$TMP/words"

done_testing
