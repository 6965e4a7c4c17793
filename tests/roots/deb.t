#!/bin/sh
# deb.t: the packages that `make deb` made, installed, used and removed in a clean Debian 12 (`make test-deb`).
set -u
for package in build/deb/migstat_*.deb build/deb/migstat-collect_*.deb; do
	[ -e "$package" ] || { echo "1..0 # SKIP $package is not built: make deb"; exit; }
done
status=0
# shellcheck disable=SC2046 # no blank is in the packages' names
tests/roots/in-root $(printf -- '--bring %s ' build/deb/*.deb) --bring datasets/demo --bring tests/import/osic.txt \
	--bring tests/roots/use-deb bookworm ./use-deb || status=$?
[ "$status" -ne 77 ] || echo '1..0 # SKIP a clean root cannot be made here'
