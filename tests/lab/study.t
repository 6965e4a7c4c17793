#!/bin/sh
# study.t: order and size on real guests: several VMs at once, every order, cut short and gone on
# with, signals, commands, and enough. It starts a lab of its own and ends it whatever happens. Run
# from the project's root.
# shellcheck disable=SC2016  # the commands in single quotes are for collect's hooks and for sh -c
. tests/lab/on-guests.sh

# collect ARGUMENTS...: as a person outside both hosts
collect() {
	"$LAB" in client "$BIN/migstat" collect "$@"
}
# three ARGUMENTS...: of three VMs, in the background; the process is collect itself
three() {
	exec "$LAB" in client "$BIN/migstat" collect -a $A -b $B -m vm1 -m vm2 -m vm3 "$@" >"$TMP/out" 2>"$TMP/err"
}
all_rows_once() {
	column "$1" migration | sort -n | uniq | wc -l | grep -qx "$2" && [ "$(column "$1" migration | wc -l)" -eq "$2" ]
}
all_on_a() {
	[ "$($LAB status | grep -c 'running on a,')" -eq 3 ]
}
# Waits until memory moves in migration N.
under_way() {
	wait_until grep -qs ",$2,.,vm.,iteration," "$1/events.csv"
}

CASES='-c x:unsafe=yes,bandwidth=30 -c y:unsafe=yes,bandwidth=40,control=managed'
ok 'the lab comes up' $LAB up --guests 3 --workload idle

# ---- several at once, in random order, cut short, gone on with ----

# shellcheck disable=SC2086  # several words
three $CASES -n 1 -j 3 --order random --seed 5 -o "$TMP/killed" &
pid=$!
ok 'a run is under way' under_way "$TMP/killed" 5
kill -KILL $pid
wait $pid 2>/dev/null
ok 'kill -9 while several VMs are on their way back: those before are there' only "$TMP/killed" ok
ok 'it goes on' collect --resume "$TMP/killed" -q
ok 'to its end, every migration once' all_rows_once "$TMP/killed" 12
ok 'and no row claims what was not measured' only "$TMP/killed" 'ok|interrupted'
ok 'the guests stand where they stood' all_on_a
ok 'three were under way at once, each with its own downtime' awk -F, '
	NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next }
	$c["outcome"] == "ok" { n++
		d = $c["downtime_seconds"] - $c["downtime_events_seconds"]; if (d > 0.05 || d < -0.05) bad = 1
		from[n] = $c["clock_seconds"]; to[n] = from[n] + $c["total_time_seconds"] }
	END { for (i = 1; i <= n; i++) { k = 0
			for (j = 1; j <= n; j++) k += from[j] <= from[i] && from[i] < to[j]
			if (k > most) most = k }
		exit bad || most != 3 }' "$TMP/killed/migrations.csv"

# ---- signals ----

# shellcheck disable=SC2086
three $CASES -n 1 --order interleaved -o "$TMP/stopped" &
pid=$!
under_way "$TMP/stopped" 5
kill -INT $pid
wait $pid
ok 'Ctrl-C on the way back: it ends with 1' test $? -eq 1
ok 'in good order' grep -q 'stopped by Interrupt; .migstat collect --resume' "$TMP/err"
ok 'the guests stand where they stood' all_on_a
ok 'the broken-off migration has no row' only "$TMP/stopped" ok
ok 'the run goes on' collect --resume "$TMP/stopped" -q
ok 'and everything was measured' sh -c '[ "$(cut -d, -f12 "$1" | grep -cx ok)" -eq 12 ]' sh "$TMP/stopped/migrations.csv"
# shellcheck disable=SC2086
three $CASES -n 1 -o "$TMP/twice" --before 'sleep 30' &
pid=$!
wait_until test -e "$TMP/twice/events.csv"
sleep 1
kill -INT $pid
sleep 0.2
kill -0 $pid
ok 'one signal waits for the command that runs' test $? -eq 0
kill -INT $pid
wait $pid
ok 'a second one ends it at once' test $? -eq 130
ok 'and it can be gone on with' collect --resume "$TMP/twice" -q --before true
ok 'to its end' all_rows_once "$TMP/twice" 12

# ---- commands and enough ----

(three -c x:unsafe=yes -n 1 -j 3 --settle 0.1 --warm-up 1 -o "$TMP/commands" \
	--before 'echo "$MIGSTAT_HOOK $MIGSTAT_CASE $MIGSTAT_VM $MIGSTAT_DIRECTION $MIGSTAT_DESTINATION" >>"$MIGSTAT_RUN/told"' \
	--after 'echo "$MIGSTAT_HOOK $MIGSTAT_OUTCOME" >>"$MIGSTAT_RUN/told"')
ok 'commands ran before and after each migration' sh -c '
	[ "$(grep -c "^before x vm[123] \(AB $MIGSTAT_LAB_NAME-b\|BA $MIGSTAT_LAB_NAME-a\)$" "$1")" -eq 6 ] &&
	[ "$(grep -cx "after ok" "$1")" -eq 6 ]' sh "$TMP/commands/told"
ok 'warming up left events, no rows' sh -c '
	[ "$(grep -c ",placed," "$1/events.csv")" -eq 6 ] && [ "$(wc -l <"$1/migrations.csv")" -eq 7 ]' sh "$TMP/commands"
(three -c x:unsafe=yes -j 3 --until-ci 100% --max-cycles 9 -o "$TMP/enough")
ok 'it went on until the interval was narrow' sh -c '
	rows=$(($(wc -l <"$1/migrations.csv") - 1)); grep -q ",narrow_enough," "$1/events.csv" &&
	[ "$rows" -ge 30 ] && [ "$rows" -lt 54 ] && [ $((rows % 6)) -eq 0 ]' sh "$TMP/enough"
fails_with 1 'the run is complete' collect --resume "$TMP/enough"
ok 'its interval is the one that analyze shows' sh -c '
	"$2" analyze "$1" >/dev/null || exit
	shown=$(awk -F, "NR == 1 { for (i = 1; i <= NF; i++) c[\$i] = i; next } \$c[\"metric\"] == \"total_time_seconds\" {
		printf \"%.6g to %.6g\", \$c[\"interval_low\"], \$c[\"interval_high\"] }" "$1/analysis/summary.csv")
	told=$(sed -n "s/.*,narrow_enough,.*95 % interval \([0-9.e+-]* to [0-9.e+-]*\).*/\1/p" "$1/events.csv")
	echo "$shown, $told"; [ "$shown" = "$told" ]' sh "$TMP/enough" "$BIN/migstat"
ok 'the lab goes down' $LAB down
done_testing
