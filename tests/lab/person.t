#!/bin/sh
# person.t: the README followed to the letter by somebody who is root nowhere: in a clean Debian 12 with the packages
# that `make deb` made, over qemu+ssh to two hosts where they are in the group libvirt. What this person types and
# sees is `person.sh`, which prints the test's lines. Run from the project's root, by `make test-deb`.
# shellcheck disable=SC2016 # expanded by the shell inside
. tests/lab/on-guests.sh

skip_all() { echo "1..0 # SKIP $1"; exit 0; }
for package in build/deb/migstat_*.deb build/deb/migstat-collect_*.deb; do
	[ -e "$package" ] || skip_all "$package is not built: make deb"
done
[ -x /usr/sbin/sshd ] || skip_all 'there is no sshd (Debian: openssh-server)'

at_end() {
	for host in a b; do
		[ ! -s "$TMP/sshd-$host.pid" ] || kill "$(cat "$TMP/sshd-$host.pid")"
	done
}
# what the packages stand on, so that they can be installed where there is no network but the lab's
needs() {
	for package in build/deb/migstat_*.deb build/deb/migstat-collect_*.deb; do
		dpkg-deb -f "$package" Depends Recommends
	done | sed 's/^[A-Za-z]*://; $a procps' | tr ',' '\n' | sed 's/(.*//; s/ //g; /^migstat/d' | sort -u | tr '\n' ' '
}
# sshd_up HOST: root's home is the test's; the person has an account, in the group libvirt
sshd_up() {
	ssh-keygen -q -t ed25519 -N '' -f "$TMP/key-$1" &&
		printf 'HostKey %s/key-%s\nPidFile %s/sshd-%s.pid\nAuthorizedKeysFile %s/keys-%%u\nUsePAM no\nStrictModes no\nPermitRootLogin prohibit-password\n' \
			"$TMP" "$1" "$TMP" "$1" "$TMP" >"$TMP/sshd-$1" &&
		sed "s#^\(root:[^:]*:0:0:[^:]*\):[^:]*:#\1:$TMP/home:#" "$MIGSTAT_LAB_DIR/$1/passwd" >"$TMP/passwd" &&
		echo 'person:*:4711:4711::/tmp:/bin/sh' >>"$TMP/passwd" && cat "$TMP/passwd" >"$MIGSTAT_LAB_DIR/$1/passwd" &&
		sed 's/^\(libvirt:.*:\)$/\1person/; s/^\(libvirt:.*[^:]\)$/\1,person/' "$MIGSTAT_LAB_DIR/$1/group" >"$TMP/group" &&
		cat "$TMP/group" >"$MIGSTAT_LAB_DIR/$1/group" &&
		"$LAB" in "$1" sh -c 'mkdir -p /run/sshd && /usr/sbin/sshd -f "$0" -E "$0.log"' "$TMP/sshd-$1"
}

needed=$(needs)
status=0
tests/roots/in-root --with "$needed" bookworm true >"$TMP/root" 2>&1 || status=$?
[ "$status" -ne 77 ] || skip_all "a clean root cannot be made here: $(tail -n 1 "$TMP/root")"
$LAB up --guests 2 --workload idle >"$TMP/up" 2>&1 || { cat "$TMP/up"; echo 'Bail out! the lab does not come up'; exit 1; }

# the keys: the person's, which the hosts' root takes, too, where the person is told to be root; and from root on
# each host to the other
chmod 755 "$TMP"
mkdir -p "$TMP/home/.ssh" "$TMP/person" && chmod 700 "$TMP/home/.ssh"
ssh-keygen -q -t ed25519 -N '' -f "$TMP/home/.ssh/id_ed25519"
ssh-keygen -q -t ed25519 -N '' -f "$TMP/person/id_ed25519"
cat "$TMP/home/.ssh/id_ed25519.pub" "$TMP/person/id_ed25519.pub" >"$TMP/keys-root"
cp "$TMP/person/id_ed25519.pub" "$TMP/keys-person"
{ sshd_up a && sshd_up b; } || { echo 'Bail out! no sshd on the hosts'; exit 1; }
"$LAB" in client ssh-keyscan "$MIGSTAT_LAB_NAME-a" "$MIGSTAT_LAB_NAME-b" >"$TMP/home/.ssh/known_hosts" 2>/dev/null
cp "$TMP/home/.ssh/known_hosts" "$MIGSTAT_LAB_DIR/hosts" "$TMP/person/"

# shellcheck disable=SC2046 # no blank is in the packages' names
"$LAB" in client tests/roots/in-root --with "$needed" --bring "$TMP/person" --bring README.md --bring tests/lab/person.sh \
	$(printf -- '--bring %s ' build/deb/migstat_*.deb build/deb/migstat-collect_*.deb) \
	bookworm ./person.sh "$MIGSTAT_LAB_NAME" "$MIGSTAT_LAB_DIR"
