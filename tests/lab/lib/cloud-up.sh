# shellcheck shell=bash
# cloud-up.sh: starts the cloud, in order; a step that fails ends the whole, as in the lab's
# up.sh. What of it runs, and where.

cloud_up()
{
	local begin=$SECONDS
	refuse_second_lab
	mkdir -p "$(dirname "$DIR")"
	mkdir "$DIR" 2> /dev/null ||
		die "cannot make $DIR: it exists and is not a cloud's, or its parent cannot be written to"
	echo "$NAME" > "$MARK"
	exec 8>&2 # for up_interrupted: a step's own errors go to a file
	trap up_interrupted INT TERM HUP
	step "build" build_programs
	step "take the programs and the guests' kernel" take_programs
	step "choose between KVM and emulation" choose_accel
	step "write the configuration" files_make
	step "connect network namespaces $(all_namespaces)" net_up
	step "start the database" database_up
	step "start the queue" queue_up
	step "make certificates" pki_up
	step "start the hosts, instances in $STORAGE storage" computes_prepare
	step "make the schemas" schemas_make
	step "start Keystone" identity_up
	step "start Placement, Glance, Neutron, Nova" services_up
	step "start the computes" computes_up
	step "make images" images_up
	step "start $GUESTS guest(s) on host a" servers_up
	[ "$WORKLOAD" != stream ] || step "feed the streaming jobs" stream_up
	remember accel "$ACCEL"
	remember up "$(date '+%F %T')"
	trap - INT TERM HUP
	say
	say "The cloud is up after $((SECONDS - begin)) s, in $DIR; accel $ACCEL, storage $STORAGE."
	say "How to log in is told in $DIR/clouds.yaml. From outside both hosts:  cloud in client COMMAND"
}

# Exit status: 0 up, 1 not all of it runs, 3 no cloud.
cloud_status()
{
	local whole=0 host name
	if ! lab_is_there; then
		say "no cloud is up"
		exit "$NO_LAB"
	fi
	say "cloud $NAME in $DIR, up since $(recall up || echo '- (not complete)'), accel $(recall accel || echo -), storage $(recall storage || echo -)"
	for name in database queue keystone placement glance neutron nova-conductor nova-scheduler nova-api; do
		service_pid "$name" > /dev/null || { say "$name: does not run"; whole=1; }
	done
	for host in $HOSTS; do
		host_pid "$host" > /dev/null || { say "host $host: does not run"; whole=1; continue; }
		say "host $host: $(host_ns "$host"), $(host_uri "$host"), nova-compute $(compute_pid "$host" || echo 'does not run')"
		compute_pid "$host" > /dev/null || whole=1
	done
	if service_pid nova-api > /dev/null; then cloud_api servers || whole=1; fi
	[ -e "$DIR/up" ] || whole=1
	return $whole
}
