#!/bin/sh
# `get` through the generated stub: one at a time and many at once, with the agent and without, beside a shell and a
# `curl` that only start. See README.md here.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
results=$root/target/bench
runs=${RUNS:-100}
mkdir -p "$results"
work=$(mktemp -d)
stub=$root/examples/full/tools/credential-helper
jar=$work/credsmith.jar

end_agents() {
  CREDSMITH_JAR=$jar XDG_RUNTIME_DIR=$work "$stub" agent-shutdown </dev/null >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap end_agents EXIT
trap 'exit 130' HUP INT TERM

# As an installation has it: the jar, and its class-data archive beside it.
"$root/credsmith" version >/dev/null
cp "$root/target/credsmith.jar" "$jar"
touch -r "$root/target/credsmith.jar" "$jar"
CREDENTIAL_HELPER_STANDALONE=1 CREDSMITH_JAR=$jar "$stub" class-data-archive "$work/credsmith.jsa" 2>/dev/null || true

# A cache that wants a header, and a folder of requests for 500 different files.
mkdir "$work/workspace" "$work/requests"
cat >"$work/workspace/.tweag-credential-helper.json" <<END
{"urls": [{"host": "*", "helper": "remoteapis",
  "config": {"header_name": "x-key", "lookup_chain": [{"source": "env", "name": "BENCH_KEY"}]}}]}
END
number=0
while [ "$number" -lt 500 ]; do
  service=build.bazel.remote.execution.v2.ActionCache
  printf '{"uri": "https://cache%s.example/%s"}' "$number" "$service" >"$work/requests/$number"
  number=$((number + 1))
done
request=$work/requests/0

export BENCH_KEY=none CREDSMITH_JAR="$jar" XDG_RUNTIME_DIR="$work"
cd "$work/workspace"

shutdown="'$stub' agent-shutdown </dev/null; while [ -e '$work/credsmith/agent.sock' ]; do sleep 0.1; done"
get="'$stub' get <'$request' >/dev/null"

# Asks for the first $1 files, $2 at a time.
many() {
  printf "ls '%s' | head -n %s | xargs -P %s -I {} sh -c '\"%s\" get <\"%s/{}\" >/dev/null'" \
    "$work/requests" "$1" "$2" "$stub" "$work/requests"
}

# Measures commands, named as for hyperfine, into the table $1.
measure() {
  table=$1
  shift
  hyperfine --style none -S sh --export-markdown "$results/$table.md" --export-json "$results/$table.json" "$@" \
    >/dev/null 2>&1
  cat "$results/$table.md"
  echo
}

printf '%s, %s CPUs, load %s, %s\n\n' \
  "$(uname -srm)" "$(getconf _NPROCESSORS_ONLN)" "$(cut -d ' ' -f 1 /proc/loadavg 2>/dev/null || echo unknown)" \
  "$("${JAVA_HOME:+$JAVA_HOME/bin/}java" -version 2>&1 | sed -n 's/.*version "\(.*\)".*/JDK \1/p')"

measure agent --warmup 50 --runs "$runs" \
  -n 'curl --version' 'curl -q --version >/dev/null' \
  -n 'get, agent warm' "$get"
measure agent-cold --runs 10 \
  --prepare "$shutdown" -n 'get, nothing running' "$get" \
  --prepare true -n 'get, without an agent' "CREDENTIAL_HELPER_STANDALONE=1 $get"
measure agent-many --warmup 1 --runs 5 -n '500 files, 32 at a time, agent warm' "$(many 500 32)"
measure agent-many-cold --runs 3 --prepare "$shutdown" -n '200 at once, nothing running' "$(many 200 200)"

resident() {
  awk '/VmRSS/ {printf "%d MB", $2 / 1024}' "/proc/$(sed -n 1p "$work/credsmith/agent.pid")/status"
}
"$stub" get <"$request" >/dev/null
printf 'resident: %s, ' "$(resident)"
sh -c "$(many 500 32)"
printf '%s after 500 files\n' "$(resident)"
