# shellcheck shell=bash
# host.sh: one host of the lab. All that it has for itself is in $DIR/a (or b):
#
#   etc lib log cache run   its /etc/libvirt, /var/lib/libvirt, /var/log/libvirt,
#                           /var/cache/libvirt and /run
#   images.ext4             the file system on its /var/lib/libvirt/images
#   passwd group            its /etc/passwd and /etc/group
#   subreaper.pid           the process that everything of the host descends from
#
# Its programs are the machine's, or those of another Debian release, in host_root.

# version_of HOST: where it has its libvirt and QEMU from: "host" is this machine, all
# else is the name of a Debian release.
version_of()
{
	case $1 in
	a) echo "${VERSIONS%,*}" ;;
	b) echo "${VERSIONS#*,}" ;;
	esac
}

# host_root HOST: the root that the host has its programs from; nothing if it is the
# machine's own.
host_root()
{
	[ "$(version_of "$1")" = host ] || echo "$CACHE/$(version_of "$1")"
}

# host_program HOST COMMAND...: runs the host's version of a program, outside of any host.
host_program()
{
	local root
	root=$(host_root "$1")
	shift
	if [ -n "$root" ]; then
		"$HERE/lib/in-root" "$root" "$DIR" "$@"
	else
		"$@"
	fi
}

other_host() { [ "$1" = a ] && echo b || echo a; }

# host_up HOST: starts the host; host_wait tells when its daemon answers.
host_up()
{
	local host=$1 folder=$DIR/$1
	mkdir -p "$folder"/{etc,lib/images,log,cache,run/lock,run/libvirt} || return
	host_disk "$folder/images.ext4" || return
	host_daemon_config "$host" > "$folder/etc/libvirtd.conf" || return
	host_qemu_config "$host" > "$folder/etc/qemu.conf" || return
	echo 'uri_default = "qemu:///system"' > "$folder/etc/libvirt.conf"
	host_users "$host" || return
	setsid ip netns exec "$(host_ns "$host")" unshare --mount --uts --propagation private \
		"$HERE/lib/host-start" "$(host_ns "$host")" "$DIR" "$host" "$(host_root "$host")" \
		libvirtd --listen --config /etc/libvirt/libvirtd.conf \
		< /dev/null > "$folder/start.log" 2>&1 8>&- &
}

# host_disk FILE: the file system for the guests' disks of a host, with room for all of
# them and no more; what is not written takes no room on the machine.
host_disk()
{
	local size=$((GUESTS * (DISK + DISK / 8 + 8) + 64))
	mke2fs -q -F -t ext4 -O ^has_journal -m 0 -E lazy_itable_init=1 "$1" "${size}M" > /dev/null
}

# host_images HOST: the folder of the host's own disks, seen from outside of it.
host_images()
{
	local pid
	pid=$(host_pid "$1") && echo "/proc/$pid/root/var/lib/libvirt/images"
}

host_daemon_config()
{
	# two hosts with the same uuid would be one host to libvirt
	local digit=$1
	cat <<CONFIG
host_uuid = "${digit}0000000-0000-4000-8000-00000000000${digit}"
listen_tls = 0
listen_tcp = 1
listen_addr = "0.0.0.0"
auth_tcp = "none"
auth_unix_ro = "none"
auth_unix_rw = "none"
unix_sock_group = "libvirt"
unix_sock_rw_perms = "0770"
max_clients = 200
max_workers = 32
max_client_requests = 40
log_level = 3
log_outputs = "3:file:/var/log/libvirt/libvirtd.log"
CONFIG
}

host_qemu_config()
{
	cat <<CONFIG
user = "root"
group = "root"
dynamic_ownership = 0
remember_owner = 0
security_driver = "none"
cgroup_controllers = []
namespaces = []
stdio_handler = "file"
migration_host = "$(host_ip "$1")"
migration_address = "$(host_ip "$1")"
migrate_tls_x509_cert_dir = "/etc/libvirt/pki"
migrate_tls_x509_verify = 1
CONFIG
	# without "blockdev" this libvirt goes QEMU's old way, which can also send a disk
	# through a tunnel
	[ "$(version_of "$1")" != bullseye ] || echo 'capability_filters = [ "blockdev" ]'
}

# libvirtd 9.0 does not start where there is no user libvirt-qemu, used or not. Whoever is in the
# group libvirt may use the daemon, as Debian has it.
host_users()
{
	local folder=$DIR/$1 root
	root=$(host_root "$1")
	cp "$root/etc/passwd" "$root/etc/group" "$folder/" || return
	grep -q '^libvirt-qemu:' "$folder/passwd" ||
		echo 'libvirt-qemu:x:64055:64055:libvirt QEMU:/var/lib/libvirt:/usr/sbin/nologin' >> "$folder/passwd"
	grep -q '^libvirt-qemu:' "$folder/group" ||
		echo 'libvirt-qemu:x:64055:' >> "$folder/group"
	grep -q '^libvirt:' "$folder/group" || echo 'libvirt:x:64056:' >> "$folder/group"
}

# host_pid HOST: prints the process id by which the host is entered. The process
# counts only if it really lives in the host: ids are used again.
host_pid()
{
	local pid
	pid=$(cat "$DIR/$1/subreaper.pid" 2> /dev/null) || return
	[ -n "$pid" ] && [ "/proc/$pid/root/run" -ef "$DIR/$1/run" ] && echo "$pid"
}

# host_prefix HOST: sets ENTER to what a command needs before it to run inside the
# host, in the caller's working directory if the host has it, else in /.
host_prefix()
{
	local pid
	pid=$(host_pid "$1") || return
	# shellcheck disable=SC2016 # expanded by the shell inside
	ENTER=(nsenter -t "$pid" -m -u -n sh -c 'cd -- "$0" 2> /dev/null || cd /; exec "$@"' "$PWD")
}

# host_enter HOST COMMAND...: runs COMMAND inside the host.
host_enter()
{
	local -a ENTER
	host_prefix "$1" || return
	shift
	"${ENTER[@]}" "$@"
}

# host_virsh HOST ARGUMENT...: the host's own virsh, in the language we can read.
host_virsh()
{
	local host=$1
	shift
	host_enter "$host" env LC_ALL=C virsh -q "$@"
}

# host_wait HOST: waits until the daemon answers; fails when the host is gone or
# when it takes too long.
host_wait()
{
	local try
	for ((try = 0; try < 200; try++)); do
		if host_pid "$1" > /dev/null; then
			host_virsh "$1" hostname > /dev/null 2>&1 && return
			host_daemon_pid "$1" > /dev/null || [ "$try" -lt 20 ] || return
		fi
		sleep 0.1
	done
	return 1
}

# host_daemon_pid HOST: the host's libvirt daemon, while it runs.
host_daemon_pid()
{
	local pid
	pid=$(cat "$DIR/$1/run/libvirtd.pid" 2> /dev/null) || return
	[ -n "$pid" ] && [ "/proc/$pid/root/run" -ef "$DIR/$1/run" ] && echo "$pid"
}

# host_versions HOST: prints "libvirt X, QEMU Y", as the running daemon says.
host_versions()
{
	host_virsh "$1" version --daemon 2> /dev/null | awk '
		/^Running hypervisor:/ { qemu = $3 " " $4 }
		/^Running against daemon:/ { libvirt = $4 }
		END { print "libvirt " libvirt ", " qemu }'
}

# What went wrong on a host, for the message of a failed start.
host_last_words()
{
	tail -q -n 4 "$DIR/$1/start.log" "$DIR/$1/log/libvirtd.log" 2> /dev/null
}
