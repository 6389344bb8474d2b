#!/usr/bin/env bash
# The action's one step: finds the program and becomes it. No input is read here; the program takes them from
# EVENKEEL_INPUTS. Whatever ends this early, the step's verdict is "error" and never empty; what cancels it leaves no
# exit code among the outputs, no process, and nothing half fetched.
#
# The program is, in this order: the checkout or installation that EVENKEEL_HOME names (nothing is downloaded),
# else the payload that payload.properties beside this file pins by address and SHA-256.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
usage_error=2
unreachable=5

printf 'verdict=error\n' >>"$GITHUB_OUTPUT"

stop() { # CODE TEXT...
  local code=$1
  shift
  printf 'evenkeel: %s\n' "$@" >&2
  printf '::error title=Evenkeel did not run::%s\n' "$1"
  printf '## ERROR: no verdict about the environments\n\n**What:** %s\n\n' "$1" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
  printf 'exit-code=%s\n' "$code" >>"$GITHUB_OUTPUT"
  exit "$code"
}

# A runner that cancels sends INT, then TERM, then KILL. bash hears none of them while a program runs in its foreground.
child=
aside=
archive=
cancelled() { # CODE
  if [ -n "$child" ]; then
    kill "$child" 2>/dev/null || true
    wait "$child" 2>/dev/null || true
  fi
  rm -rf "$aside" "$archive"
  printf 'evenkeel: cancelled while the payload was fetched; nothing was compared\n' >&2
  exit "$1"
}
trap 'cancelled 130' INT
trap 'cancelled 143' TERM
heard() { # COMMAND...
  local code=0
  "$@" &
  child=$!
  wait "$child" || code=$?
  child=
  return "$code"
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

# fetched NAME: leaves in $kept the folder of the archive that payload.properties pins as NAME (NAMEurl, NAMEsha256).
# It lies below the runner's tool cache by its own digest, so that another archive is another folder. What is
# downloaded is looked at before anything of it is used.
fetched() {
  local url sha256
  url=$(pinned "$1url") sha256=$(pinned "$1sha256")
  if [ -z "$url" ] || [ -z "$sha256" ]; then
    stop "$usage_error" \
      "this copy of the action pins no payload: payload.properties beside it names no ${1:-}url and SHA-256, as before a first release. Use the action at a release's commit, or set EVENKEEL_HOME on the runner to a checkout or an unpacked release"
  fi
  kept=${RUNNER_TOOL_CACHE:-$RUNNER_TEMP}/evenkeel/$sha256
  [ ! -d "$kept" ] || return 0
  aside=$kept.aside.$$
  archive=$RUNNER_TEMP/evenkeel-$$.tar.gz
  mkdir -p "$aside"
  # What a killed job left half unpacked.
  find "${kept%/*}" -maxdepth 1 -name '*.aside.*' -mtime +0 -exec rm -rf {} +
  printf 'evenkeel: fetching %s of version %s\n' "${url##*/}" "$(pinned version)" >&2
  if ! heard curl --fail --silent --show-error --location --proto '=https,file' --proto-redir '=https' \
    --retry 3 --connect-timeout 20 --max-time 600 --output "$archive" "$url"; then
    rm -rf "$aside" "$archive"
    stop "$unreachable" "the payload could not be fetched from the address in payload.properties"
  fi
  if [ "$(sha256_of "$archive")" != "$sha256" ]; then
    rm -rf "$aside" "$archive"
    stop "$usage_error" "what was fetched is not what payload.properties pins by SHA-256; nothing of it was used"
  fi
  if ! heard tar -xzf "$archive" -C "$aside" --strip-components=1; then
    rm -rf "$aside" "$archive"
    stop "$usage_error" "the payload could not be unpacked into the runner's tool cache; is the disk full?"
  fi
  rm -f "$archive"
  # Another job on this machine may have come first; its folder holds the same bytes.
  if [ -d "$kept" ] || ! mv "$aside" "$kept" 2>/dev/null; then rm -rf "$aside"; fi
  aside=
}

if [ -n "${EVENKEEL_HOME:-}" ]; then
  home=$EVENKEEL_HOME
  [ -x "$home/evenkeel" ] || stop "$usage_error" "EVENKEEL_HOME names no checkout or installation: there is no program evenkeel in it"
else
  # Drills need database servers, which are three times as large as all else. Whoever forges this gets servers.
  case ${EVENKEEL_INPUTS:-} in
    *'"command": "drill '* | *'"servers": "true"'*)
      fetched servers-
      export EVENKEEL_SERVERS=$kept
      ;;
  esac
  fetched ''
  home=$kept
  export EVENKEEL_TRAINING=no
fi
exec "$home/evenkeel" github
