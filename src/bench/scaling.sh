#!/bin/sh
# CPU time of the readers and matchers for inputs of doubling length, with the jar as it is built. See README.md here.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -cp "$root/target/credsmith.jar" "$root/src/bench/Scaling.java"
