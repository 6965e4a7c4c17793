#!/bin/sh
# nova.t: `migstat collect --cloud` against a recorded cloud: cycles there and back, and every fate that a
# migration through Nova can have.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/nova-lib.sh

cloud_up --vm vm1 --vm vm2 --clock -7200
ok 'two VMs go there and back' collect -m vm1 -m vm2 -c plain -c block:storage=block -c found:storage=auto -n 1 -j 2 -o "$TMP/run"
cell 'ok ok ok ok ok ok ok ok ok ok ok ok' "$TMP/run/migrations.csv" outcome
cell 'AB AB BA BA' "$TMP/run/migrations.csv" direction case=plain
cell 'osA osA osB osB' "$TMP/run/migrations.csv" source case=block
cell 'yes' "$TMP/run/migrations.csv" fits '$r{fits} = $r{api_time_seconds} > 1 && $r{api_time_seconds} <= $r{call_time_seconds}
	&& $r{call_time_seconds} <= $r{total_time_seconds} && $r{prepare_time_seconds} > 0 && $r{post_time_seconds} > 0 ? "yes" : "no"' migration=1
cell '0.000000' "$TMP/run/migrations.csv" queue_time_seconds migration=1
# what only the hosts could tell is not known
cell '- - -' "$TMP/run/migrations.csv" downtime_seconds,job_time_seconds,memory_moved_bytes migration=1
cell '6074704e-3c12-4ed0-a56d-000000000001' "$TMP/run/migrations.csv" vm_uuid migration=1
cell 'manager' "$TMP/run/events.csv" from migration=1 event=nova_running
holds "$TMP/run/events.csv" 'compute_pre_live_migration on osB: 2026-11-30T07:43:42.000000 to 2026-11-30T07:43:47.000000: Success'
cell '40383706' "$TMP/run/progress.csv" memory_processed_bytes migration=1 '$r{memory_processed_bytes} > 0'
is 'what is asked of Nova' '4 false, 4 true, 4 "auto"' "$(for block in false true '"auto"'; do
	printf '%s %s, ' "$(grep -c "BODY .*\"block_migration\":$block}}" "$CLOUD/log")" "$block"; done | sed 's/, $//')"
is 'each migration was asked for once' 12 "$(posts)"
member openstack "$TMP/run/datapackage.json" migstat.platform.platform
member kvm64 "$TMP/run/datapackage.json" migstat.platform.hosts.a.cpu_model
member 2.42 "$TMP/run/datapackage.json" migstat.platform.api_version
ok 'it can be analyzed' migstat analyze "$TMP/run"
no_secret

cloud_up --vm calm --vm waits --vm fails --vm stops --vm lost --vm half --vm split --vm late --vm far --vm mute \
	--vm deaf --vm no --vm busy \
	--fate waits=queued --fate fails=failed --fate stops=cancelled --fate lost=error --fate half=moved-error \
	--fate split=completed-stays --fate late=stale --fate far=strays --fate mute=unanswered --fate deaf=unheard \
	--fate no=400 --fate busy=409
ends 1 'every fate' collect -m '*' -c x -n 1 -j 13 -o "$TMP/fates"
outcome() { # outcome VM WORDS 'ERROR': of its migrations; the error is the first one's
	cell "$2" "$TMP/fates/migrations.csv" outcome "vm=$1"
	[ -z "$3" ] || cell 1 "$TMP/fates/migrations.csv" has '$r{has} = index($r{error}, q{'"$3"'}) >= 0 ? 1 : 0' "vm=$1" direction=AB
}
outcome calm 'ok ok' ''
outcome waits 'ok ok' ''
cell 1 "$TMP/fates/migrations.csv" has '$r{has} = $r{queue_time_seconds} > 0 ? 1 : 0' vm=waits direction=AB
holds "$TMP/fates/events.csv" 'nova_queued'
outcome fails 'error_returned not_attempted' ': failed'
outcome stops 'aborted_by_manager not_attempted' ': cancelled'
outcome lost 'refused not_attempted' 'error: No valid host was found'
outcome half 'api_error_but_moved refused' 'the server is in ERROR'
outcome split 'manager_disagrees not_attempted' "is completed, but its server is still on host 'osA'"
cell 1 "$TMP/fates/migrations.csv" has '$r{has} = $r{error} =~ /another migration could destroy it/ ? 1 : 0' vm=split direction=BA
outcome late 'error_returned not_attempted' 'its record of the migration never ends'
outcome far 'completed_on_wrong_host not_attempted' ''
outcome mute 'ok ok' ''
outcome deaf 'refused not_attempted' 'nobody answered the request, and Nova began nothing'
outcome no 'refused not_attempted' '400: Compute host osX could not be found.'
outcome busy 'refused not_attempted' 'while it is in task_state migrating'
cell 409 "$TMP/fates/migrations.csv" error_code vm=busy direction=AB
cell '-' "$TMP/fates/migrations.csv" total_time_seconds vm=split direction=AB
holds "$TMP/fates/events.csv" 'nova_no_answer'
ends 1 'a server in ERROR stops a run before it begins' \
	migstat collect --cloud envvars -a osB -b osA -m half -c x --margin 0 --check
holds "$TMP/stdout" 'stops  VM half: it is ERROR'
holds "$TMP/stdout" 'openstack server set --state active'
ok 'what is to be done is never behind the manager' sh -c '! grep virsh "$1"' sh "$TMP/stdout"
# 13 there; back calm, waits, mute and half, which is asked for twice more: to go back and to be brought home
is 'no request was made twice' 18 "$(posts)"
is 'and the one whose answer was lost once' 2 "$(grep -c 'POST .*-000000000010/action' "$CLOUD/log")"

cloud_up --vm vm1 --down osB --shut 'osA=a disk is dying'
ends 1 'so do a compute that is down, and one that takes no VM back' \
	migstat collect --cloud envvars -a osA -b osB -m vm1 -c x -n 1 --margin 0 -o "$TMP/none"
is 'each with its reason' \
	"host_a: the compute service of 'osA' is disabled: a disk is dying, host_b: the compute service of 'osB' is down" \
	"$(sed -n 's/^stops  host \([ab]\): \([^[]*\) \[service\].*/host_\1: \2/p' "$TMP/stderr" | sort | paste -sd, | sed 's/,/, /')"
# of a server's addresses the floating one is for others
warns "VM 'vm1' is at 127.0.0.77 (floating)" migstat collect --cloud envvars -a osA -b osB -m vm1 -c x -n 1 --dry-run
ok 'or nobody is asked' sh -c 'migstat collect --cloud envvars -a osA -b osB -m vm1=none -c x -n 1 --dry-run 2>"$1" &&
	! grep "is at" "$1"' sh "$TMP/said"

cloud_up --vm slow --vm hurry --fate slow=slow --fate hurry=slow
ends 5 'deadlines' collect -m slow -m hurry -j 2 -n 1 -o "$TMP/deadline" -c cancel:deadline=1,at-deadline=cancel
cell 'timeout_cancelled timeout_cancelled' "$TMP/deadline/migrations.csv" outcome direction=AB
is 'through Nova' 2 "$(grep -c 'DELETE /v2.1/servers/.*/migrations/.* 202' "$CLOUD/log")"
cloud_up --vm hurry --fate hurry=slow
ok 'force-complete' collect -m hurry -n 1 -o "$TMP/force" -c force:deadline=4,at-deadline=force-complete
cell 'late ok' "$TMP/force/migrations.csv" outcome
holds "$TMP/force/events.csv" 'force_complete'
is 'asked once' 1 "$(grep -c 'POST .*/migrations/49/action 202' "$CLOUD/log")"

# every migration is queued for a moment: only one that waits for another is told of
cloud_up --vm vm1 --fate vm1=brief --fate vm1=queued
ok 'a queue' migstat collect --cloud envvars -a osA -b osB --margin 0 -m vm1 -c x -n 1 -o "$TMP/queue"
cell '1 1' "$TMP/queue/migrations.csv" queued '$r{queued} = $r{queue_time_seconds} > 0 ? 1 : 0'
is 'is told where it lasted' '1/2 warning: 2/2' \
	"$(awk '/^[12]\/2 / || /wait in its queue/ { printf "%s%s", s, $1; s = " " }' "$TMP/stderr")"

# a signal aborts through Nova, and the run goes on
cloud_up --vm vm1 --fate vm1=moves --fate vm1=slow
interrupt() {
	migstat collect --cloud envvars -a osA -b osB --margin 0 -q "$@" &
	for _ in $(seq 100); do
		grep -q nova_running,.migration.50 "$TMP/cut/events.csv" 2>/dev/null && break
		sleep 0.1
	done
	kill -TERM $!
	wait $!
}
ends 1 'a signal' interrupt -m vm1 -c x -n 1 -o "$TMP/cut"
holds "$CLOUD/log" '/migrations/50 202'
cell 'ok' "$TMP/cut/migrations.csv" outcome
ok 'it goes on' migstat collect --resume "$TMP/cut"
cell 'ok ok' "$TMP/cut/migrations.csv" outcome
no_secret
done_testing
