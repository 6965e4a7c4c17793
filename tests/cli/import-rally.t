#!/bin/sh
# import-rally.t: Rally's report and its older task results; the samples come from Rally 3.3.0 itself
# (tests/import/make-rally). With reports of real migrations where they are.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/import-lib.sh
data=$REFERENCE/rally

for sample in rally rally-results; do
	ok "$sample is known by itself" migstat import "tests/import/$sample.json" -o "$TMP/$sample"
	holds "$TMP/stdout" "Rally boots a VM for each iteration: vm is the iteration's number." "$sample: it says what vm is"
	cells 'ok ok unknown ok ok not_attempted ok ok' "$TMP/$sample" outcome
	cells 'iteration 1 iteration 1 iteration 2 iteration 3 iteration 3 iteration 4 iteration 5 iteration 5' \
		"$TMP/$sample" vm
	cells '1 2 1 1 2 1 1 2' "$TMP/$sample" cycle
	cells 'SomeError: it stayed where it was SomeError: no room' "$TMP/$sample" error migrations.csv '$r{error} ne ""'
	cells '- -' "$TMP/$sample" total_time_seconds migrations.csv '$r{error} ne ""'
	cells 'ok ok ok ok ok ok' "$TMP/$sample" outcome migrations.csv '$r{total_time_seconds} > 0.05'
	cells 'block m1.tiny 2' "$TMP/$sample" storage migrations.csv '$r{migration} == 1 and $r{storage} = "$r{storage} $r{flavor} $r{parallel}"'
	cells 'yes' "$TMP/$sample" asked parameters.csv '$r{migration} == 3 && $r{parameter} eq "block_migration"'
	cells 'm1.tiny' "$TMP/$sample" asked parameters.csv '$r{migration} == 3 && $r{parameter} eq "flavor"'
	cells 'sla sla' "$TMP/$sample" event events.csv '$r{event} eq "sla"'
	cells 'failure_rate broken: Failure rate criteria 0.00% <= 40.00% <= 10.00% - Failed' "$TMP/$sample" detail events.csv \
		'$r{detail} =~ /^failure_rate/'
	ok "$sample: analyze takes it" migstat analyze "$TMP/$sample" --by vm
	cell 'iteration 1 iteration 2 iteration 3 iteration 4 iteration 5' "$TMP/$sample/analysis/summary.csv" vm \
		metric=total_time_seconds
done
# an iteration's VM is no VM of another run, though both are called so: compare does not pair them
prepare cp -r "$TMP/rally" "$TMP/rally-later"
prepare perl -i -pe 's/,0\.0(\d+),/,0.1$1,/' "$TMP/rally-later/migrations.csv"
ok 'compare takes two of them' migstat compare --fail-on never -m total_time_seconds -a mean -o "$TMP/compared" \
	"$TMP/rally" "$TMP/rally-later"
is 'and holds no iteration against itself' '' "$(grep -o 'each is compared with itself' "$TMP/stdout")"
holds "$TMP/stdout" 'Not the same VMs before' 'they are not the same VMs'

prints 'rally, 8 migrations' migstat import tests/import/rally.json --check
cells '5' "$TMP/rally" event events.csv '$r{event} =~ /^nova.boot_server$/ and $n++ == 4 and $r{event} = $n'
# children of actions are events, too
cells '1 2 3 5' "$TMP/rally" iteration events.csv \
	'$r{event} eq "nova.list_hypervisors" and $r{detail} =~ /^iteration (\d): .*, within another$/ and $r{iteration} = $1'
# its dates are year-day-month: 2026-26-11
cells '2026-11-26T08:16:07.000000Z' "$TMP/rally-results" at events.csv event=workload_created

refused rally '{"tasks": 1}' '1:11: tasks: is a number where an array [...] should be'
refused rally '{"tasks": []}' '1: it holds no migration: its lists'
refused rally '{"info": {"format_version": "2.0"}, "tasks": []}' "1:29: info.format_version: '2.0' is another format than 1.x"
action='"name": "nova.live_migrate"'
# workload ACTIONS: a report with one iteration
workload() {
	printf '{"tasks": [{"subtasks": [{"workloads": [{"scenario": {"a": {}},\n"data": [{"atomic_actions": [%s]}]}]}]}]}' "$1"
}
refused rally "$(workload "{$action}")" '2:30: tasks[0].subtasks[0].workloads[0].data[0].atomic_actions[0].started_at: is missing; it should be a number'
refused rally "$(workload "{$action, \"started_at\": \"now\"}")" \
	"2:74: tasks[0].subtasks[0].workloads[0].data[0].atomic_actions[0].started_at: 'now' is a text where a number should be"
refused rally "$(workload "{$action, \"started_at\": 5, \"finished_at\": 4}")" \
	'2:92: tasks[0].subtasks[0].workloads[0].data[0].atomic_actions[0].finished_at: 4.000000 is 1.000000 s before the action'
refused rally "$(workload "{\"name\": 7}, {$action}")" \
	'2:39: tasks[0].subtasks[0].workloads[0].data[0].atomic_actions[0].name: is a number where a text should be'
refused rally-results '{}' '1: it holds no migration: its lists'
refused rally-results '[{"key": {"name": "live_migrate"}, "result": [{"atomic_actions": {"nova.live_migrate": -1}}]}]' \
	'1:88: [0].result[0].atomic_actions.nova.live_migrate: -1 is negative'
refused rally-results '[{"key": {"name": "live_migrate"}, "result": [], "created_at": "2026-11-24T00:15:59"}]' \
	"1:64: [0].created_at: '2026-11-24T00:15:59' is not a date as Rally writes it"
refused rally-results '[{"key": {"name": "dummy"}, "result": [{"atomic_actions": {"foo": 1}}]}]' '1: it holds no migration: no iteration'

if [ -d "$data" ]; then
	ok 'a report of real migrations' migstat import "$data/rally-sample.json" -o "$TMP/real"
	cells '10.096918 16.425273 14.274160' "$TMP/real" total_time_seconds
	ok 'the same, older form' migstat import "$data/rally-sample-task-results.json" -o "$TMP/old"
	cells '10.096918 16.425273 14.274160' "$TMP/old" total_time_seconds
	cells '2026-11-24T00:15:59.000000Z' "$TMP/old" at events.csv '$r{event} eq "workload_created"'
	ok 'a report of a refused one' migstat import "$data/rally-sample-failed.json" -o "$TMP/failed"
	cells refused "$TMP/failed" outcome
	cells - "$TMP/failed" total_time_seconds
	fails_with 1 'it holds no migration: no iteration has an action nova.live_migrate' migstat import "$data/rally-sample-dummy.json" -o "$TMP/dummy"
	nothing_left "$TMP/dummy"
else
	skip 'reports of real migrations' 'the samples are not here'
fi
done_testing
