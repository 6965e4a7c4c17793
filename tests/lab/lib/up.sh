# shellcheck shell=bash
# up.sh: starts the lab, in order. A step that fails ends the whole: what was started
# is ended, and what the failing step said is shown.

# shellcheck disable=SC2034 # used in lab
FEED_KBPS=100  # kilobytes a second to each guest, unless --workload says otherwise
GUEST_SECONDS=90  # the longest that the start of the guests may take, and
GUEST_SECONDS_EACH=10  # so much more for each

up()
{
	local begin=$SECONDS
	refuse_second_lab
	mkdir -p "$(dirname "$DIR")"
	mkdir "$DIR" 2> /dev/null ||
		die "cannot make $DIR: it exists and is not a lab's, or its parent cannot be written to"
	echo "$NAME" > "$MARK"
	exec 8>&2 # for up_interrupted: a step's own errors go to a file
	trap up_interrupted INT TERM HUP
	remember_settings
	step "build" build_programs
	step "take the programs and the guests' kernel" take_programs
	[[ ,$VERSIONS, =~ ^,(host,)+$ ]] ||
		step "make the root of Debian $VERSIONS, if it is not there yet" fetch_roots
	step "choose between KVM and emulation" choose_accel
	remember accel "$ACCEL"
	step "connect network namespaces $(all_namespaces)" net_up
	[ "$SHARED" != ceph ] || step "start Ceph" ceph_up
	step "make certificates" pki_up
	step "start the libvirt daemons" hosts_up
	step "make disks" make_disks
	step "start $GUESTS guest(s) on host a" guests_up
	[[ $WORKLOAD != stream* ]] || step "feed the streaming jobs" stream_up
	remember up "$(date '+%F %T')"
	trap - INT TERM HUP
	summary $((SECONDS - begin))
}

refuse_second_lab()
{
	local other
	lab_is_up && die "a $PROGRAM is already up in $DIR (see '$PROGRAM status'; '$PROGRAM down' ends it)"
	lab_is_there && die "$DIR holds what is left of a $PROGRAM: run '$PROGRAM down' first"
	any_namespace || return 0
	other=$(other_lab)
	[ -z "$other" ] ||
		die "a $PROGRAM named $NAME is already up in $other (MIGSTAT_${PROGRAM^^}_NAME names another one)"
	die "network namespaces of a $PROGRAM that is gone are left: run '$PROGRAM down' first"
}

remember_settings()
{
	remember guests "$GUESTS"
	remember memory "$MEMORY"
	remember disk "$DISK"
	remember workload "$WORKLOAD"
	remember versions "$VERSIONS"
	remember shared-in "$SHARED"
}

# step DESCRIPTION FUNCTION: says what is done and does it.
step()
{
	local before=${EPOCHREALTIME/[.,]/} ms
	printf '%s … ' "$1"
	: > "$LOG.step"
	if ! "$2" 2>> "$LOG.step"; then
		printf 'failed\n'
		up_failed "could not $1"
	fi
	ms=$(((${EPOCHREALTIME/[.,]/} - before) / 1000))
	printf 'ok (%d.%d s)\n' $((ms / 1000)) $((ms / 100 % 10))
	cat "$LOG.step" >> "$LOG"
}

up_failed()
{
	trap '' INT TERM HUP
	local host
	{
		printf '%s: %s. Its last words:\n' "$PROGRAM" "$1"
		{
			tail -n 12 "$LOG.step"
			for host in $HOSTS; do host_last_words "$host"; done
		} | sed 's/^/    /'
		echo "$PROGRAM: ending what was started"
	} >&2
	end_everything
	exit 1
}

up_interrupted()
{
	trap '' INT TERM HUP
	printf '\n%s: interrupted: ending what was started\n' "$PROGRAM" >&8
	end_everything
	exit 1
}

build_programs()
{
	# not with the jobs and options of a make that may have called us
	local goals=lab-programs
	[[ $WORKLOAD != stress-ng* ]] || goals+=' lab-stress-ng'
	# shellcheck disable=SC2086 # a list of words
	env -u MAKEFLAGS -u MAKELEVEL -u MFLAGS MIGSTAT_LAB_CACHE="$CACHE" \
		make -s -C "$ROOT" -f tests/lab/lab.mk BUILD="${BUILD:-build}" $goals >&2
}

fetch_roots()
{
	local host
	for host in $HOSTS; do
		[ -z "$(host_root "$host")" ] ||
			MIGSTAT_LAB_CACHE="$CACHE" "$HERE/fetch-root" "$(version_of "$host")" >&2 || return
	done
}

# The lab runs on copies: a later build, or its cleaning, does not touch it.
take_programs()
{
	local built=$ROOT/${BUILD:-build}/lab
	mkdir -p "$DIR/bin" "$DIR/guest" &&
		cp "$built/subreaper" "$built/feeder" "$built/pulse" "$DIR/bin/" &&
		cp "$built/kernel/vmlinuz" "$built/kernel/release" "$built/initramfs" "$DIR/guest/" ||
		return
	# the kernel unpacks one archive after the other
	[[ $WORKLOAD != stress-ng* ]] || cat "$built/stress-ng.cpio" >> "$DIR/guest/initramfs"
}

hosts_up()
{
	local host
	MACHINE=$(machine_type)
	[ -n "$MACHINE" ] || { echo "the hosts' QEMUs have no machine type in common that either means by pc" >&2; return 1; }
	for host in $HOSTS; do host_up "$host" || return; done
	for host in $HOSTS; do
		host_wait "$host" || { echo "the daemon of host $host does not answer" >&2; return 1; }
	done
}

guests_up()
{
	local i
	local -a START=()
	for ((i = 1; i <= GUESTS; i++)); do
		guest_up "$i" || return
	done
	guests_wait $((GUEST_SECONDS + GUESTS * GUEST_SECONDS_EACH)) > "$DIR/guests-up" && return
	echo "not every guest answers; the end of their consoles:" >&2
	tail -n 3 "$DIR"/a/log/vm*.console >&2
	return 1
}

stream_up()
{
	feeder_up
	streams_wait && return
	echo "a streaming job takes no lines" >&2
	cat "$DIR/feeder.log" >&2
	return 1
}

summary()
{
	local host i
	say
	say "The lab is up after $1 s, in $DIR; accel $ACCEL, workload $WORKLOAD, storage $STORAGE$([ "$SHARED" = folder ] || echo " ($SHARED)")."
	for host in $HOSTS; do
		say "  host $host     $(host_uri "$host")  $(host_ns "$host")  $(host_versions "$host")"
	done
	for ((i = 1; i <= GUESTS; i++)); do
		say "  vm$i  $(guest_ip "$i")  on a, answered after $(awk -v a="$(guest_ip "$i")" '$1 == a { print $2 }' "$DIR/guests-up") s"
	done
	say "Watch it from outside both hosts:  lab in client COMMAND"
}
