#!/bin/sh
# ./throughline test: installs what the tests need where it may, says what is missing where it may not, and runs every test of the CI set.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)

missing=
need() { # command package
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}
need chromium chromium
need sipp sip-tester
need baresip baresip-core
need espeak-ng espeak-ng
need multimon-ng multimon-ng
need mvn maven
need npm npm
fc-list 2>/dev/null | grep -qi 'cjk' || missing="$missing fontconfig fonts-noto-cjk"

if [ -n "$missing" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing$missing …"
        export DEBIAN_FRONTEND=noninteractive
        # shellcheck disable=SC2086
        { apt-get update -q && apt-get install -q -y --no-install-recommends $missing; } >"${TMPDIR:-/tmp}/throughline-install.log" 2>&1 || {
            tail -n 20 "${TMPDIR:-/tmp}/throughline-install.log" >&2
            echo "The tests need$missing, which could not be installed." >&2
            exit 1
        }
    else
        echo "The tests need these Debian packages, and only an administrator may install them:$missing" >&2
        exit 1
    fi
fi

# What went wrong at the bottom of each failure: Maven's summary names only what a test tripped over.
causes() {
    find "$here" -path '*/target/surefire-reports/*.txt' -newer "$started" -exec grep -lE '<<< (ERROR|FAILURE)' {} + 2>/dev/null | while read -r report; do
        echo "$(basename "$report" .txt):"
        grep -E '^(Caused by|[a-z.]+[A-Z][A-Za-z]*(Error|Exception))' "$report" | cut -c1-400 | tail -n 6
    done
}

cd "$here"
started=$(mktemp)
trap 'rm -f "$started"' EXIT
mvn -B -ntp verify "$@" || {
    code=$?
    causes
    exit $code
}
