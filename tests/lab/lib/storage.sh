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
		remove_shared "$i" || return
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
	case $to in
	rbd/*)
		# libvirt can make no image in Ceph: it takes an empty one
		ceph_remove_disk "$i" && ceph_new_disk "$i" || return
		if [[ ,$(recall versions), = *,bullseye,* ]]; then
			copy_disk_there_and_back "$host" "$i" "$to"
		else
			copy_disk_to_ceph "$host" "$i" "$to"
		fi ;;
	*)
		host_enter "$host" rm -f "$to" &&
			host_virsh "$host" blockcopy "vm$i" vda --dest "$to" --format qcow2 \
				--transient-job --wait --pivot > /dev/null ;;
	esac
}

copy_disk_to_ceph()
{
	local host=$1 i=$2 to=$3 file=$DIR/vm$2.disk.xml
	{ disk_xml "$to" && echo "</disk>"; } > "$file" &&
		host_virsh "$host" blockcopy "vm$i" vda --xml "$file" --reuse-external \
			--transient-job --wait --pivot > /dev/null &&
		rm "$file"
}

# An older libvirt copies a running disk into files only ("non-file destination not
# supported yet"), but in a block migration the disk may be another one afterwards. So
# the guest goes to the other host, its disk to Ceph, and then the guest comes back.
copy_disk_there_and_back()
{
	local host=$1 i=$2 to=$3 file=$DIR/vm$2.there.xml other
	other=$(other_host "$host")
	host_virsh "$host" dumpxml --migratable --security-info "vm$i" | with_disk "$to" > "$file" &&
		host_virsh "$host" migrate --live --p2p --copy-storage-all --xml "$file" \
			"vm$i" "$(host_uri "$other")" &&
		host_virsh "$other" migrate --live --p2p "vm$i" "$(host_uri "$host")" &&
		rm "$file"
}

remove_images()
{
	local host
	for host in $HOSTS; do
		rm -f "$(host_images "$host")/vm$1.qcow2"
	done
}

remove_shared()
{
	if ceph_used; then ceph_remove_disk "$1"; else rm -f "$(disk_path shared "$1")"; fi
}

# A block migration writes into an image that must exist, of the same size, on the
# destination.
prepare_destination()
{
	local host=$1 i=$2 other image size
	other=$(other_host "$host")
	image=$(host_images "$other")/vm$i.qcow2
	size=$(image_size "$(host_images "$host")/vm$i.qcow2")
	[ -n "$size" ] || return
	[ "$(image_size "$image")" != "$size" ] || return 0
	rm -f "$image"
	new_image "$image" "$size"
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
	local i=$1 to=$2 host xml file
	for host in $HOSTS; do
		host_virsh "$host" dominfo "vm$i" 2> /dev/null | grep -q '^Persistent: *yes' || continue
		xml=$(host_virsh "$host" dumpxml --inactive --security-info "vm$i") || return
		[[ $xml != *"<source file='$to'/>"* && $xml != *" name='$to'"* ]] || continue
		file=$DIR/vm$i.$host.xml
		with_disk "$to" <<< "$xml" > "$file" &&
			host_virsh "$host" define "$file" > /dev/null || return
		rm "$file"
	done
}

# with_disk PATH: a guest's definition, from input to output, with its disk now at PATH.
# All that libvirt has added to the disk since (its place on the bus) stays.
with_disk()
{
	DISK_XML=$(disk_xml "$1") awk '
		/<disk / { print ENVIRON["DISK_XML"]; in_disk = 1; next }
		/<\/disk>/ { in_disk = 0 }
		in_disk && /<driver / { next }
		in_disk && /<source / { in_source = !/\/>/; next }
		in_source { in_source = !/<\/source>/; next }
		{ print }'
}
