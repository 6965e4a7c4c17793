#!/bin/sh
# nova-check.t: what is known of a recorded cloud before anything is moved: hosts and servers (--list), what stands
# in the way (--check), and what a migration that half failed has left behind.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/nova-lib.sh

cloud_up --vm web --vm db --vm mail=osB --page 1 --shut 'osB=a disk is dying'
prints 'osB   up       disabled (a disk is dying)  1' migstat collect --cloud envvars --list
holds "$TMP/stdout" 'mail  osB   running  6074704e-3c12-4ed0-a56d-000000000003  nothing known'
prints 'db  ' migstat collect --cloud envvars --list -a osA
lacks "$TMP/stdout" osB
prints 'mail  ' migstat collect --cloud envvars --list -b osB
fails_with 1 "is none of the cloud's compute hosts: osA, osB" migstat collect --cloud envvars --list -a osX
is 'a list changes nothing' '' "$(grep -vE '^(GET|POST /v3/auth)' "$CLOUD/log")"

check() {
	collect --check -c x "$@"
}
ends 1 'a disabled host' check -m web
holds "$TMP/stdout" "stops  host b: the compute service of 'osB' is disabled: a disk is dying [service]"
holds "$TMP/stdout" "openstack compute service set --enable 'osB' nova-compute"
ends 1 'a run does not begin' collect -m web -c x -n 1 -o "$TMP/none"
is 'and is not made' no "$([ -e "$TMP/none" ] || echo no)"

cloud_up --vm web --vm db --vm calm --binding web=osB --allocation db
ok 'leftovers' check -m '*'
holds "$TMP/stdout" "warns  VM web: its port ce531f90-199f-48c0-816c-000000000001 has an INACTIVE binding on host 'osB'"
holds "$TMP/stdout" "$URL/network/v2.0/ports/ce531f90-199f-48c0-816c-000000000001/bindings/osB"
holds "$TMP/stdout" 'warns  VM db: an allocation of its migration 0b1dfa8e-51c6-4fc5-9d0a-000000000049 is left'
holds "$TMP/stdout" "$URL/placement/allocations/0b1dfa8e-51c6-4fc5-9d0a-000000000049"
lacks "$TMP/stdout" 'VM calm'
is 'nothing is removed' '' "$(grep -E '^(DELETE|PUT)' "$CLOUD/log")"
ok 'where one blocks' collect -m '*' -c x -n 1 -j 3 -o "$TMP/run"
cell 'refused not_attempted' "$TMP/run/migrations.csv" outcome vm=web
cell 'ok ok ok ok' "$TMP/run/migrations.csv" outcome '$r{vm} ne "web"'
holds "$TMP/run/migrations.csv" 'No valid host was found'
holds "$TMP/run/migrations.csv" '/bindings/osB' 'the reason names what removes it'
cell 'web' "$TMP/run/events.csv" vm event=nova_leftover
no_secret

# who cannot ask does not say that there is none
cloud_up --vm web --fault 403:99:0:/network/ --newest 79
ok 'no right to ask' check -m web
holds "$TMP/stdout" 'notes  VM web: whether a half failed migration has left something behind: it needs the admin role'
cloud_up --vm web --newest 79
ok 'a Nova that does not tell' check -m web
holds "$TMP/stdout" "this Nova tells no migration's uuid"
done_testing
