#!/bin/sh
# Cold `credsmith validate` of one spec through the launcher, with and without the class-data archive, beside a
# JVM that only starts. See README.md here.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
spec=${1:-$root/examples/full/credsmith.yaml}
results=$root/target/bench
runs=${RUNS:-30}
mkdir -p "$results"

# Every JDK 17 or later, one folder a line.
jdks() {
  if [ -n "${JDKS:-}" ]; then
    printf '%s\n' "$JDKS" | tr ':' '\n'
    return
  fi
  for release in /usr/lib/jvm/*/release; do
    jdk=${release%/release}
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release")
    [ -L "$jdk" ] || [ "$version" -lt 17 ] || printf '%s\n' "$jdk"
  done
}

measure() {
  JAVA_HOME=$1
  export JAVA_HOME
  version=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$JAVA_HOME/release")
  table=$results/validate-$version.md
  # Builds the jar and records the archive, if that is still to be done.
  "$root/credsmith" validate "$spec" >/dev/null
  # The JDK's own archive in place of credsmith's.
  plain="-XX:SharedArchiveFile=$JAVA_HOME/lib/server/classes.jsa"
  hyperfine -N --warmup 3 --runs "$runs" --style none \
    --export-markdown "$table" --export-json "${table%.md}.json" \
    -n "JVM start, JDK $version" "'$JAVA_HOME/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -version" \
    -n 'validate' "env CREDSMITH_JAVA_OPTS= '$root/credsmith' validate '$spec'" \
    -n 'validate without the archive' "env 'CREDSMITH_JAVA_OPTS=$plain' '$root/credsmith' validate '$spec'" \
    >/dev/null
  cat "$table"
}

printf '%s, %s CPUs, load %s, %s runs each\n\n' \
  "$(uname -srm)" "$(getconf _NPROCESSORS_ONLN)" "$(cut -d ' ' -f 1 /proc/loadavg 2>/dev/null || echo unknown)" "$runs"
jdks | while IFS= read -r jdk; do
  measure "$jdk" </dev/null
  echo
done
