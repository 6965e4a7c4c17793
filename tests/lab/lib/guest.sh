# shellcheck shell=bash
# guest.sh: the guests: their disks, their domain XML, their start and their input.

# Where a disk is, by the kind of storage: a path, or POOL/IMAGE of Ceph. It is the same
# on both hosts; behind the path for block, each host has its own folder (host_images).
disk_path()
{
	case $1 in
	shared) if ceph_used; then echo "rbd/vm$2"; else echo "$DIR/shared/vm$2.qcow2"; fi ;;
	block) echo "/var/lib/libvirt/images/vm$2.qcow2" ;;
	esac
}

# The other way round: the kind of storage that a path belongs to.
disk_kind()
{
	case $1 in
	"$DIR/shared/"* | rbd/*) echo shared ;;
	/var/lib/libvirt/images/*) echo block ;;
	*) echo other ;;
	esac
}

# Makes the image that every guest's disk starts as: an ext4 whose files are written
# in place later on, so that its content does not grow and a block migration has the
# same amount to copy at any time.
make_disk_template()
{
	local raw=$DIR/template.raw content=$DIR/template ring=$((DISK / 8))
	[ "$ring" -le 32 ] || ring=32
	mkdir -p "$content" || return
	head -c "${ring}M" /dev/urandom > "$content/raw" || return
	head -c 1M /dev/urandom > "$content/windows" || return
	[ "$FILLED" = 0 ] || head -c "${FILLED}M" /dev/urandom > "$content/filled" || return
	case $WORKLOAD in
	write:*) head -c "${ring}M" /dev/urandom > "$content/written" || return ;;
	esac
	# everything initialised now: the guest's kernel would else do it in the
	# background, as disk traffic that belongs to no workload
	mke2fs -q -F -t ext4 -J size=4 -E lazy_itable_init=0,lazy_journal_init=0 \
		-d "$content" "$raw" "${DISK}M" > /dev/null || return
	qemu-img convert -f raw -O qcow2 "$raw" "$DIR/template.qcow2" || return
	rm -rf "$raw" "$content"
}

make_disks()
{
	local i
	mkdir -p "$DIR/shared" && make_disk_template || return
	for ((i = 1; i <= GUESTS; i++)); do
		case $STORAGE-$SHARED in
		shared-folder) cp "$DIR/template.qcow2" "$(disk_path shared "$i")" || return ;;
		shared-ceph) ceph_take_disk "$i" "$DIR/template.qcow2" || return ;;
		block-*)
			cp "$DIR/template.qcow2" "$(host_images a)/vm$i.qcow2" &&
				new_image "$(host_images b)/vm$i.qcow2" "${DISK}M" || return ;;
		esac
	done
	rm "$DIR/template.qcow2"
}

# new_image FILE SIZE: an empty image, as every QEMU of the lab can read it.
new_image() { qemu-img create -q -f qcow2 "$1" "$2"; }

# disk_xml PATH: the disk of a guest as libvirt is told of it, but for its place in the
# guest.
disk_xml()
{
	case $1 in
	rbd/*) cat <<XML
    <disk type='network' device='disk'>
      <driver name='qemu' type='raw' cache='none'/>
      <source protocol='rbd' name='$1'>
        <host name='$CEPH_IP' port='6789'/>
        <config file='$CEPH_CONF'/>
      </source>
XML
		;;
	*) cat <<XML
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2' cache='none'/>
      <source file='$1'/>
XML
		;;
	esac
}

# The machine type that the hosts' QEMU means by "pc": a fixed name, so that both
# hosts are sure to mean the same; of two QEMUs, that of the one that both know.
machine_type()
{
	local types_a types_b name
	types_a=$(host_program a qemu-system-x86_64 -machine help) || return
	types_b=$(host_program b qemu-system-x86_64 -machine help) || return
	for name in $(pc_means "$types_a") $(pc_means "$types_b"); do
		if knows_type "$types_a" "$name" && knows_type "$types_b" "$name"; then
			echo "$name"
			return
		fi
	done
	return 1
}

pc_means()
{
	awk '$1 == "pc" && match($0, /alias of [^)]*/) {
		print substr($0, RSTART + 9, RLENGTH - 9) }' <<< "$1"
}

knows_type() { awk -v name="$2" '$1 == name { known = 1 } END { exit !known }' <<< "$1"; }

kernel_command_line()
{
	printf 'console=ttyS0 quiet mitigations=off panic=-1 lab.ip=%s/24' "$(guest_ip "$1")"
	case $WORKLOAD in
	stream*) printf ' lab.stream=1' ;;
	dirty:*) printf ' lab.dirty=%s' "${WORKLOAD#dirty:}" ;;
	write:*) printf ' lab.write=%s' "${WORKLOAD#write:}" ;;
	stress-ng) printf ' lab.stress=%s' "$STRESS_MB" ;;
	stress-ng:*) printf ' lab.stress=%s' "${WORKLOAD#stress-ng:}" ;;
	esac
}

# guest_xml NUMBER: the domain of a guest.
guest_xml()
{
	local type=qemu
	[ "$ACCEL" != kvm ] || type=kvm
	cat <<XML
<domain type='$type'>
  <name>vm$1</name>
  <uuid>6d696773-7461-4000-8000-0000000000$(printf %02x "$1")</uuid>
  <memory unit='MiB'>$MEMORY</memory>
  <vcpu>1</vcpu>
  <os>
    <type arch='x86_64' machine='$MACHINE'>hvm</type>
    <kernel>$DIR/guest/vmlinuz</kernel>
    <initrd>$DIR/guest/initramfs</initrd>
    <cmdline>$(kernel_command_line "$1")</cmdline>
  </os>
  <features><acpi/></features>
  <cpu mode='custom' match='exact'><model>qemu64</model></cpu>
  <clock offset='utc'/>
  <on_crash>destroy</on_crash>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
$(disk_xml "$(disk_path "$STORAGE" "$1")")
      <target dev='vda' bus='virtio'/>
    </disk>
    <controller type='usb' model='none'/>
    <interface type='bridge'>
      <mac address='$(guest_mac "$1")'/>
      <source bridge='br0'/>
      <model type='virtio'/>
      <rom enabled='no'/>
    </interface>
    <serial type='file'>
      <source path='/var/log/libvirt/vm$1.console' append='on'/>
    </serial>
    <memballoon model='virtio'/>
  </devices>
</domain>
XML
}

# Defines a guest on host a and starts it there; adds it to START, the moments of start.
guest_up()
{
	START[$1]=${EPOCHREALTIME/[.,]/}
	guest_xml "$1" > "$DIR/guest/vm$1.xml" &&
		net_know_guest "$1" &&
		host_virsh a define "$DIR/guest/vm$1.xml" > /dev/null &&
		host_virsh a start "vm$1" > /dev/null
}

# guests_wait SECONDS: waits, outside, until every guest answers a UDP echo; prints
# for each how long it took since its start. Fails if one does not in time.
guests_wait()
{
	local i
	local -a addresses=()
	for ((i = 1; i <= GUESTS; i++)); do
		addresses+=("$(guest_ip "$i")=${START[i]}")
	done
	client_enter "$HERE/lib/await-echo" "$1" "${addresses[@]}"
}

# Starts the sender of lines, in the client's namespace.
feeder_up()
{
	local i
	local -a addresses=()
	for ((i = 1; i <= GUESTS; i++)); do
		addresses+=("$(guest_ip "$i")")
	done
	setsid ip netns exec "$CLIENT_NS" "$DIR/bin/feeder" "$FEED_RATE" "${addresses[@]}" \
		< /dev/null > "$DIR/feeder.log" 2>&1 8>&- &
	remember feeder.pid $!
}

# feeder_pid: the running feeder.
feeder_pid()
{
	local pid
	pid=$(recall feeder.pid) || return
	[ -n "$pid" ] && [ "/proc/$pid/exe" -ef "$DIR/bin/feeder" ] && echo "$pid"
}

# stream_state ADDRESS: the state line of a guest's streaming job.
stream_state()
{
	# shellcheck disable=SC2016 # expanded by the shell inside
	client_enter timeout 5 bash -c 'read -r line < "/dev/tcp/$0/9001" && echo "$line"' "$1" 2> /dev/null
}

# Waits until every guest's streaming job takes lines.
streams_wait()
{
	local i try
	for ((i = 1; i <= GUESTS; i++)); do
		for ((try = 0; try < 100; try++)); do
			case $(stream_state "$(guest_ip "$i")") in
			lines=[1-9]*) continue 2 ;;
			esac
			sleep 0.1
		done
		return 1
	done
}
