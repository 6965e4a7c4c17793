#!/bin/sh
# collect-hosts.t: what `migstat collect` learns of two hosts before it measures: their VMs, which are
# chosen by patterns, and their addresses. The hosts are libvirt's own test driver, made from files.
. tests/cli/lib.sh

# domain NAME [DEVICES [MORE]]: a VM of 512 MiB
domain() {
	cat <<XML
<domain type='test'>
  <name>$1</name><memory unit='KiB'>524288</memory><vcpu>2</vcpu><os><type>hvm</type></os>
  ${3-}
  <devices>${2-}</devices>
</domain>
XML
}
CARD="<interface type='network'><mac address='aa:bb:cc:dd:ee:01'/><source network='default'/><target dev='t0'/></interface>"
disk() {
	echo "<disk type='file' device='disk'><driver name='qemu' type='qcow2' cache='${2-none}'/><source file='$1'/><target dev='vda' bus='virtio'/></disk>"
}
network="<network><name>default</name><uuid>004b96e1-2d78-c30f-5aa5-f03c87d21e69</uuid><forward mode='nat'/><bridge name='virbr0'/>
<ip address='192.168.122.1' netmask='255.255.255.0'><dhcp><range start='192.168.122.100' end='192.168.122.200'/></dhcp></ip></network>"
{
	echo "<node>$network"
	domain web1 "$CARD$(disk '/srv/a&amp;b.qcow2')"
	domain web2 "<disk type='network' device='disk'><driver name='qemu' type='raw'/><source protocol='rbd' name='pool/web2'><host name='10.0.0.1' port='6789'/></source><target dev='vdb' bus='virtio'/></disk>"
	domain held "<hostdev mode='subsystem' type='pci'><source><address domain='0' bus='6' slot='2' function='0'/></source></hostdev>"
	domain cd "<disk type='file' device='cdrom'><driver name='qemu' type='raw'/><source file='/iso/x.iso'/><target dev='hdc' bus='ide'/><readonly/></disk><disk type='file' device='cdrom'><target dev='hdd' bus='ide'/><readonly/></disk>"
	domain shared "<filesystem type='mount'><source dir='/home'/><target dir='home'/></filesystem>"
	echo '</node>'
} >"$TMP/a.xml"
echo "<node>$network</node>" >"$TMP/b.xml"
A=test://$TMP/a.xml
B=test://$TMP/b.xml

ok 'the VMs of a host are listed' migstat collect --list -a "$A"
cp "$TMP/stdout" "$TMP/list"
# vm NAME: its line
vm() {
	sed -n "s/^\\($1  *\\)/\\1/p" "$TMP/list"
}
is 'one line each, by their names' 'VM cd held shared web1 web2 ' "$(awk '{ printf "%s ", $1 }' "$TMP/list")"
vm web1 >"$TMP/web1"
holds "$TMP/web1" 'running  512 MiB  2     192.168.122.101  vda /srv/a&b.qcow2' 'memory, CPUs, address, disks'
holds "$TMP/web1" 'nothing known'
vm web2 >"$TMP/web2"
holds "$TMP/web2" 'vdb rbd:pool/web2' "a disk of Ceph's"
vm held >"$TMP/held"
holds "$TMP/held" "a device of the host's (pci)"
vm cd >"$TMP/cd"
holds "$TMP/cd" 'the image /iso/x.iso is in a drive' 'an image in a drive; an empty drive is nothing'
vm shared >"$TMP/shared"
holds "$TMP/shared" "a folder of the host's (home)"
prints 'knows no VM' migstat collect --list -a "$B"
prints 'Host B,' migstat collect --list -a "$A" -b "$B"
fails_with 1 "'qemu+tcp://127.0.0.1:1/system' cannot be reached" migstat collect --list -a qemu+tcp://127.0.0.1:1/system
fails_with 2 '--list: of which host?' migstat collect --list

cycles=1
# measure NAME VMS…: a study of so many cycles, which the test driver refuses
measure() {
	run=$1
	shift
	migstat collect -a "$A" -b "$B" -c x:control=managed -n "$cycles" --sample-interval 0 -o "$TMP/$run" "$@"
}
# vms_of RUN
# shellcheck disable=SC2016 # the quotes are Perl's
vms_of() {
	prepare perl -MJSON::PP -0ne 'my $p = decode_json($_)->{migstat}{plan};
		print map { "$_->{vm}" . ($_->{address} ? "=$_->{address}" : "") . " " } @{$p->{vms}}' "$TMP/$1/datapackage.json"
}
ends 5 'a pattern is what it fits' measure glob --probe none -m 'web*' -m cd -m 'w?b1'
is 'each once, in their order' 'web1 web2 cd ' "$(vms_of glob)"
ends 5 'all are those that can be moved' measure all --probe none --all -m web2
holds "$TMP/stderr" "--all leaves out VM 'held': a device of the host's (pci)"
holds "$TMP/stderr" "--all leaves out VM 'shared': a folder of the host's (home)"
is 'beside those that are named' 'web2 cd web1 ' "$(vms_of all)"
fails_with 1 "--vm 'wbe[12]': no VM that runs on host A fits" measure none -m 'wbe[12]'
fails_with 1 "an address belongs to one VM, not to a pattern" measure none -m 'web*=10.0.0.5'
cycles=5
fails_with 1 '--until-ci needs 3 VMs or more, not 2' measure none -m 'web*' --until-ci 5% --max-cycles 9
cycles=1
ok 'no run was made' test ! -e "$TMP/none"

ends 5 'an address is found by itself' measure lease -m 'web*' --margin 0.2 --probe udp
holds "$TMP/stderr" "VM 'web1' is at 192.168.122.101 ("
is 'and stands in the plan' 'web1=192.168.122.101 web2 ' "$(vms_of lease)"
ends 5 'none is looked for' measure nowhere -m web1=none -m web2 --probe udp
is 'where it is not wanted' 'web1 web2 ' "$(vms_of nowhere)"
ends 5 "a host's name is an address" measure name -m web1=localhost --margin 0.2 --probe udp
holds "$TMP/stderr" "VM 'web1': localhost is "
fails_with 1 "VM 'web1': 'no.such.invalid' is no address such as 10.0.0.5, and no host's name that is known:" \
	measure none -m web1=no.such.invalid

# what is refused again and again is given up; where no case is left, the run ends and can go on
cycles=9
ends 5 'a case that is refused again and again is given up' measure given --probe none -m 'web*'
cycles=1
holds "$TMP/stderr" 'case x was refused 5 times in a row and is given up; the last time: this function is not supported'
holds "$TMP/stderr" "migstat collect --resume '$TMP/given'\` goes on"
is 'no migration is tried any more' 'refused 5' "$(cut -d, -f12 "$TMP/given/migrations.csv" | grep refused |
	sort | uniq -c | awk '{ print $2, $1 }')"
cell 'case_given_up' "$TMP/given/events.csv" event event=case_given_up
holds "$TMP/stdout" '9 of 36 migrations: refused 5, not_attempted 4'
cycles=6
ends 5 'not with --refusals 0' measure all-refused --probe none -m web1 --refusals 0 -q
cycles=1
holds "$TMP/stdout" '12 of 12 migrations: refused 6, not_attempted 6'
holds "$TMP/stderr" 'not one migration succeeded'

# --check: one line a finding, with what to do; its status says whether a run may begin
check() {
	migstat collect --check -a "$A" -b "$B" --probe udp "$@"
}
fails_with 1 'something stands in the way of a run' check -m held -m shared -m nix -m cd -m web1=127.0.0.1 \
	-c x:control=managed -c y:control=managed,storage=block
# finding WEIGHT TEXT
finding() {
	grep "^$1 " "$TMP/stdout" >"$TMP/found"
	holds "$TMP/found" "$2" "$1: $2"
}
finding stops "VM held: a device of the host's (pci) [hindrance]; why: the hypervisor refuses to move such a VM; do: virsh detach-device"
finding stops "VM shared: a folder of the host's (home) [hindrance]"
finding stops 'VM nix: host a knows no such VM [vm]'
finding warns 'VM cd: the image /iso/x.iso is in a drive [drive]'
finding warns 'VM web1: 127.0.0.1 answers no probe of udp [silent]'
finding warns 'host a: this is'
finding case 'VM web1, vda, case y: no /srv/a&b.qcow2 on host b, and no pool to make it in [image]'
finding case 'do: on host b: qemu-img create -f FORMAT /srv/a&b.qcow2'
finding notes 'VM cd: its address: nobody tells it'
holds "$TMP/stdout" '5 VMs, 2 cases: 3 stop a run'
ok 'what only warns does not stop' check -m web2=none -c x:control=managed

# what the hosts' shells tell
mkdir "$TMP/disk"
disk "$TMP/disk/it's.qcow2" >"$TMP/quoted"
touch "$TMP/disk/it's.qcow2"
sed -i "s/<source file='\([^']*\)'s/<source file='\1\&apos;s/" "$TMP/quoted"
{
	echo '<node>'
	domain web1 "$(cat "$TMP/quoted")"
	domain web2 "$(disk /srv/x.qcow2 writeback)"
	echo '</node>'
} >"$TMP/d.xml"
A=test://$TMP/d.xml
ok 'what is a case of its own does not stop' check -m web1=none -m web2=none \
	-c a:control=managed,tls=yes -c b:control=managed,unsafe=yes -c c:control=managed,storage=block
A=test://$TMP/a.xml
if [ "$(stat -f -c %T "$TMP/disk")" = nfs ]; then
	skip 'a file system that is not shared' "$TMP is shared"
else
	finding case "VM web1, vda, case a: $TMP/disk/it's.qcow2 lies on $(stat -f -c %T "$TMP/disk"), which is not known to be shared [unsafe]"
	finding warns "VM web1, vda, case b: $TMP/disk/it's.qcow2 lies on"
fi
finding case "VM web2, vda, case a: cache='writeback': only none and directsync are safe [unsafe]"
grep -q "it's.qcow2 on host b" "$TMP/stdout"
is 'an image that is there is no finding' 1 $?
[ -e /etc/pki/qemu/ca-cert.pem ] || finding case 'host a: it has not /etc/pki/qemu/ca-cert.pem /etc/pki/qemu/server-cert.pem'

# what differs on the other host: it runs the VM, too, and has no such network
{
	echo '<node>'
	domain web1 | sed 's/524288/131072/'
	domain web2 | sed 's/<name>/<uuid>11111111-2222-3333-4444-555555555555<\/uuid><name>/'
	echo "<pool type='dir'><name>p</name><target><path>/srv</path></target></pool>"
	echo '</node>'
} >"$TMP/c.xml"
B=test://$TMP/c.xml
run check -m web1=none -m web2=none -c y:control=managed,storage=block
B=test://$TMP/b.xml
is 'it says that something is in the way' 1 "$status"
finding stops 'VM web1: no network default on host b [network]'
finding stops 'VM web1: it runs on both hosts [vm]'
fails_with 1 'VM held' measure checked --probe none -m held
ends 5 'it is not looked with --no-check' measure unchecked --probe none -m held --no-check
ok 'no run was made where something is in the way' test ! -e "$TMP/checked"
fails_with 2 '--check and --no-check exclude one another' check -m web1 -c x --no-check

fails_with 1 "cannot be reached" migstat collect --check -a qemu+tcp://127.0.0.1:1/system -b "$B" -m v -c x
finding stops 'do: start libvirtd'

# a daemon that takes the call, and never says a word
perl -MIO::Socket::INET -e '$| = 1; my $s = IO::Socket::INET->new(Listen => 9, LocalAddr => "127.0.0.1") or die "$!";
	print $s->sockport, "\n"; sleep 600' >"$TMP/port" &
deaf=$!
while ! [ -s "$TMP/port" ]; do sleep 0.1; done
deaf_uri=qemu+tcp://127.0.0.1:$(cat "$TMP/port")/system
fails_with 1 "'$deaf_uri' cannot be reached: no answer within 1 s" migstat collect --list --patience 1 -a "$deaf_uri"
fails_with 1 "host b (--host-b) '$deaf_uri' cannot be reached: no answer within 1 s" migstat collect --check --patience 1s \
	-a "$A" -b "$deaf_uri" -m web1 -c x:control=managed
finding stops 'do: see whether libvirtd hangs there'
kill "$deaf"

# --dry-run: every migration in its order, with an estimate
prints '24 migrations: about' migstat collect --dry-run -a "$A" -b "$B" -m 'web*' -m cd --probe none -n 2 \
	-c x:control=managed,bandwidth=10 -c y:control=managed
cp "$TMP/stdout" "$TMP/dry"
is 'a line for each' 25 "$(grep -cE '^(number|[0-9]+ )  ' "$TMP/dry")"
# 512 MiB at 10 MiB/s, and a second before and after
is 'with its begin and its length' '2 54 s x 1 AB web2 52 s ' "$(sed -n 3p "$TMP/dry" | tr -s ' ' '\n' | tr '\n' ' ')"
is 'at 1 Gbit/s without a bandwidth' '5 s' "$(sed -n 25p "$TMP/dry" | grep -o '[0-9]* s$')"
migstat collect --dry-run -a "$A" -b "$B" -m web2=none -n 1 -c x:control=managed --parallel 4 --settle 9 >"$TMP/dry"
holds "$TMP/dry" '2 migrations: about' 'also of one VM with many lanes'
done_testing
