#!/bin/sh
# collect.t: the command line of `migstat collect`, as far as it goes without a hypervisor. Real
# migrations are in tests/lab/collect.t.
. tests/cli/lib.sh

# whole ARGUMENTS...: a command line that lacks only its case and its output
whole() {
	migstat collect --host-a qemu+tcp://127.0.0.1:1/system --host-b qemu+tcp://127.0.0.1:2/system \
		--vm v --cycles 1 "$@"
}

# whatever is missing is told at once
fails_with 2 'missing: --host-a URI (such as qemu+ssh://host-a/system); --host-b URI; --vm NAME, --vms FILE or --all; --case' \
	migstat collect
holds "$TMP/stderr" '--cycles N; --output FOLDER' 'to the last one'
holds "$TMP/stderr" 'migstat collect: missing' 'and by the verb that was typed'
fails_with 2 'missing: --max-cycles N' whole -c x -o "$TMP/r" --until-ci 5%
fails_with 2 "unknown option --cylces; did you mean 'cycles'?" migstat collect --cylces 2
fails_with 2 'option --cycles needs a value' migstat collect --cycles
fails_with 2 "--cycles '0' is not a whole number from 1 on" whole --cycles 0 -c x -o "$TMP/r"
fails_with 2 "--settle '-1' is not a number of seconds from 0 on" whole --settle -1 -c x -o "$TMP/r"
fails_with 2 "--settle '5x' is not a number of seconds from 0 on, such as 0.1; units are ms, s, min, h" \
	whole --settle 5x -c x -o "$TMP/r"
fails_with 1 'cannot be reached' whole --settle 500ms --deadline 2min -c x:bandwidth=1GiB/s,downtime-limit=0.3s -o "$TMP/r"
fails_with 2 "case 'x': bandwidth='1GiB' is not a whole number of MiB/s from 1 (units are MB/s," \
	whole -c x:bandwidth=1GiB -o "$TMP/r"
fails_with 1 'cannot be reached' whole --settle 0 --warm-up 0 -c x -o "$TMP/r"
fails_with 2 "'more' is one word too many" whole -c x -o "$TMP/r" more
fails_with 2 "case 'x': unknown parameter 'storge'; did you mean 'storage'?" \
	whole -c x:storge=block -o "$TMP/r"
fails_with 2 "case 'x': storage='tape' is not shared, block or auto" whole -c x:storage=tape -o "$TMP/r"
fails_with 2 "case 'x' is there twice" whole -c x -c x -o "$TMP/r"
fails_with 2 "VM 'v' is there twice" whole -m v -c x -o "$TMP/r"
esc=$(printf 'a\033[31mb')
fails_with 2 "case 'a\\x1b[31mb': its name has a character that would act" whole -c "$esc" -o "$TMP/r"
fails_with 2 "case 'one\\ntwo': its name has a character that would act" whole -c "$(printf 'one\ntwo')" -o "$TMP/r"
fails_with 2 "VM 'v\\u009b': its name has a character that would act" whole -m "$(printf 'v\302\233')" -c x -o "$TMP/r"
fails_with 2 "VM 'v\\xff': its name" whole -m "$(printf 'v\377')" -c x -o "$TMP/r"
for address in 0.0.0.0 0.1.2.3 224.0.0.1 255.255.255.255 :: ff02::1 ::ffff:0.0.0.0; do
	fails_with 2 "VM 'w': '$address' is the address of no single host" whole -m "w=$address" -c x -o "$TMP/r"
done
printf 'case,unsafe\n"line1\nline2",yes\n' >"$TMP/cases.csv"
fails_with 1 "$TMP/cases.csv:2:1: case 'line1\\nline2': its name" whole --cases "$TMP/cases.csv" -o "$TMP/r"
fails_with 2 '--resume and --output exclude one another' migstat collect --resume "$TMP/r" -o "$TMP/r"

fails_with 2 "--probe: 'arp' is none of icmp, udp[:PORT], tcp[:PORT], none" whole --probe icmp,arp -c x -o "$TMP/r"
fails_with 2 "--probe-interval '0' is not a number of seconds from 0.001 on" whole --probe-interval 0 -c x -o "$TMP/r"
fails_with 2 '--margin 0.05 is too short for a baseline' whole --margin 0.05 -c x -o "$TMP/r"
fails_with 2 "--work-rate 'tcp:1:x' is not udp:PORT:NAME" whole --work-rate tcp:1:x -c x -o "$TMP/r"
fails_with 2 '--work-rate needs --sample-interval and --margin' \
	whole --work-rate udp:1:x --sample-interval 0 -c x -o "$TMP/r"

fails_with 1 "$TMP/none.csv: No such file or directory" whole --cases "$TMP/none.csv" -o "$TMP/r"
printf 'case,storage\nx,block\ny,"ta\n' >"$TMP/cases.csv"
fails_with 1 "$TMP/cases.csv:3:3: a quote that is never closed" whole --cases "$TMP/cases.csv" -o "$TMP/r"
printf 'case,storage\nx,tape\n' >"$TMP/cases.csv"
fails_with 1 "$TMP/cases.csv:2:3: column 'storage': 'tape' is none of shared, block, auto" \
	whole --cases "$TMP/cases.csv" -o "$TMP/r"
printf 'vm,address\nv2,10.0.0\n' >"$TMP/vms.csv"
fails_with 1 "$TMP/vms.csv:2:1: VM 'v2': '10.0.0' is no IPv4 or IPv6 address" \
	whole -c x --vms "$TMP/vms.csv" -o "$TMP/r"
fails_with 1 "host a (--host-a) 'qemu+tcp://127.0.0.1:1/system' cannot be reached" \
	whole -c x -o "$TMP/r"

# a bare name is a host over ssh, or an alias of libvirt's configuration; which URI is meant is said
fails_with 1 "--host-a root@127.0.0.1:1 is qemu+ssh://root@127.0.0.1:1/system" migstat collect -a root@127.0.0.1:1 \
	-b qemu+tcp://127.0.0.1:2/system -m v -n 1 -c x -o "$TMP/r"
fails_with 1 "--host-b: 'a b' is neither a URI such as qemu+ssh://host/system nor the name of a host" \
	migstat collect -a test:///default -b 'a b' -m v -n 1 -c x -o "$TMP/r"
mkdir -p "$TMP/home/.config/libvirt" "$TMP/home/xdg/libvirt"
chmod 755 "$TMP"
cp "$BIN/migstat-collect" "$TMP/home"
cat >"$TMP/home/.config/libvirt/libvirt.conf" <<'EOF'
# uri_aliases = [ "hosta=qemu+ssh://wrong/system" ]
uri_aliases = [
  "ho=qemu+ssh://short/system",
  # "hosta=qemu+ssh://commented/system",
  "hosta=qemu+tcp://127.0.0.1:1/session",
]
EOF
sed 's/session/xdg/' "$TMP/home/.config/libvirt/libvirt.conf" >"$TMP/home/xdg/libvirt/libvirt.conf"
# as_user COMMAND...: as somebody who is not root, whose configuration is his own
as_user() {
	if [ "$(id -u)" -eq 0 ]; then setpriv --reuid=65534 --clear-groups "$@"; else "$@"; fi
}
fails_with 1 '--host-a hosta is qemu+tcp://127.0.0.1:1/session' \
	as_user env HOME="$TMP/home" XDG_CONFIG_HOME= "$TMP/home/migstat-collect" \
	collect -a hosta -b test:///default -m v -n 1 -c x -o "$TMP/r"
fails_with 1 '--host-a hosta is qemu+tcp://127.0.0.1:1/xdg' \
	as_user env HOME=/ XDG_CONFIG_HOME="$TMP/home/xdg" "$TMP/home/migstat-collect" \
	collect -a hosta -b test:///default -m v -n 1 -c x -o "$TMP/r"

fails_with 1 'a run is a folder with a datapackage.json in it' migstat collect --resume "$TMP"
ok 'nothing was written by all that' test ! -e "$TMP/r"

mkdir "$TMP/torn"
printf '{"migstat": {' >"$TMP/torn/datapackage.json"
fails_with 1 "$TMP/torn/datapackage.json:1:13: bad JSON" migstat collect --resume "$TMP/torn"
for format in '' '"format": "x"' '"format": 0' '"format": 1.5'; do
	printf '{"migstat": {%s}}' "$format" >"$TMP/torn/datapackage.json"
	fails_with 1 'is no number from 1' migstat collect --resume "$TMP/torn"
	fails_with 1 'is no number from 1' migstat analyze "$TMP/torn"
done
printf '{"migstat": {"format": 2}}' >"$TMP/torn/datapackage.json"
fails_with 1 'the run is of format 2, this migstat reads up to 1' migstat collect --resume "$TMP/torn"
fails_with 1 'the run is of format 2, this migstat reads up to 1' migstat report "$TMP/torn" -o "$TMP/r.html"
printf '{"migstat": {"format": 1}}' >"$TMP/torn/datapackage.json"
fails_with 1 'the run holds no plan' migstat collect --resume "$TMP/torn"
ok 'the claim on a run ends with collect' test ! -e "$TMP/torn/.migstat-lock"
echo 'migstat-collect, process 7 on host elsewhere, since then' >"$TMP/torn/.migstat-lock"
fails_with 1 'another process is writing there: migstat-collect, process 7 on host elsewhere' \
	flock "$TMP/torn/.migstat-lock" migstat collect --resume "$TMP/torn"
done_testing
