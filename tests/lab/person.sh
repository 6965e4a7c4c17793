#!/bin/sh
# person.sh: in a clean Debian with the packages beside it, outside the lab's two hosts: what somebody types who is
# root nowhere, in the README's order, and what --check told them to type. A line of TAP for each step.
# usage: person.sh LAB-NAME LAB-FOLDER
set -u
LAB=$1
FOLDER=$2
A=$LAB-a
B=$LAB-b
number=0
: >/tmp/said
chmod 666 /tmp/said

# ok 'what' COMMAND...
ok() {
	what=$1
	shift
	number=$((number + 1))
	if "$@" >/tmp/said 2>&1; then
		echo "ok $number - $what"
	else
		echo "not ok $number - $what"
		tail -n 20 /tmp/said | sed 's/^/# /'
	fi
}
# told 'what' TEXT: the last step said so
told() {
	cp /tmp/said /tmp/words
	ok "$1" grep -F -e "$2" /tmp/words
	[ -s /tmp/said ] || sed 's/^/# /' /tmp/words
	cp /tmp/words /tmp/said
}
not() { ! "$@"; }
# all_ok RUN N: it has that many migrations, and all went well
all_ok() {
	tail -n +2 ~person/"$1"/migrations.csv | cut -d, -f12 | sort | uniq -c | tr -s ' ' >/tmp/outcomes
	cat /tmp/outcomes
	[ "$(cat /tmp/outcomes)" = " $2 ok" ]
}
# person COMMAND: typed by the person, in their home
person() { su person -c "cd && $1"; }
# on HOST COMMAND: typed by who is root there
on() {
	host=$1
	shift
	ssh -n "root@$host" "$@"
}
# readme BEGIN: the command of the README that begins so, with the lab's names; its guests lie in a plain folder, of
# which libvirt cannot know that it is shared
readme() {
	sed -n '/^On your own hosts:/,/^Each verb has/p' README.md | sed -e ':a' -e '/\\$/N; s/\\\n *//; ta' |
		sed -n "s/^    \(migstat $1.*\)/\1/p" | head -n 1 |
		sed -e "s/\bhosta\b/$A/; s/\bhostb\b/$B/; s#//a/#//$A/#; s#//b/#//$B/#; s/'web\*'/'vm*'/" \
			-e 's/-m web\b/-m vm1=10.78.0.11/; s/-m db\b/-m vm2=10.78.0.12/; s/-c plain/-c plain:unsafe=yes/' \
			-e 's/tunnelled=yes/&,unsafe=yes/; s/-n 20/-n 1/'
}

cat person/hosts >>/etc/hosts
useradd --create-home --shell /bin/sh person
for home in /root /home/person; do
	mkdir -p "$home/.ssh" && chmod 700 "$home/.ssh"
	cp person/id_ed25519 person/known_hosts "$home/.ssh/"
done
chown -R person: /home/person/.ssh

ok 'the packages are installed' apt-get install -y -q ./migstat_*.deb ./migstat-collect_*.deb

# ---- looking ----

ok 'the VMs of a host' person "$(readme 'collect --list')"
told 'are listed' 'vm2'
check=$(readme 'collect --check')
ok 'nothing that is seen stands in the way of VMs without an address' person "$check"
told 'which is told' '--vm NAME=ADDRESS'
check=$(echo "$check" | sed "s/-m 'vm\*'/-m vm1=10.78.0.11 -m vm2=10.78.0.12/")
ok 'something stands in the way' not person "$check"
told 'ICMP is not this person'\''s to send' 'no right to send ICMP'
remedy=$(sed -n "s/^stops .*no right to send ICMP.*; do: as root here: \(sysctl [^(]*\) (.*/\1/p" /tmp/said)
ok 'what is to be typed is typed' sh -c "$remedy"
ok 'nothing stands in the way any more' person "$check"
told 'what only root can tell is told as such' "the daemon is root, and you are not root there"

# ---- a run, an answer ----

ok 'a run' person "$(readme 'collect -a')"
ok 'of eight migrations, which all went well' all_ok run 8
ok 'it is analyzed' person "$(readme 'analyze')"
ok 'and reported' person "$(readme 'report run -o')"
ok 'as PDF and HTML' sh -c 'test -s ~person/run.pdf && test -s ~person/run.html'
ok 'for a paper' person "$(readme 'report run --latex')"
ok 'the run is copied for R' person "$(readme 'export')"
told 'with the VM in it' vm1

# ---- what else stands in the way, provoked ----

look="migstat collect --check -a $A -b $B -m vm1=10.78.0.11"
# the disk is not shared after all: host b has another folder in its place, with no image in it
ok 'another folder' on "$B" mount -t tmpfs none "$FOLDER/shared"
ok 'a case stands in the way of nothing else' person "$look -c block:storage=block"
told 'a missing image' "VM vm1, vda, case block: no $FOLDER/shared/vm1.qcow2 on host b"
create=$(sed -n 's/^case .*\[image\].*on host b: \(qemu-img create .*\)/\1/p' /tmp/said | sed 's/FORMAT/qcow2/')
ok 'what is to be typed there is typed' on "$B" "$create"
ok 'it is looked again' person "$look -c block:storage=block"
ok 'the image is no finding any more' not grep -F '[image]' /tmp/said
ok 'and the disk goes along' person "migstat collect -a $A -b $B -m vm1=10.78.0.11 -c block:storage=block -n 1 -o block"
ok 'there and back' all_ok block 2
ok 'that folder goes' on "$B" umount "$FOLDER/shared"

ok 'a port from which nothing comes back' on "$B" ip rule add ipproto 6 sport 49152 blackhole
ok 'only warns' person "$look -c plain:unsafe=yes"
told 'a closed port' "host b: no answer from port 49152 of $B, seen from here [port]"
ok 'it is opened' on "$B" ip rule del ipproto 6 sport 49152 blackhole

ok 'a certificate that is not there' on "$B" mv /etc/libvirt/pki/server-cert.pem /etc/libvirt/pki/away.pem
ok 'is in the way of a case' person "$look -c tls:tls=yes,unsafe=yes"
told 'a missing certificate' 'host b: it has not /etc/libvirt/pki/server-cert.pem [tls]'
ok 'it comes back' on "$B" mv /etc/libvirt/pki/away.pem /etc/libvirt/pki/server-cert.pem
echo "1..$number"
