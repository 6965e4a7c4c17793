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
	tests/golden/make-study "$TMP/$name" "$name" "$@"
}

study base 1
study alike 2 between=0 within=4
study lone 3 vms=1
study single 4 cycles=1
study dead 5 fail=1
study fail 6 fail=10

# --- how large the next study must be --------------------------------------------------------
prints 'plain: Total migration time' plan "$TMP/base"
prints 'The pilot: 6 VMs, 10 cycles, mean 40.65 s, known to within' plan "$TMP/base"
prints 'one migration takes 50 s with all around it.' plan "$TMP/base"
prints 'mean to within 1 %: only more VMs reach it' plan -w 1% "$TMP/base"
prints 'the 6 VMs of the pilot differ too much among themselves for any number of cycles' \
	plan -w 1% "$TMP/base"
prints 'mean to within 0.5 %: more cycles are cheaper' plan -w 0.5% --vm-seconds 100000 "$TMP/alike"
prints 'mean to within 0.5 %: more VMs are cheaper' plan -w 0.5% "$TMP/alike"
prints 'find 3 %, same VMs after' plan -d 3% "$TMP/base"
prints 'a study as large as the pilot reaches it' plan -d 30% "$TMP/base"
prints 'Of the variance of a VM' plan "$TMP/base"
prints 'plain: Downtime (hypervisor)' plan -m downtime_seconds "$TMP/base"
prints '### plain: Total migration time' plan -f markdown "$TMP/base"
prints '\begin{tabular}{llrrr}' plan -f latex "$TMP/base"

# what plan asks for is what compare needs: that many VMs find the change
vms=$(plan -d 8% "$TMP/base" | sed -n 's/^find 8 %, other VMs after  as many cycles *\([0-9]*\).*/\1/p')
study before 11 vms="$vms"
study after 12 vms="$vms" prefix=x factor=1.10
run migstat-analyze compare -m total_time_seconds -a mean "$TMP/before" "$TMP/after"
[ "$status" -eq 3 ]
report $? "compare finds a change of 10 % with the $vms VMs that plan asks for 8 %" "status $status"

# --- hardly any data -------------------------------------------------------------------------
prints 'One VM tells nothing about how VMs differ: a pilot takes at least 2.' plan "$TMP/lone"
prints 'a pilot takes at least 2 cycles' plan "$TMP/single"
prints 'No value: nothing to plan from.' plan "$TMP/dead"
prints 'No value: nothing to plan from.' plan -m iterations "$TMP/base"

# --- emptying a host -------------------------------------------------------------------------
prints 'Time to empty a host of 12 VMs' plan --evacuate 12 "$TMP/base"
prints 'plain: emptying a host of 12 such VMs one by one takes at most' plan -e 12 "$TMP/base"
prints 'plain: emptying a host of 12 such VMs 4 at a time takes at most' plan -e 12 "$TMP/base"
prints 'supposes that they do not slow each other' plan -e 12 "$TMP/base"
prints 'drawn with seed 20160401' plan -e 12 "$TMP/base"
prints '12 of 120 migrations attempted failed (10.0 %): of 12 VMs, about 1.2 stay behind' \
	plan -e 12 "$TMP/fail"
prints 'no migration has a total time: nothing to reckon with' plan -e 12 "$TMP/dead"
plan -e 12 "$TMP/base" >"$TMP/first"
plan -e 12 --seed 20160401 "$TMP/base" >"$TMP/again"
same 'the same seed gives the same times' "$TMP/first" "$TMP/again"
plan -e 12 --seed 7 "$TMP/base" | head -n 12 >"$TMP/other"
ok 'another seed nearly the same ones' sh -c '! cmp -s "$1" "$2"' sh "$TMP/first" "$TMP/other"
run plan -e 3 -p 1,2,4 "$TMP/base"
! says "$TMP/stdout" '4 at a time'
report $? 'more at a time than there are VMs is left out'

# --- evacuation.csv --------------------------------------------------------------------------
plan -e 12,30 -p 1,4,20 -o "$TMP/out" "$TMP/base" >"$TMP/printed"
ok 'every size of host has a heading' sh -c '[ "$(grep -c "^Time to empty a host" "$1")" = 2 ]' sh "$TMP/printed"
EVACUATION=$TMP/out/evacuation.csv
cut -d, -f1-6,10- "$EVACUATION" >"$TMP/cut"
cat >"$TMP/wanted" <<-'EOF'
	run,case,host_vms,at_a_time,n,vms,draws,seed,attempted,failed
	base,plain,12,1,120,6,10000,20160401,120,0
	base,plain,12,4,120,6,10000,20160401,120,0
	base,plain,30,1,120,6,10000,20160401,120,0
	base,plain,30,4,120,6,10000,20160401,120,0
	base,plain,30,20,120,6,10000,20160401,120,0
EOF
same 'evacuation.csv has a row for each size and number at a time' "$TMP/wanted" "$TMP/cut"
ok 'p50 lies below p95, more VMs take longer, more at a time less' perl -F, -lane '
	next if $. == 1;
	$p50{"$F[2] $F[3]"} = $F[6];
	$bad = 1 if $F[6] > $F[7];
	END { exit($bad || $p50{"12 1"} > $p50{"30 1"} || $p50{"12 4"} > $p50{"12 1"}) }' "$EVACUATION"
plan -e 12,30 -p 1,4,20 -o "$TMP/twice" "$TMP/base" >"$TMP/printed"
same 'the same seed gives the same file' "$EVACUATION" "$TMP/twice/evacuation.csv"
ok 'a run of failures' plan -e 12 -o "$TMP/out" "$TMP/dead"
ok 'has empty cells' grep -q '^dead,plain,12,1,0,0,,,,10000,20160401,120,120$' "$EVACUATION"
cp -r "$TMP/base" "$TMP/even"
perl -i -lne '@F = split /,/, $_, -1;
	$. == 1 ? (@at{@F} = 0 .. $#F) : ($F[$at{total_time_seconds}] = 10); print join ",", @F' \
	"$TMP/even/migrations.csv"
ok 'all times are 10 s' plan -e 10 -p 1,4,10 -o "$TMP/out" "$TMP/even"
cut -d, -f4,7-9 "$EVACUATION" | tail -n +2 >"$TMP/cut"
printf '1,100,100,100\n4,30,30,30\n10,10,10,10\n' >"$TMP/wanted"
same 'so 10 VMs take 100 s one by one, 30 s four at a time, 10 s all at once' "$TMP/wanted" "$TMP/cut"
fails_with 2 'only --evacuate writes a file' plan -o "$TMP/out" "$TMP/base"
fails_with 1 'Not a directory' plan -e 3 -o "$TMP/base/migrations.csv/x" "$TMP/base"
for column in $(head -n 1 "$EVACUATION" | tr ',' ' '); do
	grep -q "^\\*$column\\*" analyze/migstat-plan.1.scd || [ "$column" = case ]
	report $? "the manual tells of the column $column"
done

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

manual=analyze/migstat-plan.1.scd
plan --help | sed -n 's/^ .*--\([a-z-]*\).*/\1/p' >"$TMP/options"
while read -r option; do
	grep -q "^\*.*--$option\*" "$manual"
	report $? "the manual tells of --$option"
done <"$TMP/options"

done_testing
