#!/bin/sh
# lab.t: the campaign on real guests: what tests/lab/faults.t does not do to them, ten at once, and
# collect killed again and again. CAMPAIGN_KILLS says how often (default 20); CAMPAIGN_GUESTS how many
# guests there are (10). It starts a lab of its own and ends it whatever happens. Run from the project's
# root. Ends in a table: attack, tried, survived, findings.
: "${MIGSTAT_LAB_NAME:=test-campaign-$$}" "${MIGSTAT_LAB_DIR:=/var/tmp/migstat-test-campaign.$$}"
. tests/lab/on-guests.sh

KILLS=${CAMPAIGN_KILLS:-20}
GUESTS=${CAMPAIGN_GUESTS:-10}
SLOW=unsafe=yes,bandwidth=20
: >"$TMP/table"

# collect ARGUMENTS...: as a person outside both hosts; what hangs is ended after five minutes
collect() {
	"$LAB" in client timeout -k 5 300 "$BIN/migstat" collect -q "$@"
}
# start RUN VM PARAMETERS [OPTION...]: one VM there and back in the background; the process is collect itself
start() {
	run=$TMP/$1
	vm=$2
	parameters=$3
	shift 3
	(exec "$LAB" in client "$BIN/migstat" collect -q -a $A -b $B -m "$vm" -c "x:$parameters" -n 1 \
		--no-check -o "$run" "$@" >"$TMP/out" 2>"$TMP/err") &
	pid=$!
}
under_way() {
	wait_until grep -qs ',iteration,' "$run/events.csv" && sleep 0.3
}
virsh_in() {
	side=$1
	shift
	"$LAB" in "$side" virsh -q "$@" </dev/null
}
# state SIDE VM: what that host says of it
state() {
	virsh_in "$1" domstate "$2" 2>/dev/null | grep . || echo none
}
# Whether the VM runs on exactly one of the hosts.
runs_once() {
	[ "$(printf '%s\n%s\n' "$(state a "$1")" "$(state b "$1")" | grep -c '^running$')" = 1 ]
}
# Whether it runs once, or collect told what it saw of it: no guest is lost or stands still without a word.
told_or_runs() {
	runs_once "$1" || grep -qE ",(lost|left_alone|not_placed),|paused_on|running_on|domain" "$run/events.csv" "$run/migrations.csv" "$TMP/err"
}
# whole N: the run has each of its N rows once, with an outcome, and analyze reads it
whole() {
	[ "$(column "$run" migration | sort -n | tr '\n' ' ')" = "$(seq "$1" | tr '\n' ' ')" ] &&
		[ "$(column "$run" outcome | grep -c .)" = "$1" ] && migstat analyze "$run" -o "$TMP/analysis" >/dev/null
}
# back VM: where it is on b it goes to a, and runs
back() {
	[ "$(state b "$1")" = none ] || virsh_in b migrate --live --unsafe "$1" $A >/dev/null 2>&1
	[ "$(state a "$1")" = running ] || virsh_in a resume "$1" >/dev/null 2>&1
	runs_once "$1"
}
# told ATTACK VM ROWS: the attack is over: collect ends by itself, the run is whole, the guest runs or its fate is told
told() {
	tries=0
	while kill -0 $pid 2>/dev/null && [ $tries -lt 1800 ]; do
		tries=$((tries + 1))
		sleep 0.1
	done
	kill -KILL $pid 2>/dev/null && echo "# $1: it hung" >>"$TMP/hung"
	wait $pid 2>/dev/null
	good=1
	[ ! -s "$TMP/hung" ] && whole "$3" && told_or_runs "$2" && good=0
	report $good "$1: the run is whole and the guest's fate told: $(column "$run" outcome | tr '\n' ' ')" \
		"$(cat "$TMP/err" "$TMP/hung" "$run/events.csv" 2>/dev/null | tail -n 15)"
	printf '%s\t1\t%s\t%s\n' "$1" $((1 - good)) "$good" >>"$TMP/table"
	rm -f "$TMP/hung"
	back "$2" >/dev/null 2>&1
}

ok 'the lab comes up' $LAB up --guests "$GUESTS" --workload idle

# ---- faults in the middle ----

start frozen vm1 $SLOW
under_way
daemon=$(cat "$MIGSTAT_LAB_DIR/a/run/libvirtd.pid")
ok "the source's daemon can be stopped" kill -STOP "${daemon:-none}"
sleep 30
kill -CONT "$daemon"
told 'daemon stopped for 30 s' vm1 2

start reset vm1 $SLOW
under_way
virsh_in a reset vm1 >/dev/null 2>&1
told 'guest reset in the middle' vm1 2

start destroyed vm2 $SLOW
under_way
virsh_in a destroy vm2 >/dev/null 2>&1
told 'guest destroyed in the middle' vm2 2

start cut-off vm3 $SLOW,deadline=5,at-deadline=cancel
under_way
$LAB fault cut b
sleep 20
$LAB fault mend
told 'host cut off for 20 s' vm3 2

# ---- somebody else between and beside ----

start moved vm4 $SLOW --before "test \$MIGSTAT_MIGRATION = 1 || $PWD/tests/lab/lab in b virsh -q migrate --live --unsafe vm4 $A"
told 'moved by somebody else between two migrations' vm4 2

virsh_in a migrate --live --unsafe --bandwidth 5 vm5 $B >/dev/null 2>&1 &
somebody=$!
wait_until sh -c "$LAB in a virsh -q domjobinfo vm5 | grep -qi unbounded"
start beside vm5 $SLOW
told 'somebody else is migrating it already' vm5 2
wait $somebody
ok 'whose migration was not touched' test $? -eq 0
back vm5

start renamed vm6 $SLOW --before "test \$MIGSTAT_MIGRATION = 1 || { $PWD/tests/lab/lab in b virsh -q destroy vm6; $PWD/tests/lab/lab in b virsh -q domrename vm6 other; }"
told 'stopped and renamed between two migrations' vm6 2

start undefined vm7 $SLOW
under_way
virsh_in a undefine vm7 >/dev/null 2>&1
told 'undefined in the middle' vm7 2

virsh_in a snapshot-create-as vm8 one --disk-only >/dev/null 2>&1 || virsh_in a snapshot-create vm8 >/dev/null 2>&1
start snapshot vm8 $SLOW
told 'it has a snapshot' vm8 2

# ---- ten at once ----

ids=$(seq "$GUESTS" | sed 's/^/-m vm/' | tr '\n' ' ')
living=$(for n in $(seq "$GUESTS"); do back "vm$n" >/dev/null 2>&1 && printf -- '-m vm%s ' "$n"; done)
count=$(echo "$living" | wc -w)
count=$((count / 2))
echo "# of $ids run: $living"
run=$TMP/ten
# shellcheck disable=SC2086  # several words
ok "$count at once, there and back" collect -a $A -b $B $living -c x:unsafe=yes -n 1 -j "$count" --no-check -o "$run"
ok 'every one of them moved' whole $((2 * count))
ok 'and none is paused' sh -c "! { $LAB in a virsh -q list; $LAB in b virsh -q list; } | grep -q paused"

# ---- kills of collect ----

tried=0
lost=0
seed=7
chosen=$(echo "$living" | cut -d ' ' -f 1-6)
vms=$(echo "$chosen" | tr ' ' '\n' | grep '^vm')
while [ $tried -lt "$KILLS" ]; do
	run=$TMP/kill-$tried
	control=$([ $((tried % 2)) = 0 ] && echo peer-to-peer || echo managed)
	# shellcheck disable=SC2086
	(exec "$LAB" in client "$BIN/migstat" collect -q -a $A -b $B $chosen -c "x:unsafe=yes,control=$control" -n 1 -j 2 --margin 0 \
		--no-check -o "$run" >"$TMP/out" 2>"$TMP/err") &
	pid=$!
	seed=$(((seed * 1103515245 + 12345) % 2147483648))
	wait_until test -e "$run/migrations.csv"
	sleep "$(awk -v s=$seed 'BEGIN { printf "%.2f", s % 500 / 100 }')"
	kill -KILL $pid 2>/dev/null
	wait $pid 2>/dev/null
	before=$(wc -l <"$run/migrations.csv")
	cp "$run/migrations.csv" "$TMP/before"
	collect --resume "$run" >"$TMP/out" 2>"$TMP/err" || true
	n=$(echo "$vms" | wc -l)
	bad=
	whole $((2 * n)) || bad="the run is not whole"
	# what stood there stays, to the byte, but for a torn last line
	head -n "$before" "$run/migrations.csv" | head -c "$(head -n "$before" "$TMP/before" | wc -c)" | cmp -s - "$TMP/before" || bad="$bad; rows changed"
	for one in $vms; do
		runs_once "$one" || grep -q "$one" "$TMP/err" || bad="$bad; $one does not run, without a word"
		back "$one" >/dev/null 2>&1
	done
	tried=$((tried + 1))
	[ -z "$bad" ] || { lost=$((lost + 1)); echo "# kill $tried ($control): $bad: $(tail -n 3 "$TMP/err" | tr '\n' ' ')"; column "$run" outcome | tr '\n' ' '; }
	only "$run" 'ok|interrupted' || echo "# kill $tried ($control): $(column "$run" outcome | sort | uniq -c | tr '\n' ' ')"
done
report "$lost" "$tried kills of collect: no row lost, doubled or changed, no guest lost or paused without a word" ''
printf 'collect killed\t%s\t%s\t%s\n' "$tried" $((tried - lost)) "$lost" >>"$TMP/table"

printf '# attack\ttried\tsurvived\tfindings\n'
sed 's/^/# /' "$TMP/table"
ok 'the lab goes down' $LAB down
done_testing
