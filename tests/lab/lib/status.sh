# shellcheck shell=bash
# status.sh: says what of the lab runs, and where.

# Exit status: 0 up, 1 not all of it runs, 3 no lab.
status()
{
	local whole=0 host i guests
	if ! lab_is_there; then
		say "no lab is up"
		exit "$NO_LAB"
	fi
	guests=$(recall guests)
	say "lab $NAME in $DIR, up since $(recall up || echo '- (not complete)')"
	say "versions $(recall versions), shared disks in a $(recall shared-in | sed 's/ceph/Ceph cluster/')"
	say "accel $(recall accel || echo -), workload $(recall workload), $guests guest(s) of $(recall memory) MiB, disk $(recall disk) MiB"
	for host in $HOSTS; do
		host_status "$host" || whole=1
	done
	if ceph_used && [ "$(ceph_pids | wc -l)" != 2 ]; then
		say "Ceph: does not run"
		whole=1
	fi
	if [[ $(recall workload) = stream* ]]; then
		if feeder_pid > /dev/null; then say "feeder: runs"; else say "feeder: does not run"; whole=1; fi
	fi
	for ((i = 1; i <= guests; i++)); do
		guest_status "$i" || whole=1
	done
	[ -e "$DIR/up" ] || whole=1
	return $whole
}

host_status()
{
	local daemon=''
	if host_pid "$1" > /dev/null && daemon=$(host_daemon_pid "$1"); then
		say "host $1: $(host_uri "$1"), $(host_ns "$1"), daemon $daemon, $(host_versions "$1")"
	else
		say "host $1: $(host_uri "$1"), $(host_ns "$1"), daemon does not run"
		return 1
	fi
}

guest_status()
{
	local host path
	if ! host=$(guest_host "$1"); then
		say "vm$1: $(guest_ip "$1"), runs on no host"
		return 1
	fi
	path=$(guest_disk "$host" "$1")
	say "vm$1: $(guest_ip "$1"), running on $host, disk $(disk_kind "$path") $path"
}
