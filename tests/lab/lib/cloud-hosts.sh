# shellcheck shell=bash
# cloud-hosts.sh: what makes a compute of a host: the folder of its instances, nova-compute.

# The hosts' daemons, and what their QEMU calls its machines.
computes_prepare()
{
	hosts_up && files_make_computes && instances_mount "$STORAGE" && remember storage "$STORAGE"
}

# instances_mount KIND [HOST]: both hosts' instances are in one folder, or in each one's own. The
# shared one is mounted as a file system that libvirt knows to be a cluster's: otherwise it
# refuses every migration of Nova's as unsafe.
instances_mount()
{
	local host
	for host in ${2:-$HOSTS}; do
		if [ "$1" = block ]; then
			host_enter "$host" mount --bind "$DIR/$host/instances" "$DIR/instances" || return
		else
			shared_mount "$host" || return
		fi
	done
}

shared_mount()
{
	local try pid
	pid=$(host_pid "$1") || return
	setsid nsenter -t "$pid" -m -u -n bindfs -f -o subtype=glusterfs "$DIR/shared" "$DIR/instances" \
		< /dev/null > "$DIR/log/bindfs-$1.out" 2>&1 8>&- &
	for ((try = 0; try < 100; try++)); do
		grep -q " $DIR/instances fuse.glusterfs" "/proc/$pid/mounts" && return
		sleep 0.1
	done
	cat "$DIR/log/bindfs-$1.out" >&2
	return 1
}

# instances_unmount [HOST]: lazily, for a helper of a nova-compute that was killed may still stand there.
instances_unmount()
{
	local host
	for host in ${1:-$HOSTS}; do
		# shellcheck disable=SC2016 # expanded by the shell inside
		host_enter "$host" sh -c 'while mountpoint -q "$0"; do umount -l "$0" || exit; done' \
			"$DIR/instances" || return
	done
}

# compute_pid HOST: its nova-compute, while it runs.
compute_pid()
{
	local pid
	pid=$(cat "$DIR/pid/compute-$1" 2> /dev/null) || return
	[ -n "$pid" ] && [ "/proc/$pid/ns/net" -ef "/run/netns/$(host_ns "$1")" ] && echo "$pid"
}

compute_launch()
{
	local pid
	pid=$(host_pid "$1") || return
	setsid nsenter -t "$pid" -m -u -n "${CLEAN[@]}" /usr/bin/python3 -c "$(python_main nova.cmd.compute)" \
		--config-file "$DIR/etc/nova-common.conf" --config-file "$DIR/etc/nova-$1.conf" \
		--log-file "$DIR/log/nova-compute-$1.log" \
		< /dev/null > "$DIR/log/compute-$1.out" 2>&1 8>&- &
	echo $! > "$DIR/pid/compute-$1"
}

# computes_start HOST...: and waits until they have reported to Nova since: before that, it
# forgets the task of a server that begins to migrate.
computes_start()
{
	local host since
	since=$(date -u +%Y-%m-%dT%H:%M:%S)
	for host; do compute_launch "$host" || return; done
	cloud_api reported "$since" "${@/#/$NAME-}"
}

compute_start()
{
	compute_pid "$1" > /dev/null && die "nova-compute of host $1 runs already"
	computes_start "$1"
}

compute_stop()
{
	end_gently "compute_pid $1"
	! compute_pid "$1" >/dev/null || compute_kill "$1"
}

compute_kill()
{
	local pid
	pid=$(compute_pid "$1") || die "nova-compute of host $1 does not run"
	kill -KILL "$pid"
}

# compute_set SECTION KEY VALUE: in a file that is read after the others, where a key stands
# once.
compute_set()
{
	local host
	for host in $HOSTS; do
		compute_stop "$host"
		printf '[%s]\n%s = %s\n' "$1" "$2" "$3" >> "$DIR/etc/nova-$host.conf" || return
	done
	# shellcheck disable=SC2086 # a list of words
	computes_start $HOSTS
}

computes_up()
{
	# shellcheck disable=SC2086 # a list of words
	computes_start $HOSTS && clean_run nova-manage "${NOVA_FILES[@]}" cell_v2 discover_hosts > /dev/null
}
