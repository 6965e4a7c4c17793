#!/bin/sh
# No two texts of a figure overlap or touch, none reaches beyond the paper, and no number is dropped: every figure over many
# shapes of data and widths of paper, looked at where pango paints them.
. tests/cli/lib.sh

case $BUILD in
/*) texts=$BUILD/tests/golden/figures/texts ;;
*) texts=$ROOT/$BUILD/tests/golden/figures/texts ;;
esac

cd "$TMP" || exit 1
study() {
	folder=$1
	shift
	prepare "$ROOT/tests/golden/make-study" "$folder" "$folder" "$@"
	prepare migstat-analyze analyze "$folder" >printed
}

prepare cp -r "$ROOT/datasets/demo" demo
prepare cp -r "$ROOT/tests/golden/run-small" small
prepare "$ROOT/tests/golden/make-run-loads" loads
prepare "$ROOT/tests/golden/make-run-model" model
for run in demo small loads model; do
	prepare migstat-analyze analyze "$run" >printed
	prepare migstat-analyze plan --evacuate 6,20 -o "$run/analysis" "$run" >printed
done
study tiny 3 vms=3 cycles=2
study many 7 vms=14 cycles=30 case='a case with a name of many words that wants room'
study steep 9 vms=5 cycles=8 mean=4000 between=900 within=40 fail=5
study flat 9 vms=5 cycles=8 mean=0.4 between=0.001 within=0.002

# apart FIGURE RUNS…: at three widths; a figure that does not apply to the run is no matter here
apart() {
	figure=$1
	shift
	for width in 88 120 180; do
		"$texts" report --figure "$figure" "$@" -w "$width" --dpi 72 -o drawn.png >pairs 2>said
		case $? in
		0) drawn=$((drawn + 1)) ;;
		1) ;;
		*) echo "$figure, $width mm"; cat pairs said; return 1 ;;
		esac
	done
}

drawn=0
for figure in $(migstat-report report --list-figures | sed 's/ .*//'); do
	for run in demo small loads model tiny many steep flat; do
		ok "$figure of $run" apart "$figure" "$run"
	done
done
ok 'most were drawn' test "$drawn" -gt 180

# the plots of before-after stand beside each other: the outermost numbers of their axes
for mean in 0.3 1 4 40 400 9000; do
	study "before-$mean" 1 vms=6 cycles=5 mean="$mean" between="$(echo "$mean" | awk '{print $1 / 12}')" within="$(echo "$mean" | awk '{print $1 / 20}')"
	study "after-$mean" 2 vms=6 cycles=5 mean="$mean" factor=1.1 between="$(echo "$mean" | awk '{print $1 / 12}')" within="$(echo "$mean" | awk '{print $1 / 20}')"
	prepare migstat-analyze compare --fail-on never "before-$mean" "after-$mean" >printed
	ok "before and after of $mean s" apart before-after "before-$mean" "after-$mean"
	ok "two runs of $mean s" apart means "before-$mean" "after-$mean"
done

# many releases, a gap in one case, a change of level
releases=
for release in 1 2 3 4 5 6 7 8; do
	for run in a b; do
		study "v$release$run" "$((release * 7 + $(printf %d "'$run")))" "factor=1.$((release / 5))$release"
		[ "$release" -eq 4 ] || study "v$release$run" "$release" case=block mean=60
	done
	releases="$releases -r version-0.$release=v${release}a,v${release}b"
done
# shellcheck disable=SC2086 # they are several words
prepare migstat-analyze trend --fail-on never $releases >printed
ok 'a trend' apart trend v8a
ok 'a trend of one case' apart trend v8a --case block

# every time to empty a host has its number
for width in 120 180; do
	ok "evacuations, $width mm" migstat-report report --figure evacuation model -w "$width" -o e.png
	is "each has its number, $width mm" "$(tail -n +2 model/analysis/evacuation.csv | grep -c .)" \
		"$(grep -c ',note,' e.csv)"
done

done_testing
