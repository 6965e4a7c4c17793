#!/bin/sh
# real-null.t: does compare find changes between halves of one case? The short form of `make real-null`.
BUILD=${BUILD:-build}
exec "$BUILD/tests/coverage/real-null" --tap --splits 20 "$BUILD/bin" datasets/study/classic datasets/study/successor
