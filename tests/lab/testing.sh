# shellcheck shell=bash
# testing.sh: what the tests of the lab share: TAP, questions to a lab of their own, and
# its end, whatever happens. MIGSTAT_LAB_NAME and MIGSTAT_LAB_DIR are set before.

HERE=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd)
LAB=$HERE/lab
# shellcheck disable=SC2034 # for the tests
A_URI=qemu+tcp://10.77.0.1/system
# shellcheck disable=SC2034
B_URI=qemu+tcp://10.77.0.2/system

skip_all() { echo "1..0 # SKIP $1"; exit 0; }

[ "$(id -u)" = 0 ] || skip_all "the lab needs root"
unshare --net --mount --uts true 2> /dev/null || skip_all "no namespaces can be made here"
for program in libvirtd virsh qemu-system-x86_64 qemu-img busybox cpio ip openssl; do
	command -v "$program" > /dev/null || skip_all "the lab needs $program"
done

work=$(mktemp -d)
finish()
{
	"$LAB" down > /dev/null 2>&1
	rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM HUP

count=0

# ok DESCRIPTION COMMAND...: passes when COMMAND succeeds; shows what it said if not.
ok()
{
	local what=$1
	shift
	count=$((count + 1))
	if "$@" > "$work/out" 2>&1; then
		echo "ok $count - $what"
	else
		echo "not ok $count - $what"
		tail -n 30 "$work/out" | sed 's/^/# /'
	fi
}

# ---- what the tests ask ----

# exits STATUS COMMAND...: COMMAND ends with STATUS.
exits()
{
	local wanted=$1 got
	shift
	"$@"
	got=$?
	[ "$got" = "$wanted" ] || { echo "exit status $got, not $wanted"; return 1; }
}

# says TEXT COMMAND...: TEXT is in what COMMAND says, on either output.
says()
{
	local text=$1
	shift
	"$@" > "$work/said" 2>&1
	grep -qF -- "$text" "$work/said" || { cat "$work/said"; return 1; }
}

# refused ARGUMENT...: the lab refuses the arguments with status 2 and one line.
refused()
{
	"$LAB" "$@" > "$work/said" 2>&1
	[ $? = 2 ] && [ "$(wc -l < "$work/said")" = 1 ] && return
	cat "$work/said"
	return 1
}

refused_folder() { MIGSTAT_LAB_DIR=$1 refused status; }

in_client() { "$LAB" in client "$@"; }

# runs_on HOST GUEST: the guest is running on the host.
runs_on() { [ "$("$LAB" in "$1" virsh domstate "$2" 2>&1 | head -n 1)" = running ]; }

# within_seconds N COMMAND...: COMMAND succeeds within N seconds.
within_seconds()
{
	local end=$((SECONDS + $1))
	shift
	until "$@"; do
		[ "$SECONDS" -lt "$end" ] || return
		sleep 0.2
	done
}

# stream GUEST-ADDRESS NAME: one value of the state of a guest's streaming job.
stream()
{
	# shellcheck disable=SC2016 # expanded by the shell inside
	in_client timeout 10 bash -c 'read -r line < "/dev/tcp/$0/9001" && echo "$line"' "$1" |
		tr ' ' '\n' | sed -n "s/^$2=//p"
}

more_lines_than() { [ "$(stream "$1" lines)" -gt "$2" ]; }

# The job takes lines now: it has more of them than a moment ago.
stream_advances()
{
	local before
	before=$(stream "$1" lines)
	[ -n "$before" ] && within_seconds 20 more_lines_than "$1" "$before"
}

tcp_echo()
{
	# shellcheck disable=SC2016 # expanded by the shell inside
	in_client timeout 10 bash -c 'exec 3<> "/dev/tcp/$0/7" && echo hello >&3 &&
		read -r line <&3 && [ "$line" = hello ]' "$1"
}

# The state of the streaming job by UDP; dd takes a datagram whole, as bash does not.
state_by_udp()
{
	# shellcheck disable=SC2016 # expanded by the shell inside
	in_client timeout 10 bash -c 'exec 3<> "/dev/udp/$0/9001" && printf . >&3 &&
		dd bs=512 count=1 status=none <&3' "$1"
}

udp_echo() { in_client "$HERE/lib/await-echo" 10 "$1"; }

# reaches PLACE ADDRESS: the libvirt daemon at the address can be reached from the place.
# shellcheck disable=SC2016 # expanded by the shell inside
reaches() { "$LAB" in "$1" timeout 2 bash -c 'exec 3<> "/dev/tcp/$0/16509"' "$2"; }

not() { ! "$@"; }

# lasted MS COMMAND...: COMMAND prints two moments, at least MS apart.
lasted()
{
	local ms=$1
	shift
	"$@" > "$work/moments" && cat "$work/moments" &&
		awk -v ms="$ms" '{ n++; long = $2 - $1 >= ms / 1000 - 1e-5 } END { exit !(n == 1 && long) }' "$work/moments"
}

# migrate FROM URI OPTION...: moves vm1, under load, peer to peer.
migrate()
{
	local from=$1 uri=$2
	shift 2
	"$LAB" in "$from" timeout 60 virsh migrate --live --p2p --persistent "$@" vm1 "$uri"
}

# The process ids of the lab, found another way than the lab itself does.
lab_pids()
{
	local ns
	for ns in a b client; do ip netns pids "$MIGSTAT_LAB_NAME-$ns"; done
	cat "$MIGSTAT_LAB_DIR"/[ab]/run/libvirt/qemu/*.pid 2> /dev/null
}

# gone PID...: none of the processes runs (what is dead and not yet reaped has ended).
gone()
{
	local pid
	for pid; do
		grep -qs '^State:	[^ZX]' "/proc/$pid/status" && { echo "$pid is left"; return 1; }
	done
	return 0
}

# What a lab could leave behind on the machine outside of its folder.
machine_state()
{
	ip -o link | sed 's/^[0-9]*: //; s/:.*//'
	# other labs may come and go meanwhile
	ls -d "/run/netns/$MIGSTAT_LAB_NAME"-* 2> /dev/null
	cut -d' ' -f5 /proc/self/mountinfo | grep -v '^/run/netns'
	losetup -a | grep -F "$MIGSTAT_LAB_DIR"
	ls -d /var/lib/libvirt /var/log/libvirt /var/cache/libvirt "$MIGSTAT_LAB_DIR"* 2> /dev/null
}

nothing_left()
{
	# shellcheck disable=SC2086 # a list of numbers
	gone $pids || return
	[ ! -e "$MIGSTAT_LAB_DIR" ] || { echo "the folder is left"; return 1; }
	machine_state | sort | diff "$work/machine" -
}

done_testing() { echo "1..$count"; }

"$HERE/end-dead" > /dev/null 2>&1
machine_state | sort > "$work/machine"
