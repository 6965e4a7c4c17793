#!/bin/sh
# parameters.t: every parameter that a case can have, on real guests: what was asked for is in force,
# or refused in libvirt's own words. And the traps of libvirt's statistics. It starts a lab of its own
# and ends it whatever happens. Run from the project's root.
# shellcheck disable=SC2016  # the programs in single quotes are awk's
. tests/lab/on-guests.sh

# in_force CASE PARAMETER VALUE [BY]: so it was in all its migrations, as BY (qemu) told
in_force() {
	numbers=$(awk -F, -v name="$1" '$2 == name && $12 == "ok" { printf "%s ", $1 }' "$TMP/run/migrations.csv")
	awk -F, -v numbers="$numbers" -v parameter="$2" -v value="$3" -v by="${4-qemu}" '
		BEGIN { wanted = split(numbers, list, " "); for (i in list) want[list[i]] = 1 }
		$1 in want && $2 == parameter { print; n++; bad = bad || $4 != value || $5 != by }
		END { exit bad || wanted < 1 || n != wanted }' "$TMP/run/parameters.csv"
}
# outcome CASE WORD: every attempted migration of the case
outcome() {
	awk -F, -v name="$1" '$2 == name && $12 != "not_attempted" { print $12 }' "$TMP/run/migrations.csv" | sort -u | grep -qx "$2"
}

cat >"$TMP/cases.csv" <<CSV
case,unsafe,control,bandwidth,downtime-limit,tls,unix-socket,connections,compression,compression-level,compression-threads,xbzrle-cache,auto-converge,auto-converge-initial,auto-converge-increment,post-copy,post-copy-bandwidth
limits,yes,,40,80,,,,,,,,,,,,
managed,yes,managed,40,,,,,,,,,,,,,
tls,yes,,40,,yes,,,,,,,,,,,
unix,yes,,40,,,$TMP/sockets,,,,,,,,,,
multifd,yes,,40,,,,2,,,,,,,,,
xbzrle,yes,,40,,,,,xbzrle,,,32,,,,,
threads,yes,,40,,,,,mt,1,2,,,,,,
zlib,yes,,40,,,,2,zlib,1,,,,,,,
zstd,yes,,40,,,,2,zstd,1,,,,,,,
throttled,yes,,40,,,,,,,,,yes,30,15,,
post-copy,yes,,20,,,,,,,,,,,,yes,50
CSV
mkdir "$TMP/sockets"
chmod 755 "$TMP"
ok 'the lab comes up' $LAB up --guests 2 --workload dirty:24,10
$LAB in a virsh undefine vm2 >"$TMP/stdout" # vm2 runs on, as a transient guest
# probed, for an emulated guest to which nobody speaks can oversleep after a migration, and dirty nothing
ok 'eleven cases are carried out' $LAB in client "$BIN/migstat" collect -q -a $A -b $B -m vm1=10.78.0.11 \
	--cases "$TMP/cases.csv" -n 1 --margin 0.2 -o "$TMP/run"
for case in limits managed tls unix multifd xbzrle threads throttled post-copy; do
	ok "$case: ok" outcome $case ok
done
ok 'bandwidth' in_force limits bandwidth 40
ok 'downtime-limit' in_force limits downtime-limit 80
ok 'control' in_force managed control managed call
ok 'tls' in_force tls tls yes
ok 'and no TLS where it was not asked for' in_force limits tls no
ok 'unix-socket' in_force unix unix-socket "$TMP/sockets" call
ok 'connections' in_force multifd connections 2
ok 'compression by differences' in_force xbzrle compression xbzrle
ok 'its cache' in_force xbzrle xbzrle-cache 32
ok 'compression by threads' in_force threads compression mt
ok 'how well' in_force threads compression-level 1
ok 'by how many' in_force threads compression-threads 2
ok 'auto-converge' in_force throttled auto-converge yes
ok 'how much at first' in_force throttled auto-converge-initial 30
ok 'how much more each time' in_force throttled auto-converge-increment 15
ok 'post-copy' in_force post-copy post-copy yes libvirt
ok 'its bandwidth' in_force post-copy post-copy-bandwidth 50
# libvirt 9.1 knows them; what comes before refuses, in words
for case in zlib zstd; do
	ok "$case: ok or refused" outcome $case 'ok\|refused'
done

# ---- traps of the statistics ----

ok 'a transient guest, of which the source forgets all when it has gone' $LAB in client "$BIN/migstat" collect \
	-q -a $A -b $B -m vm2 -c plain:unsafe=yes,downtime-limit=2000 -n 1 --margin 0 -o "$TMP/transient"
ok 'has the statistics of its job all the same' awk -F, '
	NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next }
	{ n++; bad = bad || $c["outcome"] != "ok" || $c["job_time_seconds"] == "" || $c["memory_moved_bytes"] == "" }
	END { exit bad || n != 2 }' "$TMP/transient/migrations.csv"
ok 'its downtime is what it was, not the limit' awk -F, '
	NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next }
	$c["downtime_seconds"] == 2 { print; bad = 1 }
	END { exit bad }' "$TMP/transient/migrations.csv"
ok 'the lab goes down' $LAB down
done_testing
