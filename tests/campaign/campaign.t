#!/bin/sh
# campaign.t: a short campaign against the offline verbs, with a seed of its own; `make campaign` is the long one.
. tests/cli/lib.sh

case $BUILD in /*) ;; *) BUILD=$ROOT/$BUILD ;; esac
strace -o /dev/null true 2>/dev/null || { echo '1..0 # SKIP strace may not trace here'; exit 0; }
for attack in syscall kill allocation mutant pair; do
	ok "nothing is lost, torn or invented: $attack" tests/campaign/campaign --build "$BUILD" --folder "$TMP/$attack" \
		--attack "$attack" --count "${CAMPAIGN_SHORT:-15}" --seed 7
done
# all of them: make campaign
ok 'a hostile name is a name in every output, and no more' tests/campaign/names --build "$BUILD" --folder "$TMP/names" \
	--count 6 --seed 7
done_testing
