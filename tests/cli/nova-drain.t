#!/bin/sh
# nova-drain.t: hosts emptied through a recorded cloud: --evacuate, --rolling over a map of 22 hosts, and that no
# host is left disabled, whatever ends collect.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/nova-lib.sh

# drain ARGUMENTS…: in the cloud of the environment
drain() {
	migstat collect --cloud envvars --margin 0 -q -c drain "$@"
}

# puts: what was done to compute services
puts() {
	grep -o 'PUT [^ ]* [0-9]*' "$CLOUD/log" | sed 's,PUT /v2.1/os-services/,,' | tr '\n' ';'
}

# until_seen WORD FILE: it stands there
until_seen() {
	for _ in $(seq 200); do
		grep -q "$1" "$2" 2>/dev/null && return
		sleep 0.05
	done
}

cloud_up --vm web --vm db --vm mail --vm old=osB --concurrent 2 --pace 2
ok 'a host is emptied and filled again' drain -a osA --evacuate -m web=none -n 1 -o "$TMP/run" \
	--before 'echo "$MIGSTAT_SOURCE>$MIGSTAT_DESTINATION" >>"$MIGSTAT_RUN/ways"' \
	--after 'echo "$MIGSTAT_SOURCE>$MIGSTAT_DESTINATION" >>"$MIGSTAT_RUN/ways"'
holds "$TMP/stdout" '3 moves, 0 not made'
cell 'ok ok ok ok ok ok' "$TMP/run/migrations.csv" outcome
cell 'osA osA osA osB osB osB' "$TMP/run/migrations.csv" source
cell 'osB osB osB osA osA osA' "$TMP/run/migrations.csv" destination
is 'Nova chooses where they go, and they are asked home' '3 null, 3 "osA"' \
	"$(for host in null '"osA"'; do printf '%s %s, ' "$(grep -c "\"host\":$host," "$CLOUD/log")" "$host"; done | sed 's/, $//')"
is 'the service is disabled, then enabled' 'disable-log-reason 200;enable 200;' "$(puts)"
is 'before the first request, and before the way home' 'disable migrate migrate migrate enable migrate migrate migrate' \
	"$(grep -oE 'disable-log|enable 200|BODY' "$CLOUD/log" | sed 's/-log//; s/ 200//; s/BODY/migrate/' | tr '\n' ' ' | sed 's/ $//')"
cell 'osA' "$TMP/run/events.csv" detail event=host_shutting
cell 'osA' "$TMP/run/events.csv" detail event=host_opened
cell 'osA' "$TMP/run/events.csv" detail event=drain_ended
holds "$TMP/run/events.csv" nova_queued
member osA "$TMP/run/datapackage.json" migstat.plan.evacuate
is 'commands know what is known' '3 >osA 3 osA> 3 osA>osB 3 osB>osA' "$(sort "$TMP/run/ways" | uniq -c | awk '{printf "%s%s %s", s, $1, $2; s = " "}')"
ok 'it can be analyzed' migstat analyze "$TMP/run"
ok 'and says how long emptying a host of twenty takes' migstat plan --evacuate 20 "$TMP/run"
ok 'and reported' migstat report "$TMP/run" -o "$TMP/run.html"
no_secret

# what somebody else has disabled stays so; what cannot move is named and stays
cloud_up --vm web --vm stuck --vm gone --vm busy --fate stuck=400 --fate gone=moved-error --shut 'osA=a disk is dying' --pace 4
ends 1 'a disabled host could not be filled again' drain -a osA --evacuate -n 1 -o "$TMP/none"
holds "$TMP/stderr" 'a disk is dying'
ok 'but be emptied' drain --rolling osA -o "$TMP/shut"
is 'it is not touched' '' "$(puts)"
cell 'osA: a disk is dying' "$TMP/shut/events.csv" detail event=host_was_shut
cell 'stuck' "$TMP/shut/events.csv" vm event=drain_left
cell 'osB ok' "$TMP/shut/migrations.csv" destination,outcome vm=web
cell '- refused' "$TMP/shut/migrations.csv" destination,outcome vm=stuck
cell 'osB api_error_but_moved' "$TMP/shut/migrations.csv" destination,outcome vm=gone
cell 'AB AB AB AB' "$TMP/shut/migrations.csv" direction

cloud_up --vm web --shut 'osA=migstat is emptying this host'
ends 1 'a host that a dead collect left' drain -a osA --evacuate -n 1 -o "$TMP/dead"
holds "$TMP/stderr" "openstack compute service set --enable 'osA' nova-compute"
is 'no run is made' no "$([ -e "$TMP/dead" ] || echo no)"
cloud_up --vm web --fault 403:9:0:/os-services/disable
ends 1 'who may not disable a service' drain -a osA --evacuate -n 1 -o "$TMP/may"
holds "$TMP/stderr" 'cannot be emptied: it needs the admin role'
is 'nothing is moved then' 0 "$(posts)"

# interrupted SIGNAL FOLDER ARGUMENTS…: when the second migration runs
interrupted() {
	signal=$1 folder=$2
	shift 2
	migstat collect --cloud envvars --margin 0 -q -c drain -o "$folder" "$@" >"$TMP/said" 2>&1 &
	until_seen nova_running "$folder/events.csv"
	kill -"$signal" $!
	wait $!
}
for signal in TERM INT HUP; do
	cloud_up --vm web --vm db --fate web=slow --fate db=slow
	ends 1 "SIG$signal" interrupted $signal "$TMP/$signal" -a osA --evacuate -n 1
	is 'the host is open again' 'disable-log-reason 200;enable 200;' "$(puts)"
	cell 'osA' "$TMP/$signal/events.csv" detail event=drain_stopped
done
cloud_up --vm web --vm db
ends 1 'an own refusal' drain -a osA --evacuate -n 1 --before false --hook-failure stop -o "$TMP/hook"
is 'the host is open again' 'disable-log-reason 200;enable 200;' "$(puts)"

# Nova does not answer at the end: it is said, in spite of --quiet, and mended by going on
cloud_up --vm web --pace 4 --fault 500:2:0:/os-services/enable
ends 1 'who cannot be enabled again' drain -a osA --evacuate -n 1 -o "$TMP/stays"
holds "$TMP/stderr" "host 'osA' IS STILL DISABLED"
holds "$TMP/stderr" "openstack compute service set --enable 'osA' nova-compute"
ok 'going on enables it' migstat collect --resume "$TMP/stays"
is 'the host is open again' 'disable-log-reason 200;enable 500;enable 500;enable 200;' "$(puts)"
cell 'ok ok' "$TMP/stays/migrations.csv" outcome

# killed: the run knows that the host is disabled, and opens it before it does anything else
cloud_up --vm web --vm db
ends 137 'SIGKILL' interrupted KILL "$TMP/killed" -a osA --evacuate -n 1 -j 1
is 'the host is left disabled' 'disable-log-reason 200;' "$(puts)"
ok 'the run goes on' migstat collect --resume "$TMP/killed"
is 'the host is opened, and what is left of it emptied' \
	'disable-log-reason 200;enable 200;disable-log-reason 200;enable 200;' "$(puts)"
cell 'interrupted ok ok ok' "$TMP/killed/migrations.csv" outcome
cell 'AB AB BA BA' "$TMP/killed/migrations.csv" direction
cell 'osA osA' "$TMP/killed/events.csv" detail event=host_opened
cloud_up --vm web
ends 137 'SIGKILL again' interrupted KILL "$TMP/lost" -a osA --evacuate -n 1
rm "$CLOUD/port"
ends 1 'a cloud that is gone' migstat collect --resume "$TMP/lost"

# the map of 22 hosts: five have servers at first, two of which start alike
cloud_up --hosts 22 --pace 8 --page 4 --vm web=node01 --vm db=node01 --vm mail=node02 --vm ldap=node09 --vm proxy=node09 \
	--vm build=node22 --vm off=node22 --vm other=node05
hosts=$(seq -f 'node%02.0f' -s , 22)
ok 'rolling over 22 hosts' drain --rolling "$hosts" -o "$TMP/fleet"
holds "$TMP/stdout" '22 of 22 hosts were gone through'
is 'a host with servers is disabled, and enabled before the next one' '' "$(puts | sed 's/disable-log-reason 200;enable 200;//g')"
is 'every host was gone through in its order' "$hosts" \
	"$(grep ,drain_ended, "$TMP/fleet/events.csv" | sed 's/.*,//' | paste -sd, -)"
cell '' "$TMP/fleet/migrations.csv" outcome '$r{outcome} ne "ok"'
cell '' "$TMP/fleet/migrations.csv" to '$r{to} = $r{destination} if $r{source} eq $r{destination} || $r{destination} !~ /^node/'
is 'no VM was lost on its way: each begins where it ended' '' "$(perl -F, -lane '
	next if $. == 1; push @{$at{$F[2]}}, [@F[0, 7, 8]];
	END { for my $vm (keys %at) { my @m = sort { $a->[0] <=> $b->[0] } @{$at{$vm}};
		for (1 .. $#m) { print "$vm: $m[$_ - 1][2], then $m[$_][1]" if $m[$_ - 1][2] ne $m[$_][1] } } }' "$TMP/fleet/migrations.csv")"
ok 'it can be analyzed' migstat analyze "$TMP/fleet"
lacks "$TMP/fleet/datapackage.json" '"cycles"' 'how many there would be, nobody knew'

# a rolling one that was killed goes on with the hosts that are left
cloud_up --hosts 4 --vm web=node01 --vm db=node02
ends 137 'SIGKILL' interrupted KILL "$TMP/roll" --rolling node01,node02,node03,node04
ok 'it goes on' migstat collect --resume "$TMP/roll"
is 'no host is left disabled' "$(grep -c 'PUT .*disable.* 200' "$CLOUD/log")" "$(grep -c 'PUT .*enable 200' "$CLOUD/log")"
is 'every host was gone through once' node01,node02,node03,node04 \
	"$(grep ,drain_ended, "$TMP/roll/events.csv" | sed 's/.*,//' | paste -sd, -)"
cell 'interrupted' "$TMP/roll/migrations.csv" outcome migration=1

ok 'what stands in the way can be asked before' drain --rolling node01,node02,node03 --check
cloud_up --hosts 4 --vm web=node01 --vm db=node03 --down node02 --down node04
ends 1 'hosts that are down' drain --rolling node01,node02,node03,node04 --check
holds "$TMP/stdout" "host 'node02': the compute service of 'node02' is down"
holds "$TMP/stdout" "host 'node04': the compute service of 'node04' is down" 'all of them are told at once'
lacks "$TMP/stdout" "host 'node01'"
ends 1 'nothing is begun' migstat collect --cloud envvars -c shared --rolling node01,node02,node03,node04 -o "$TMP/down"
holds "$TMP/stderr" 'node02'
holds "$TMP/stderr" 'node04'
is 'no host was disabled' '' "$(puts)"
cloud_up --hosts 4 --vm web=node01 --vm db=node02
fails_with 2 'are OpenStack' migstat collect -a x -b y --evacuate -c x -n 1 -o "$TMP/x"
fails_with 2 'names the hosts' drain -a osA --rolling osA,osB -o "$TMP/x"
fails_with 2 "names host 'osA' twice" drain --rolling osA,osB,osA -o "$TMP/x"
fails_with 2 'exclude one another' drain --rolling osA --evacuate -o "$TMP/x"
fails_with 2 'leave out --cycles' drain --rolling osA,osB -n 3 -o "$TMP/x"
fails_with 2 'Nova decides' drain --rolling osA,osB --dry-run
fails_with 2 'emptied of all its servers' drain -a osA --evacuate -m 'web-*' -n 1 -o "$TMP/x"
fails_with 1 'one case, not 2' drain --rolling node01,node02 -c other -o "$TMP/x"
fails_with 1 "--rolling 'osA' is none of the cloud's compute hosts: node01, node02" drain --rolling node01,osA -o "$TMP/x"
no_secret
done_testing
