#!/bin/sh
# worlds.t: are the programs right, in a few made-up worlds? The short form of `make coverage-study`.
BUILD=${BUILD:-build}
exec "$BUILD/tests/coverage/study" --short "$BUILD/bin"
