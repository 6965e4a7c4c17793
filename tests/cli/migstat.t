#!/bin/sh
# migstat.t: the front door: verbs, help, versions, mistyped words, and where it finds its programs.
. tests/cli/lib.sh

fails_with 2 'Usage: migstat VERB' migstat
prints 'Usage: migstat VERB' migstat --help
prints 'collect' migstat -h
prints 'migstat 0.1' migstat --version
fails_with 2 "unknown verb 'colect'; did you mean 'collect'?" migstat colect
fails_with 2 "unknown verb 'repotr'; did you mean 'report'?" migstat repotr
fails_with 2 "unknown verb 'xyzzy' (migstat --help lists them)" migstat xyzzy
for verb in collect import analyze compare trend plan report export; do
	prints "Usage: migstat $verb" migstat $verb --help
	prints "migstat $verb 0.1" migstat $verb --version
	fails_with 2 "unknown option --hlep; did you mean 'help'?" migstat $verb --hlep
	fails_with 1 'standard output' sh -c "migstat $verb --help >/dev/full"
done
# an option of one value is given once, in every verb
twice() {
	option=$1
	shift
	fails_with 2 "$option is given twice: it takes one value" migstat "$@"
}
twice --cycles collect -a x -b y -m v -c x -o r -n 1 --cycles 1
twice --host-a collect --list -a x --host-a y
twice --probe collect --check -a x -b y -m v -c x --probe icmp --probe tcp
twice --work-rate collect -a x --work-rate udp:1:a --work-rate udp:2:b
twice --plan collect --plan /dev/null --plan /dev/null
twice --level analyze --level 95% --level 90% run
twice --between compare --between case=a --between case=b run
twice --evacuate plan run --evacuate 6 --evacuate 8
twice --parallel plan run --evacuate 6 -p 1 --parallel 2
twice --utc-offset import x.txt -o run --utc-offset +01:00 --utc-offset +02:00
twice --limits report run --figure bars -o x.pdf --limits 0,1 --limits 0,2
twice --legend report run --figure bars -o x.pdf --legend top --legend none
twice --format export run --format csv-wide -f csv-wide -o x
twice --level trend --level 95% --level 90% -r a=1 -r b=2
fails_with 1 'standard output cannot be written' sh -c 'migstat --help >/dev/full'

# it finds the stages beside itself, from any folder and through a link, without the path's help
mkdir "$TMP/a blank"
ln -s "$BIN/migstat" "$TMP/a blank/link"
ok 'it finds its programs through a link' env PATH=/usr/bin:/bin "$TMP/a blank/link" analyze --version
cp "$BIN/migstat" "$TMP/a blank/alone"
fails_with 1 'migstat-analyze cannot be run' env PATH=/usr/bin:/bin "$TMP/a blank/alone" analyze --version
done_testing
