# shellcheck shell=bash
# down.sh: ends the lab from whatever state it is in.
#
# What belongs to the lab is found by where it lives, never by its name: a process
# in one of the lab's network namespaces, or one that sees a host's folder as its
# /run. So it does not matter which pid files are left, or who started a process.

down()
{
	local other
	if ! lab_is_there && ! any_namespace; then
		say "no $PROGRAM is up, nothing to end"
		return
	fi
	other=$(other_lab)
	[ -z "$other" ] ||
		die "the $PROGRAM that is up is in another folder: run 'MIGSTAT_${PROGRAM^^}_DIR=$other $PROGRAM down'"
	refuse_inside
	end_everything || die "something of the $PROGRAM could not be ended"
	say "the $PROGRAM is down"
}

any_namespace()
{
	local ns
	for ns in $(all_namespaces); do
		namespace_exists "$ns" && return
	done
	return 1
}

# The folder of the lab that the network namespaces belong to, if it is another than
# ours and still there.
other_lab()
{
	local folder
	folder=$(ip -n "$CLIENT_NS" link show mgmt 2> /dev/null | sed -n 's/^ *alias //p')
	if [ -n "$folder" ] && [ "$folder" != "$DIR" ] && [ -e "$folder/${MARK##*/}" ]; then
		echo "$folder"
	fi
}

# The end of the lab would be the end of whoever asks for it from inside.
refuse_inside()
{
	if lab_processes | grep -qx "$$"; then
		die "this is inside the $PROGRAM: run '$PROGRAM down' outside of it"
	fi
}

# Prints the process ids of all that belongs to the lab.
lab_processes()
{
	local ns path pid inodes=' ' host
	for ns in $(all_namespaces); do
		inodes+="$(stat -L -c %i "/run/netns/$ns" 2> /dev/null) "
	done
	for path in /proc/[0-9]*; do
		pid=${path#/proc/}
		ns=$(readlink "$path/ns/net" 2> /dev/null) || continue # gone, or a zombie
		ns=${ns#net:[}
		if [[ $inodes == *" ${ns%]} "* ]]; then
			echo "$pid"
			continue
		fi
		for host in $HOSTS; do
			if [ "$path/root/run" -ef "$DIR/$host/run" ]; then
				echo "$pid"
			fi
		done
	done
}

end_everything()
{
	local ns failed=0
	end_processes || failed=1
	for ns in $(all_namespaces); do
		namespace_exists "$ns" || continue
		ip netns del "$ns" || failed=1
	done
	# "ip netns add" makes this mount point when there is none, and never takes it away
	if [ -z "$(ls /run/netns 2> /dev/null)" ]; then
		umount /run/netns 2> /dev/null
		rmdir /run/netns 2> /dev/null
	fi
	if lab_is_there; then
		rm -rf --one-file-system "$DIR" || failed=1
	fi
	return $failed
}

# Ends the processes: the feeder and the hosts' subreapers by SIGTERM, which end what
# they started in good order, then Ceph, which the guests need until their end; after
# that, or without them, everything by SIGKILL.
end_processes()
{
	local try pids
	end_gently feeder_pid 'host_pid a' 'host_pid b'
	end_gently ceph_pids
	# again and again: a process may start another one before it is killed
	for ((try = 0; try < 100; try++)); do
		pids=$(lab_processes)
		[ -n "$pids" ] || return 0
		# shellcheck disable=SC2086 # a list of numbers
		kill -KILL $pids 2> /dev/null
		sleep 0.05
	done
	warn "these processes of the $PROGRAM do not end: $(echo "$pids" | tr '\n' ' ')"
	return 1
}

# end_gently QUESTION...: sends SIGTERM to the processes that the commands print, and
# waits some seconds until they print none.
end_gently()
{
	local question try pids
	for ((try = 0; try < 60; try++)); do
		pids=''
		for question; do pids+=" $($question)"; done
		[[ $pids == *[0-9]* ]] || return 0
		# shellcheck disable=SC2086 # a list of numbers
		[ "$try" -gt 0 ] || kill -TERM $pids 2> /dev/null
		sleep 0.1
	done
}
