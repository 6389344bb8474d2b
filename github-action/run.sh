#!/usr/bin/env bash
# The action's one step: finds the program and becomes it. No input is read here; the program takes them from
# EVENKEEL_INPUTS. Whatever ends this early, the step's verdict is "error" and never empty.
#
# The program is, in this order: the checkout or installation that EVENKEEL_HOME names (nothing is downloaded),
# else the payload that payload.properties beside this file pins by address and SHA-256.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
usage_error=2
unreachable=5

printf 'verdict=error\nexit-code=%s\n' "$usage_error" >>"$GITHUB_OUTPUT"

stop() { # CODE TEXT...
  local code=$1
  shift
  printf 'evenkeel: %s\n' "$@" >&2
  printf '::error title=Evenkeel did not run::%s\n' "$1"
  printf '## ERROR: no verdict about the environments\n\n**What:** %s\n\n' "$1" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
  printf 'exit-code=%s\n' "$code" >>"$GITHUB_OUTPUT"
  exit "$code"
}

if [ -n "${EVENKEEL_JAVA_HOME:-}" ]; then
  JAVA_HOME=$EVENKEEL_JAVA_HOME
elif [ -n "${JAVA_HOME_25_X64:-${JAVA_HOME_25_ARM64:-}}" ]; then
  JAVA_HOME=${JAVA_HOME_25_X64:-$JAVA_HOME_25_ARM64}
else
  stop "$usage_error" "no JDK 25 was found, and setup-java left none"
fi
export JAVA_HOME

pinned() { sed -n "s/^$1=//p" "$here/payload.properties"; }

sha256_of() {
  if command -v sha256sum >/dev/null; then sha256sum -- "$1"; else shasum -a 256 -- "$1"; fi | cut -d' ' -f1
}

# The payload lies below the runner's tool cache by its own digest, so that another one is another folder.
# What is downloaded is looked at before anything of it is used.
fetch() {
  local url sha256 version archive aside
  url=$(pinned url) sha256=$(pinned sha256) version=$(pinned version)
  if [ -z "$url" ] || [ -z "$sha256" ]; then
    stop "$usage_error" "this copy of the action pins no payload: use a released one, or set EVENKEEL_HOME to a checkout or an installation"
  fi
  home=${RUNNER_TOOL_CACHE:-$RUNNER_TEMP}/evenkeel/$sha256
  [ ! -x "$home/evenkeel" ] || return 0
  mkdir -p "$home.aside.$$"
  aside=$home.aside.$$
  archive=$RUNNER_TEMP/evenkeel-$$.tar.gz
  printf 'evenkeel: fetching version %s\n' "$version" >&2
  if ! curl --fail --silent --show-error --location --proto '=https,file' --proto-redir '=https' \
    --retry 3 --connect-timeout 20 --max-time 300 --output "$archive" "$url"; then
    rm -rf "$aside" "$archive"
    stop "$unreachable" "the payload could not be fetched from the address in payload.properties"
  fi
  if [ "$(sha256_of "$archive")" != "$sha256" ]; then
    rm -rf "$aside" "$archive"
    stop "$usage_error" "what was fetched is not what payload.properties pins by SHA-256; nothing of it was used"
  fi
  tar -xzf "$archive" -C "$aside" --strip-components=1
  rm -f "$archive"
  # Another job on this machine may have come first; its folder holds the same bytes.
  mv "$aside" "$home" 2>/dev/null || rm -rf "$aside"
}

if [ -n "${EVENKEEL_HOME:-}" ]; then
  home=$EVENKEEL_HOME
  [ -x "$home/evenkeel" ] || stop "$usage_error" "EVENKEEL_HOME names no checkout or installation: there is no program evenkeel in it"
else
  fetch
  export EVENKEEL_TRAINING=no
fi
exec "$home/evenkeel" github
