# shellcheck shell=bash
# cloud-guests.sh: the images of the guests, and guests as servers of Nova's.

ANSWER_SECONDS=240 # the longest that a guest may take to boot

# cloud_api COMMAND...: asks the services, outside of both hosts.
cloud_api() { clean_run "$HERE/lib/cloud-api" "$CONTROL_IP" "$@"; }

images_up()
{
	local content=$DIR/guest/content
	mkdir -p "$content" &&
		head -c 16M /dev/urandom > "$content/raw" && head -c 1M /dev/urandom > "$content/windows" &&
		mke2fs -q -F -t ext4 -J size=4 -E lazy_itable_init=0,lazy_journal_init=0 \
			-d "$content" "$DIR/guest/disk.raw" 64M > /dev/null &&
		rm -rf "$content" && cloud_api images "$DIR/guest" 10.78.0
}

# servers_boot HOST WORKLOAD VM...: and waits until they answer; ACTIVE is not enough: a guest
# that is moved while its kernel boots may hang for good.
servers_boot()
{
	local host=$1 workload=$2 vm number
	local -a addresses=()
	shift 2
	for vm; do
		number=${vm#vm}
		net_know_guest "$number" || return
		addresses+=("$(guest_ip "$number")")
		cloud_api boot "$vm" "$(host_ns "$host")" "$workload" "10.78.0.$((10 + number))" \
			"$(guest_mac "$number")" || return
	done
	cloud_api active "$@" && client_enter "$HERE/lib/await-echo" "$ANSWER_SECONDS" "${addresses[@]}"
}

servers_up()
{
	local i
	local -a vms=()
	for ((i = 1; i <= GUESTS; i++)); do vms+=("vm$i"); done
	servers_boot a "$WORKLOAD" "${vms[@]}" > "$DIR/guests-up"
}

# server_kill_qemu HOST VM: the guest's QEMU, running or arriving.
server_kill_qemu()
{
	local name pid
	name=$(cloud_api instance "$2") || die "there is no server $2"
	pid=$(cat "$DIR/$1/run/libvirt/qemu/$name.pid" 2> /dev/null)
	[ -n "$pid" ] && [ "/proc/$pid/root/run" -ef "$DIR/$1/run" ] ||
		die "no QEMU of $2 ($name) is on host $1"
	kill -KILL "$pid"
}

# cloud_disks KIND: what host b sees of the disks of servers that run on host a; Nova looks at it anew
# before each migration.
cloud_disks()
{
	local servers
	[ "$(recall storage)" = shared ] || die "the cloud's instances are not in one folder: cloud storage shared"
	servers=$(cloud_api servers) || die "Nova does not tell where the servers are"
	[[ "$servers" != *" on $(host_ns b),"* ]] || die "a server is on host b: its disk would be lost to it"
	instances_unmount b && instances_mount "$1" b
}

# cloud_storage KIND: all servers go; the computes are started anew on the other folder.
cloud_storage()
{
	local host
	cloud_api delete-all || return
	for host in $HOSTS; do compute_stop "$host"; done
	instances_unmount && instances_mount "$1" && remember storage "$1" || return
	# shellcheck disable=SC2086 # a list of words
	computes_start $HOSTS
}
