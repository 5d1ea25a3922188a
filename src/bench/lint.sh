#!/bin/sh
# `credsmith lint` through the launcher over trees of growing size, beside a JVM that only starts. The largest has
# 200 workspaces with five files each. See README.md here.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
results=$root/target/bench
runs=${RUNS:-10}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
mkdir -p "$results"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM

# The rc file of the workspace $1, and the one it imports.
rc_files() {
  cat <<END
common --enable_platform_specific_config
common --credential_helper=%workspace%/tools/credential-helper
common --credential_helper=*.registry$1.example=%workspace%/tools/credential-helper
common --credential_helper=mirror$1.example=%workspace%/tools/credential-helper
common --credential_helper_timeout=30s
common --lockfile_mode=update

# How everybody builds.
build --incompatible_strict_action_env
build --java_language_version=17 --java_runtime_version=remotejdk_17
build --tool_java_language_version=17 --tool_java_runtime_version=remotejdk_17
build --workspace_status_command=tools/status.sh
build:linux --sandbox_add_mount_pair=/tmp
build:macos --host_macos_minimum_os=12.0
build:windows --enable_runfiles

# Kinds of builds.
build:debug --compilation_mode=dbg --strip=never
build:release --compilation_mode=opt --stamp
build:asan --copt=-fsanitize=address --linkopt=-fsanitize=address
build:remote --remote_cache=grpcs://cache$1.example --remote_executor=grpcs://cache$1.example
build:remote --remote_timeout=600s --jobs=200
build:ci --config=remote --noremote_upload_local_results
build:nightly --config=ci --bes_backend=grpcs://events$1.example
common:remote --credential_helper=cache$1.example=%workspace%/tools/credential-helper
common:nightly --credential_helper=events$1.example=%workspace%/tools/credential-helper

test --test_output=errors --test_summary=terse
test:ci --flaky_test_attempts=2

import %workspace%/tools/shared.bazelrc
try-import %workspace%/user.bazelrc
END
}

shared_rc_file() {
  cat <<END
# What several repositories have in common.
build --experimental_convenience_symlinks=normal --symlink_prefix=bazel-
build --nolegacy_external_runfiles --nobuild_runfile_links
query --order_output=full
common --repo_env=OCI_GET_TOKEN_ALLOW_FAIL=1
common:offline --nofetch
common:mirror --downloader_config=tools/downloader.cfg
common:mirror --credential_helper=files$1.example=%workspace%/tools/credential-helper
coverage --combined_report=lcov
run --script_path=
END
}

helper_config() {
  cat <<END
{
  "urls": [
    {"host": "mirror$1.example", "helper": "github"},
    {"host": "files$1.example", "helper": "s3", "config": {"region": "eu-central-1"}},
    {"host": "registry$1.example", "helper": "oci"},
    {"host": "*.registry$1.example", "helper": "oci"},
    {
      "host": "cache$1.example",
      "helper": "remoteapis",
      "config": {
        "auth_method": "header",
        "header_name": "x-api-key",
        "lookup_chain": [
          {"source": "env", "name": "CACHE_KEY"},
          {"source": "keyring", "service": "cache$1"}
        ]
      }
    },
    {"host": "events$1.example", "helper": "remoteapis", "config": {"header_name": "x-api-key"}},
    {"host": "github.com", "path": "/team$1/*", "helper": "github"},
    {"host": "*.amazonaws.com", "helper": "s3"}
  ]
}
END
}

docker_config() {
  printf '{"credHelpers": {"registry%s.example": "desktop"}, "auths": {"ghcr.io": {}, "quay.io": {}}}\n' "$1"
}

module_file() {
  cat <<END
module(name = "workspace$1")
oci = use_extension("@rules_oci//oci:extensions.bzl", "oci")
oci.pull(name = "base", image = "one.registry$1.example/base", digest = "sha256:$1")
oci.pull(name = "distroless", image = "gcr.io/distroless/base", tag = "latest")
END
}

spec() {
  cat <<END
apiVersion: credsmith/v1
kind: CredentialSpec
credentials:
  - name: registry
    hosts: ["*.registry$1.example"]
    provider: oci
  - name: cache
    hosts: [cache$1.example]
    provider: remoteapis
    options: {authMethod: header, headerName: x-api-key}
    secrets: {default: [{env: CACHE_KEY}]}
END
}

# A workspace; every second has a module file, every fifth a spec.
workspace() {
  mkdir -p "$1/tools" "$1/.docker" "$1/.config/containers"
  rc_files "$2" >"$1/.bazelrc"
  shared_rc_file "$2" >"$1/tools/shared.bazelrc"
  helper_config "$2" >"$1/.tweag-credential-helper.json"
  docker_config "$2" >"$1/.docker/config.json"
  docker_config "$2" >"$1/.config/containers/auth.json"
  chmod 600 "$1/.docker/config.json" "$1/.config/containers/auth.json"
  printf '#!/bin/sh\n' >"$1/tools/credential-helper"
  chmod 755 "$1/tools/credential-helper"
  [ $(($2 % 2)) -ne 0 ] || module_file "$2" >"$1/MODULE.bazel"
  [ $(($2 % 5)) -ne 0 ] || spec "$2" >"$1/credsmith.yaml"
}

tree() {
  number=1
  while [ "$number" -le "$2" ]; do
    workspace "$1/part$((number / 20))/workspace$number" "$number"
    number=$((number + 1))
  done
}

printf '%s, %s CPUs, load %s, %s runs each, %s\n\n' \
  "$(uname -srm)" "$(getconf _NPROCESSORS_ONLN)" "$(cut -d ' ' -f 1 /proc/loadavg 2>/dev/null || echo unknown)" "$runs" \
  "$("$java" -version 2>&1 | sed -n 's/.*version "\(.*\)".*/JDK \1/p')"
set -- -n 'JVM start' "'$java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -version"
for workspaces in 25 50 100 200; do
  tree "$work/$workspaces" "$workspaces"
  set -- "$@" -n "lint, $((workspaces * 5)) files" "'$root/credsmith' lint '$work/$workspaces'"
done
# Builds the jar and records the archive, if that is still to be done.
"$root/credsmith" lint "$work/25" >"$work/report" || {
  cat "$work/report"
  exit 1
}
tail -n 1 "$work/report"
echo
hyperfine -N --warmup 1 --runs "$runs" --style none \
  --export-markdown "$results/lint.md" --export-json "$results/lint.json" "$@" >/dev/null
cat "$results/lint.md"
