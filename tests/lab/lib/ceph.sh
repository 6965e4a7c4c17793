# shellcheck shell=bash
# ceph.sh: a real Ceph for the shared disks, as small as it goes: one monitor and one
# object store, in memory, in the client's network namespace at 10.77.0.254; no manager,
# no authentication, one copy. All of it is in $DIR/ceph. Each guest's shared disk is
# the RBD image rbd/vmN.

CEPH_IP=10.77.0.254
CEPH_CONF=$DIR/ceph/ceph.conf
CEPH_SECONDS=30

ceph_used() { [ "$(recall shared-in)" = ceph ]; }

# ceph_do PROGRAM ARGUMENT...: runs a program of Ceph where the cluster can be reached;
# it would wait for ever for one that does not answer.
ceph_do()
{
	local program=$1
	shift
	ip netns exec "$CLIENT_NS" timeout "$CEPH_SECONDS" "$program" -c "$CEPH_CONF" "$@" < /dev/null 8>&-
}

ceph_up()
{
	mkdir "$DIR/ceph" && ceph_config > "$CEPH_CONF" || return
	ceph_monitor_up && ceph_store_up && ceph_pool
}

ceph_config()
{
	local fsid
	fsid=$(cat /proc/sys/kernel/random/uuid)
	cat <<CONFIG
[global]
fsid = $fsid
mon initial members = a
mon host = [v2:$CEPH_IP:3300,v1:$CEPH_IP:6789]
public addr = $CEPH_IP
cluster addr = $CEPH_IP
ms bind ipv6 = false
auth cluster required = none
auth service required = none
auth client required = none
auth supported = none
keyring = $DIR/ceph/keyring
run dir = $DIR/ceph
log file = $DIR/ceph/\$name.log
pid file = $DIR/ceph/\$name.pid
admin socket = $DIR/ceph/\$name.asok
# one copy on one store is whole here
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pgp num = 8
osd crush chooseleaf type = 0
mon allow pool size one = true
mon warn on pool no redundancy = false
mon data avail crit = 1
# images without an exclusive lock, which both sides of a migration would want
rbd default features = 3
[mon]
mon data = $DIR/ceph/mon
[osd]
osd data = $DIR/ceph/osd
osd objectstore = memstore
# it ends at once: the monitor that it would take leave of ends, too
osd mon shutdown timeout = 0.1
# the most it may take; what is not written takes nothing
memstore device bytes = $(((GUESTS * DISK + 1024) * 1048576))
[client]
# what only asks leaves no socket, pid file or log of its own
admin socket =
log file =
pid file =
CONFIG
}

ceph_monitor_up()
{
	local fsid work=$DIR/ceph
	fsid=$(sed -n 's/^fsid = //p' "$CEPH_CONF")
	mkdir "$work/mon" &&
		monmaptool --create --fsid "$fsid" --addv a "[v2:$CEPH_IP:3300,v1:$CEPH_IP:6789]" \
			"$work/monmap" > /dev/null &&
		ceph-authtool --create-keyring "$work/keyring" --gen-key -n mon. --cap mon 'allow *' > /dev/null &&
		ceph-authtool "$work/keyring" --gen-key -n client.admin \
			--cap mon 'allow *' --cap osd 'allow *' > /dev/null &&
		ceph_do ceph-mon -i a --mkfs --monmap "$work/monmap" --keyring "$work/keyring" &&
		ceph_do ceph-mon -i a
}

ceph_store_up()
{
	local uuid
	uuid=$(cat /proc/sys/kernel/random/uuid)
	mkdir "$DIR/ceph/osd" &&
		ceph_do ceph osd new "$uuid" > /dev/null &&
		ceph_do ceph-osd -i 0 --mkfs --osd-uuid "$uuid" &&
		ceph_do ceph-osd -i 0
}

# The pool; it can be used once its placement groups are at work.
ceph_pool()
{
	ceph_do ceph osd pool create rbd 8 8 &&
		ceph_do rbd pool init rbd
}

# ceph_take_disk NUMBER QCOW2: makes the guest's disk, with the content of a file.
ceph_take_disk()
{
	ip netns exec "$CLIENT_NS" timeout "$CEPH_SECONDS" \
		qemu-img convert -f qcow2 -O raw "$2" "rbd:rbd/vm$1:conf=$CEPH_CONF"
}

# Makes an empty disk for the guest to be copied to.
ceph_new_disk()
{
	ceph_do rbd create "rbd/vm$1" --size "$(recall disk)M"
}

# Removes the guest's disk, if it has one there.
ceph_remove_disk()
{
	ceph_do rbd info "rbd/vm$1" > /dev/null 2>&1 || return 0
	ceph_do rbd remove --no-progress "rbd/vm$1"
}

# ceph_pids: the daemons that run.
ceph_pids()
{
	local file pid
	for file in "$DIR"/ceph/{mon.a,osd.0}.pid; do
		pid=$(cat "$file" 2> /dev/null)
		[ -n "$pid" ] || continue
		[[ $(readlink "/proc/$pid/exe" 2> /dev/null) != */ceph-* ]] || echo "$pid"
	done
}
