#!/bin/sh
# collect.t: the collector on real migrations of real guests, and the whole chain behind it. It
# starts a lab of its own and ends it whatever happens. Run from the project's root.
# shellcheck disable=SC2016  # the commands in single quotes are for collect's hook and for sh -c
. tests/lab/on-guests.sh

BEFORE="$LAB storage \"\$MIGSTAT_STORAGE\""

# collect ARGUMENTS...: as a person outside both hosts
collect() {
	"$LAB" in client "$BIN/migstat" collect "$@"
}
between_hosts() {
	collect -a "${SOURCE:-$A}" -b "${TARGET:-$B}" --margin "${MARGIN:-0.2}" "$@"
}
# one ARGUMENTS...: the same with one plain case
one() {
	between_hosts --case plain:unsafe=yes --cycles 1 "$@"
}
# from URI ARGUMENTS...: the same from another host
from() {
	SOURCE=$1
	shift
	one "$@"
	status=$?
	SOURCE=
	return $status
}
# start RUN: four slow migrations, for the background; the process is collect itself
start() {
	exec "$LAB" in client "$BIN/migstat" collect -a $A -b $B -m vm1 -m vm2 --margin 0.2 \
		-c slow:unsafe=yes,bandwidth=30 -n 1 -o "$1" >"$TMP/out" 2>"$TMP/err"
}
# where VM: the host on which it runs
where() {
	$LAB status | sed -n "s/^$1: .* running on \(.\),.*/\1/p"
}
stands_on() {
	[ "$(where vm1)$(where vm2)" = "$1" ]
}
rows() {
	[ "$(($(wc -l <"$1/migrations.csv") - 1))" -eq "$2" ]
}
# A guest on emulated processors freezes at times on a busy machine, running by all that libvirt
# tells, until it is moved again (QEMU 7.2: its processor runs in a circle). collect says probe_lost,
# with all the values of one that is ok: here it counts as such.
outcomes() {
	seen=$(column "$1" outcome | sed 's/^probe_lost$/ok/' | sort | uniq -c | awk '{ printf "%s%s %d", s, $2, $1; s = ", " }')
	echo "$seen" && cut -d, -f1,2,12 "$1/migrations.csv"
	[ "$seen" = "$2" ]
}
ok 'the lab comes up' $LAB up --guests 2

# ---- bad input ----

fails_with 1 "host a (--host-a) 'qemu+tcp://10.77.0.9/system' cannot be reached" \
	from qemu+tcp://10.77.0.9/system -m vm1 -o "$TMP/bad"
TARGET=$A
fails_with 1 "are the same host" one -m vm1 -o "$TMP/bad"
TARGET=
fails_with 1 "VM 'vm9' is on neither host: no such VM" one -m vm9 -o "$TMP/bad"
$LAB in a virsh suspend vm2 >/dev/null
fails_with 1 "VM 'vm2' does not run (paused on host a); start it first" \
	one -m vm1 -m vm2 -o "$TMP/bad"
$LAB in a virsh resume vm2 >/dev/null
fails_with 1 "/proc/nothing: the folder cannot be made" one -m vm1 -o /proc/nothing
mkdir "$TMP/full" && touch "$TMP/full/file"
fails_with 1 "full: the folder is not empty" one -m vm1 -o "$TMP/full"
fails_with 1 "names no host" \
	from "qemu+unix:///system?socket=$MIGSTAT_LAB_DIR/a/run/libvirt/libvirt-sock" -m vm1 -o "$TMP/bad"
ok 'nothing was left behind by the refused calls' test ! -e "$TMP/bad"

# ---- the four cases ----

cat >"$TMP/cases.csv" <<'CSV'
case,storage,tunnelled,unsafe,bandwidth,downtime-limit
shared,shared,no,yes,,
shared-tunnelled,shared,yes,yes,,
block,block,no,,,
block-tunnelled,block,yes,,,
limited,shared,no,yes,40,80
CSV
printf 'vm,address\nvm1,10.78.0.11\nvm2,10.78.0.12\n' >"$TMP/vms.csv"
ok 'five cases of two VMs are carried out' between_hosts --cases "$TMP/cases.csv" --vms "$TMP/vms.csv" \
	-n 1 -o "$TMP/run" --before-case "$BEFORE"
cp "$TMP/stdout" "$TMP/told"
cp "$TMP/stderr" "$TMP/shown"
ok 'it tells the counts' grep -qE \
	'20 of 20 migrations: ok 1[3-6],( probe_lost [1-3],)? refused 2,( probe_lost [1-3],)? not_attempted 2' "$TMP/told"
ok 'one line a migration was shown' test "$(grep -c '^[0-9]*/20 ' "$TMP/shown")" -eq 20
ok 'with each case, how long the rest will take' test \
	"$(grep -c '^case .*, [0-9]*:[0-9][0-9] left$' "$TMP/shown")" -eq 4
ok 'every planned migration has a row' rows "$TMP/run" 20
ok 'what libvirt accepts is ok, what it refuses is refused' outcomes "$TMP/run" 'not_attempted 2, ok 16, refused 2'
ok "refused rows carry libvirt's own words" sh -c \
	'grep -c ",refused,.*internal error: argument key" "$1" | grep -qx 2' sh "$TMP/run/migrations.csv"
ok "not attempted rows say what left the VM there" sh -c \
	'grep -c ",not_attempted,.*left there by: internal error: argument key" "$1" | grep -qx 2' sh "$TMP/run/migrations.csv"
ok 'total >= call >= job > downtime, and total is the call and one look' awk -F, '
	NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next }
	$c["outcome"] ~ /^(ok|probe_lost)$/ { n++
		t = $c["total_time_seconds"]; k = $c["call_time_seconds"]; j = $c["job_time_seconds"]
		if (!(t >= k && k >= j && j > $c["downtime_seconds"] && t - k < 0.5)) bad = 1 }
	END { exit bad || n != 16 }' "$TMP/run/migrations.csv"
ok 'downtime by events agrees with the hypervisor within 50 ms, in most' awk -F, '
	NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next }
	$c["outcome"] ~ /^(ok|probe_lost)$/ { n++; d = $c["downtime_seconds"] - $c["downtime_events_seconds"]
		if (d > 0.05 || d < -0.05) { print; bad++ } }
	END { exit bad > 3 || n != 16 }' "$TMP/run/migrations.csv"
ok 'block cases moved disk, shared ones did not' awk -F, '
	NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next }
	$c["outcome"] ~ /^(ok|probe_lost)$/ { n++; if (($c["case"] == "block") != ($c["disk_moved_bytes"] > 0)) bad = 1 }
	END { exit bad || n != 16 }' "$TMP/run/migrations.csv"
ok 'the bandwidth limit was in force' awk -F, '
	NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next }
	$c["case"] == "limited" { n++; if ($c["memory_rate_bytes_per_second"] > 44 * 1048576) { print; bad = 1 } }
	END { exit bad || n != 4 }' "$TMP/run/migrations.csv"
ok 'the migrations were sampled under way' awk -F, '
	NR > 1 { seen[$1]++ } END { for (m in seen) n++; exit n < 16 }' "$TMP/run/progress.csv"
ok 'events of source and destination are there' sh -c \
	'grep -q ",a,vm1,suspended_migrated" "$1" && grep -q ",b,vm1,resumed_migrated" "$1"' sh "$TMP/run/events.csv"
perl -MJSON::PP -e '
	local $/; my $p = decode_json(<STDIN>); my $m = $p->{migstat};
	my $h = $m->{platform}{hosts};
	exit !($m->{state} eq "complete" && $m->{rows} == 20 && $h->{a}{libvirt_version}
		&& $h->{b}{hypervisor_version} && $h->{a}{cpu_model}
		&& $m->{platform}{vm_definitions}{vm2} =~ /<domain/)' <"$TMP/run/datapackage.json"
report $? 'the package tells hosts, versions and VM definitions'
ok 'the guests stand where they stood' stands_on aa
fails_with 1 'there is a run in this folder already' one -m vm1 -o "$TMP/run"
fails_with 1 'the run is complete: 20 migrations; there is nothing to go on with' collect --resume "$TMP/run"

# ---- the rest of the chain ----

ok 'the run is analyzed' migstat analyze "$TMP/run"
ok 'counting rows by hand gives the counts of outcomes.csv' sh -c '
	awk -F, "NR > 1 { n[\$2]++; o[\$2] += \$12 == \"ok\"
		f[\$2] += \$12 != \"ok\" && \$12 != \"not_attempted\" }
		END { for (c in n) print c \",\" n[c] \",\" o[c] \",\" f[c] }" "$1/migrations.csv" | sort >"$2/hand"
	awk -F, "NR > 1 { print \$2 \",\" \$3 \",\" \$5 \",\" \$6 }" "$1/analysis/outcomes.csv" | sort >"$2/counted"
	diff "$2/hand" "$2/counted"' sh "$TMP/run" "$TMP"
ok 'its figure is drawn' migstat report "$TMP/run" --figure means -o "$TMP/figure.pdf" -o "$TMP/figure.png"
ok 'as a PDF and a PNG' sh -c 'head -c 5 "$1/figure.pdf" | grep -q %PDF && test -s "$1/figure.png"' sh "$TMP"
ok 'its report is written' migstat report "$TMP/run" -o "$TMP/report.pdf" -o "$TMP/report.html"
ok 'and shows what was refused' grep -q refused "$TMP/report.html"

# ---- cut short ----

start "$TMP/killed" &
pid=$!
ok 'a run is under way' wait_for_sample "$TMP/killed" 2
kill -KILL $pid
wait $pid 2>/dev/null
ok 'kill -9 in the middle of the second migration: the first one is there' rows "$TMP/killed" 1
ok 'the run is readable' migstat analyze "$TMP/killed" -o "$TMP"
fails_with 1 'there is a run in this folder already' one -m vm1 -o "$TMP/killed"
ok 'the next start goes on, wherever the guests are' collect --resume "$TMP/killed"
cp "$TMP/stderr" "$TMP/found"
ok 'and says what it found' grep -q 'was cut short: 1 of 4 migrations are there, one more was under way' "$TMP/found"
ok 'the run is whole' rows "$TMP/killed" 4
ok 'and no row claims what was not measured' only "$TMP/killed" 'ok|interrupted'
ok 'the guests stand where they stood' stands_on aa

# ---- busy hosts ----

# spinning COMMAND...: while processes enough for all processors do nothing but spin
spinners=
at_end() {
	# shellcheck disable=SC2086  # a list of numbers
	[ -z "$spinners" ] || kill $spinners
	spinners=
}
spinning() {
	for _ in $(seq $((2 * $(nproc)))); do
		(exec nice -n 19 timeout 120 sh -c 'while :; do :; done') &
		spinners="$spinners $!"
	done
	"$@"
	status=$?
	at_end
	return $status
}
MARGIN=1
ok 'VMs are moved where something else takes all processors' spinning \
	one -m vm1 -m vm2 -o "$TMP/busy"
MARGIN=
cp "$TMP/stderr" "$TMP/warned"
ok 'a person is told at once, of each host once' sh -c \
	'[ "$(grep -c "^warning: host [ab] is busy before a migration, [0-9]* % of its processors" "$1")" -eq 2 ]' \
	sh "$TMP/warned"
ok 'the events tell it of every migration' sh -c \
	'for m in 1 2 3 4; do grep -q "^[^,]*,[^,]*,$m,collect,vm[12],host_busy,a: [0-9]* % of its" "$1" || exit 1; done' \
	sh "$TMP/busy/events.csv"
ok 'and its analysis says it with the values' sh -c \
	'migstat analyze -m total_time_seconds "$1" | grep -q "before all 4 migrations a host had hardly a"' \
	sh "$TMP/busy"

start "$TMP/stopped" &
pid=$!
ok 'another run is under way' wait_for_sample "$TMP/stopped" 2
kill -TERM $pid
wait $pid
ok 'SIGTERM: it ends with 1' test $? -eq 1
ok 'it says how to go on' grep -q "stopped by Terminated; .migstat collect --resume" "$TMP/err"
ok 'the migration under way was not written down as a failure' outcomes "$TMP/stopped" 'ok 1'
ok 'the guests were brought back' stands_on aa
ok 'the run goes on' collect --resume "$TMP/stopped" -q
ok 'to its end' outcomes "$TMP/stopped" 'ok 4'

# ---- a dead daemon ----

start "$TMP/dead" &
pid=$!
ok 'a third run is under way' wait_for_sample "$TMP/dead" 2
kill -KILL "$($LAB in b cat /run/libvirtd.pid)"
wait $pid
ok 'kill -9 of the daemon of host b: the run has a row for everything' rows "$TMP/dead" 4
ok 'nothing is guessed about a host that does not answer' outcomes "$TMP/dead" 'not_attempted 2, ok 1, unknown 1'
ok 'the lab goes down' $LAB down
done_testing
