#!/bin/sh
# ssh.t: the manual page of collect, followed to the letter by somebody who has two libvirt hosts and
# ssh: the commands of its section FROM NOTHING TO A FIGURE, with the lab's names, and what it says
# of what can be in the way. The hosts have an sshd each, root has another home there and at the
# client. It starts a lab of its own and ends it whatever happens. Run from the project's root.
# shellcheck disable=SC2016  # expanded by the shells inside
. tests/lab/on-guests.sh

[ -x /usr/sbin/sshd ] || { echo "1..0 # SKIP there is no sshd (Debian: openssh-server)"; exit 0; }

at_end() {
	for host in a b; do
		[ ! -s "$TMP/sshd-$host.pid" ] || kill "$(cat "$TMP/sshd-$host.pid")"
	done
}
# home FILE NEW: a list of users in which root lives in $TMP/NEW
home() {
	sed "s#^\(root:[^:]*:0:0:[^:]*\):[^:]*:#\1:$TMP/$2:#" "$1"
}
# sshd_up HOST: the keys of ssh-keygen and ssh-copy-id are there already
sshd_up() {
	ssh-keygen -q -t ed25519 -N '' -f "$TMP/key-$1" &&
		printf 'HostKey %s/key-%s\nPidFile %s/sshd-%s.pid\nUsePAM no\nStrictModes no\nPermitRootLogin prohibit-password\n' \
			"$TMP" "$1" "$TMP" "$1" >"$TMP/sshd-$1" &&
		home "$MIGSTAT_LAB_DIR/$1/passwd" home >"$TMP/passwd-$1" &&
		cat "$TMP/passwd-$1" >"$MIGSTAT_LAB_DIR/$1/passwd" &&
		"$LAB" in "$1" sh -c 'mkdir -p /run/sshd && /usr/sbin/sshd -f "$0" -E "$0.log"' "$TMP/sshd-$1"
}
# person COMMAND…: as the one who reads the page, outside both hosts
person() {
	(cd "$TMP" && exec "$OLDPWD/$LAB" in client sh -c \
		'mount --bind "$0" /etc/passwd && exec "$@"' "$TMP/passwd" "$@")
}
# The commands of the page, a line each, with the lab's names, VMs and a shorter study. Its guests
# lie in a plain folder, of which libvirt cannot know that it is shared.
page_commands() {
	sed -n '/^# FROM NOTHING TO A FIGURE/,/^# HOW LONG/p' collect/migstat-collect.1.scd |
		sed -n '/^```/,/^```/p' | grep -v '^```' | sed -e ':a' -e '/\\\\$/N; s/\\\\\n *//; ta' |
		sed -e "s/host-\([ab]\)/$MIGSTAT_LAB_NAME-\1/g" -e 's/web=10.0.0.5/vm1=10.78.0.11/' \
			-e 's/db=10.0.0.6/vm2=10.78.0.12/' -e 's/-c direct/-c direct:unsafe=yes/' \
			-e 's/tunnelled=yes/&,unsafe=yes/' -e 's/-n 20/-n 1/'
}

ok 'the lab comes up' $LAB up --guests 2 --workload idle
mkdir -p "$TMP/home/.ssh" && chmod 700 "$TMP/home/.ssh"
ssh-keygen -q -t ed25519 -N '' -f "$TMP/home/.ssh/id_ed25519"
cp "$TMP/home/.ssh/id_ed25519.pub" "$TMP/home/.ssh/authorized_keys"
cp -r "$TMP/home" "$TMP/stranger" # has a key, but knows no host
ok 'sshd on host a' sshd_up a
ok 'sshd on host b' sshd_up b

# ---- what can be in the way ----

one="migstat collect -q -a qemu+ssh://root@$MIGSTAT_LAB_NAME-a/system -b qemu+ssh://root@$MIGSTAT_LAB_NAME-b/system -m vm1 -n 1 -c x:unsafe=yes"
home /etc/passwd stranger >"$TMP/passwd"
# shellcheck disable=SC2086  # several words
fails_with 1 'cannot be reached: Cannot recv data: Host key verification failed' person $one -o first
person ssh-keyscan "$MIGSTAT_LAB_NAME-a" "$MIGSTAT_LAB_NAME-b" >"$TMP/stranger/.ssh/known_hosts" 2>/dev/null
# shellcheck disable=SC2086
ok 'the hosts do not know each other: it is carried out' person $one -o first
ok 'and refused, with the words that the page explains' \
	grep -q ',refused,.*Host key verification failed' "$TMP/first/migrations.csv"
# shellcheck disable=SC2086
ok 'led by collect itself it works' person $one,control=managed -o managed
ok 'both ways' test "$(column "$TMP/managed" outcome | grep -cx ok)" -eq 2
cp "$TMP/stranger/.ssh/known_hosts" "$TMP/home/.ssh/"
home /etc/passwd home >"$TMP/passwd"

# ---- the page, line by line ----

page_commands >"$TMP/commands"
ok 'the page has the commands' test "$(grep -c '^migstat ' "$TMP/commands")" -eq 7
while read -r command; do
	case $command in
	ssh-keygen* | ssh-copy-id* | 'ssh -t'*) continue ;;
	esac
	ok "$command" person sh -c "$command" </dev/null
done <"$TMP/commands"
ok 'every migration of the pilot went well' test "$(column "$TMP/pilot" outcome | sort -u)" = ok
ok 'so did those of the study' test "$(column "$TMP/study" outcome | sort -u)" = ok
ok 'there are a report and a figure' test -s "$TMP/study.pdf" -a -s "$TMP/study.html" -a -s "$TMP/downtime.pdf"
ok 'the lab goes down' $LAB down
done_testing
