# shellcheck shell=bash
# fault.sh: what can go wrong with a migration, done on purpose; and pauses of a guest
# and of its link whose true times are known.

FILLER=filler.of-the-lab # the file that takes all the room of a full disk folder

# ---- processes ----

fault_kill_qemu()
{
	local pid
	pid=$(guest_pid "$1" "$2") || die "$2 does not run on host $1"
	kill -KILL "$pid" || die "$2 could not be killed"
	say "QEMU of $2 on host $1 is killed (process $pid)"
}

fault_kill_daemon()
{
	local pid
	pid=$(host_daemon_pid "$1") || die "the daemon of host $1 does not run"
	kill -KILL "$pid" || die "the daemon of host $1 could not be killed"
	say "the daemon of host $1 is killed (process $pid)"
}

# The host's subreaper starts it, so that what it starts later are the host's children.
fault_start_daemon()
{
	host_daemon_pid "$1" > /dev/null && die "the daemon of host $1 runs"
	if ! kill -USR1 "$(host_pid "$1")" || ! host_wait "$1"; then
		host_last_words "$1" >&2
		die "the daemon of host $1 does not answer"
	fi
	say "the daemon of host $1 is started (process $(host_daemon_pid "$1"))"
}

# guest_pid HOST VM: the QEMU of the guest on that host, also while it is only coming.
guest_pid()
{
	local pid
	pid=$(cat "$DIR/$1/run/libvirt/qemu/$2.pid" 2> /dev/null) || return
	[ -n "$pid" ] && [ "/proc/$pid/root/run" -ef "$DIR/$1/run" ] && echo "$pid"
}

# ---- the migration network ----

# Without an argument: the hosts do not reach each other any more, the client reaches
# both. With one: nobody reaches that host.
fault_cut()
{
	local host
	if [ $# = 0 ]; then
		for host in $HOSTS; do
			mgmt_port "$host" type bridge_slave isolated on || die "the network could not be cut"
		done
		say "the network between the hosts is cut; the client still reaches both"
	else
		mgmt_port "$1" down || die "the network of host $1 could not be cut"
		say "host $1 is cut off the management and migration network"
	fi
}

fault_mend()
{
	local host
	for host in $HOSTS; do
		mgmt_port "$host" up || die "host $host could not be connected again"
		mgmt_port "$host" type bridge_slave isolated off || die "host $host is still isolated"
	done
	say "the network is whole"
}

# mgmt_port HOST SETTING...: sets the port of the switch that the host's mig0 is on.
mgmt_port()
{
	local host=$1
	shift
	ip -n "$CLIENT_NS" link set "mgmt-$host" "$@"
}

# ---- a full disk ----

# The images that no guest runs from are emptied first: those that have once taken a
# whole disk could take it again without any more room.
fault_fill()
{
	local host=$1 folder i image size
	folder=$(host_images "$host")
	[ "$(stat -c %d "$folder")" != "$(stat -c %d "$folder/..")" ] ||
		die "the disk folder of host $host is not a file system of its own (no loop device could be had)"
	for ((i = 1; i <= $(recall guests); i++)); do
		image=$folder/vm$i.qcow2
		guest_pid "$host" "vm$i" > /dev/null && continue
		size=$(image_size "$image")
		[ -z "$size" ] || { rm "$image" && new_image "$image" "$size"; } || die "$image could not be emptied"
	done
	# first fast, then to the last byte
	fallocate -l "$(room_in "$folder")" "$folder/$FILLER" 2> /dev/null
	cat /dev/zero >> "$folder/$FILLER" 2> /dev/null
	[ "$(room_in "$folder")" = 0 ] || die "the disk folder of host $host could not be filled"
	say "the disk folder of host $host is full"
}

fault_unfill()
{
	rm -f "$(host_images "$1")/$FILLER" || die "the disk folder of host $1 could not be emptied"
	say "the disk folder of host $1 has room again"
}

# room_in FOLDER: the free bytes of its file system. (Not by df, which looks for the
# folder in the machine's own table of mounts.)
room_in() { echo $(($(stat -f -c '%a * %S' "$1"))); }

# ---- stale definitions ----

# A definition of the guest on a host where it does not run: its own, as one that was
# left there when it moved away; or, with "other", that of another machine of the same
# name, whose place libvirt does not let the guest take.
fault_define_stale()
{
	local host=$1 vm=$2 kind=${3:-own} file=$DIR/$2.stale.xml
	host_virsh "$host" dominfo "$vm" > /dev/null 2>&1 && drop_definition "$host" "$vm"
	cp "$DIR/guest/$vm.xml" "$file"
	[ "$kind" = own ] || sed -i "s|<uuid>.*|<uuid>$(cat /proc/sys/kernel/random/uuid)</uuid>|" "$file"
	host_virsh "$host" define "$file" > /dev/null || die "$vm could not be defined on host $host"
	rm "$file"
	say "host $host has a stale definition of $vm"
}

fault_undefine_stale()
{
	drop_definition "$1" "$2"
	say "host $1 has no definition of $2 any more"
}

drop_definition()
{
	[ "$(host_virsh "$1" domstate "$2" 2> /dev/null)" = 'shut off' ] ||
		die "$2 runs on host $1, or is not known there: its definition there is not a stale one"
	host_virsh "$1" undefine "$2" > /dev/null || die "$2 could not be undefined on host $1"
}

# ---- pauses ----

# guest_link VM down|up|MILLISECONDS: the guest's tap, on whichever host it runs. With a time
# the true begin and end are printed.
guest_link()
{
	local vm=$1 what=$2 host tap
	host=$(guest_host "${vm#vm}") || die "$vm runs on no host"
	tap=$(host_virsh "$host" domiflist "$vm" | awk '{ print $1; exit }')
	[ -n "$tap" ] || die "$vm has no link"
	case $what in
	down | up) ip -n "$(host_ns "$host")" link set "$tap" "$what" || die "the link of $vm could not be set $what" ;;
	*) exec ip netns exec "$(host_ns "$host")" "$DIR/bin/pulse" link "$tap" "$what" ;;
	esac
}

# guest_suspend VM MILLISECONDS: stops the process of the guest, with its CPUs, from outside:
# libvirt is not asked and does not notice, and what the network brings waits, as in a
# migration. Prints the true begin and end.
guest_suspend()
{
	local host pid
	for host in $HOSTS; do
		host_virsh "$host" domstate "$1" 2> /dev/null | grep -qx running || continue
		pid=$(guest_pid "$host" "$1") && exec "$DIR/bin/pulse" stop "$pid" "$2"
	done
	die "$1 runs on no host"
}
