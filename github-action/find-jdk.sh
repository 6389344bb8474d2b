#!/usr/bin/env bash
# Says in the step's outputs whether a JDK 25 or newer is here already, and where: the one that was asked for,
# else the one that the runner's image carries. Changes nothing of the job's own Java.
set -euo pipefail

# is_25 HOME: is it a JDK 25 or newer?
is_25() {
  [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -r "$1/release" ] \
    && grep -Eq '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$1/release"
}

found() {
  printf 'found=true\njava-home=%s\n' "$1" >>"$GITHUB_OUTPUT"
  exit 0
}

asked=${EVENKEEL_ASKED_JAVA_HOME:-}
case $asked in *$'\n'*) printf 'evenkeel: the input java-home has more than one line\n' >&2; exit 2 ;; esac
if [ -n "$asked" ]; then
  is_25 "$asked" && found "$asked"
  printf 'evenkeel: the input java-home names no JDK 25 or newer (bin/java and release are looked for there)\n' >&2
  exit 2
fi
for home in "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" "${JAVA_HOME:-}"; do
  if is_25 "$home"; then found "$home"; fi
done
printf 'found=false\n' >>"$GITHUB_OUTPUT"
