# shellcheck shell=bash
# storage.sh: moves the disks of the running guests between the storage that both
# hosts see and the storage that each host has for itself, so that the same guests
# can go through migrations of both kinds.

# move_storage KIND: for every guest, on whichever host it is. Does nothing for a
# disk that is already there.
move_storage()
{
	local kind=$1 i guests
	guests=$(recall guests)
	exec 9> "$DIR/storage.lock"
	flock 9 # one mover at a time
	for ((i = 1; i <= guests; i++)); do
		move_disk "$i" "$kind" || die "the disk of vm$i could not be moved to $kind storage"
	done
}

move_disk()
{
	local i=$1 kind=$2 host to from
	host=$(guest_host "$i") || { warn "vm$i runs on no host"; return 1; }
	to=$(disk_path "$kind" "$i")
	from=$(guest_disk "$host" "$i")
	if [ "$from" != "$to" ]; then
		copy_disk "$host" "$i" "$to" || return
	fi
	case $kind in
	# what the other kind of storage still holds is old now
	shared) remove_images "$i" ;;
	block)
		rm -f "$(disk_path shared "$i")"
		prepare_destination "$host" "$i" || return ;;
	esac
	agree_definitions "$i" "$to" || return
	[ "$from" = "$to" ] || say "vm$i on $host: disk is now $to"
}

# guest_host NUMBER: the host on which the guest runs.
guest_host()
{
	local host state
	for host in $HOSTS; do
		state=$(host_virsh "$host" domstate "vm$1" 2> /dev/null)
		case $state in
		running) echo "$host"; return ;;
		esac
	done
	return 1
}

# guest_disk HOST NUMBER: the path of the guest's disk as it runs.
guest_disk()
{
	host_virsh "$1" domblklist "vm$2" | awk '$1 == "vda" { print $2 }'
}

# Copies the disk of the running guest to a new image and goes over to it. libvirt
# asks for --transient-job since the job would not survive the guest's end.
copy_disk()
{
	local host=$1 i=$2 to=$3
	host_enter "$host" rm -f "$to" &&
		host_virsh "$host" blockcopy "vm$i" vda --dest "$to" --format qcow2 \
			--transient-job --wait --pivot > /dev/null
}

remove_images()
{
	local host
	for host in $HOSTS; do
		rm -f "$DIR/$host/lib/images/vm$1.qcow2"
	done
}

# A block migration writes into an image that must exist, of the same size, on the
# destination.
prepare_destination()
{
	local host=$1 i=$2 other=b image size
	[ "$host" = a ] || other=a
	image=$DIR/$other/lib/images/vm$i.qcow2
	size=$(image_size "$DIR/$host/lib/images/vm$i.qcow2")
	[ -n "$size" ] || return
	[ "$(image_size "$image")" != "$size" ] || return 0
	rm -f "$image"
	qemu-img create -q -f qcow2 "$image" "$size"
}

# image_size FILE: its virtual size in bytes; the image may be in use.
image_size()
{
	qemu-img info -U --output=json "$1" 2> /dev/null |
		sed -n 's/^ *"virtual-size": \([0-9]*\).*/\1/p' | head -n 1
}

# agree_definitions NUMBER PATH: makes every persistent definition of the guest, on
# either host, name the disk where it is. (The copy changes the running guest only.)
agree_definitions()
{
	local i=$1 to=$2 host xml
	for host in $HOSTS; do
		host_virsh "$host" dominfo "vm$i" 2> /dev/null | grep -q '^Persistent: *yes' || continue
		xml=$(host_virsh "$host" dumpxml --inactive --security-info "vm$i") || return
		[[ $xml != *"<source file='$to'/>"* ]] || continue
		# shellcheck disable=SC2001 # the pattern is a regular expression
		sed "s|<source file='[^']*/vm$i\.qcow2'/>|<source file='$to'/>|" <<< "$xml" > "$DIR/vm$i.$host.xml"
		host_virsh "$host" define "$DIR/vm$i.$host.xml" > /dev/null || return
		rm "$DIR/vm$i.$host.xml"
	done
}
