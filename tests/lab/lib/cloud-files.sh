# shellcheck shell=bash
# cloud-files.sh: the services' configuration, made from the templates in cloud.d/: @NAME@
# stands for a value, and a line @LOGIN@ for how a service logs in (cloud.d/login).

TEMPLATES=$HERE/cloud.d

files_make()
{
	local file
	mkdir -p "$DIR"/{etc,log,pid,home,instances,shared,python} "$DIR"/state/{locks,nova,neutron,glance} || return
	mkdir -p -m 700 "$DIR"/state/{fernet,credential} || return
	for file in "$TEMPLATES"/*.conf "$TEMPLATES"/*.ini; do
		[ "${file##*/}" = nova-compute.conf ] && continue
		fill_in "$file" > "$DIR/etc/${file##*/}" || return
	done
	bridge_make
}

# The computes' own: once it is known what their QEMU calls its machines.
files_make_computes()
{
	local host
	for host in $HOSTS; do
		mkdir -p "$DIR/$host"/nova/locks "$DIR/$host/instances" &&
			fill_in "$TEMPLATES/nova-compute.conf" "$host" > "$DIR/etc/nova-$host.conf" || return
	done
}

# fill_in TEMPLATE [HOST]
fill_in()
{
	local virt=qemu
	[ "$ACCEL" != kvm ] || virt=kvm
	sed -e "/^@LOGIN@\$/{r $TEMPLATES/login
		d}" "$1" |
		sed -e "s|@DIR@|$DIR|g; s|@CONTROL@|$CONTROL_IP|g; s|@VIRT@|$virt|g; s|@MACHINE@|${MACHINE-}|g
			s|@SIDE@|${2-}|g; s|@HOST@|$(host_ns "${2-}")|g; s|@ADDRESS@|$(host_ip "${2-}")|g"
}

# Neutron takes its drivers from installed packages: the folder looks like one.
bridge_make()
{
	local info=$DIR/python/lab_bridge.egg-info
	mkdir -p "$info" && cp "$TEMPLATES/bridge.py" "$DIR/python/lab_bridge.py" || return
	printf 'Metadata-Version: 1.1\nName: lab_bridge\nVersion: 1\n' > "$info/PKG-INFO"
	printf '[neutron.ml2.mechanism_drivers]\nlab_bridge = lab_bridge:LabBridge\n' > "$info/entry_points.txt"
}
