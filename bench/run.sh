#!/bin/sh
# ./throughline bench NAME [--json] [options] and ./throughline prove NAME, after the launcher has built the server. JAVA_HOME is set by it.
# ./throughline prove scenarios runs those that take too long for every change; prove simulate plays the heart of dispatch without a server, prove fuzz tries decoders.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
command=$1
shift
if [ "$command ${1:-}" = "prove scenarios" ]; then
    cd "$here"
    exec mvn -B -ntp -Dspotless.check.skip=true -pl database,scenario -P long-scenarios test
fi
if [ "$command ${1:-}" = "prove simulate" ]; then
    shift
    classes=$here/server/target/test-classes
    heart=throughline/dispatch
    if [ ! -f "$classes/$heart/Simulate.class" ] || [ -n "$(find "$here/server/src/main/java/$heart" "$here/server/src/test/java/$heart" -newer "$classes/$heart/Simulate.class" | head -n 1)" ]; then
        log=$here/var/simulate.log
        echo "Building the simulation (the log is in var/simulate.log) …"
        rm -f "$classes/$heart/Simulate.class"
        (cd "$here" && mvn -B -ntp -DskipTests -Dspotless.check.skip=true -pl server -am test-compile >"$log" 2>&1) || {
            grep -E 'ERROR' "$log" | head -n 20 >&2
            echo "The build of the simulation failed; all of it is in $log." >&2
            exit 1
        }
    fi
    exec "$JAVA_HOME/bin/java" -cp "$here/server/target/classes:$classes" throughline.dispatch.Simulate "$@"
fi
if [ "$command ${1:-}" = "prove fuzz" ]; then
    shift
    dependencies=$here/server/target/fuzz-dependencies
    if [ ! -f "$dependencies" ] || [ -n "$(find "$here/server/src" "$here/server/pom.xml" -newer "$dependencies" | head -n 1)" ]; then
        mkdir -p "$here/var"
        log=$here/var/fuzz.log
        echo "Building the decoders (the log is in var/fuzz.log) …"
        (cd "$here" && mvn -B -ntp -DskipTests -Dspotless.check.skip=true -P fuzz -pl server -am process-test-classes >"$log" 2>&1) || {
            grep -E 'ERROR' "$log" | head -n 20 >&2
            echo "The build of the decoders failed; all of it is in $log." >&2
            exit 1
        }
    fi
    cd "$here"
    exec "$JAVA_HOME/bin/java" -cp "$here/server/target/test-classes:$here/server/target/classes:$(cat "$dependencies")" throughline.fuzz.Fuzz "$@"
fi
case "$command" in
    bench) main=throughline.bench.Bench ;;
    prove) main=throughline.bench.Prove ;;
    *) echo "There is no command $command." >&2; exit 1 ;;
esac

dependencies=$here/bench/target/dependencies
if [ ! -f "$dependencies" ] || [ -n "$(find "$here/bench/src" "$here/bench/pom.xml" "$here/database/src/main" "$here/scenario/src/main" "$here/scenario/pom.xml" -newer "$dependencies" | head -n 1)" ]; then
    log=$here/bench/target/build.log
    mkdir -p "$here/bench/target"
    (cd "$here" && mvn -B -ntp -DskipTests -Dspotless.check.skip=true -pl database,scenario,bench package >"$log" 2>&1) || {
        grep -E 'ERROR' "$log" | head -n 20 >&2
        echo "The build of the bench failed; all of it is in $log." >&2
        exit 1
    }
fi
cd "$here"
exec "$JAVA_HOME/bin/java" -cp "$here/bench/target/classes:$(cat "$dependencies")" "$main" "$@"
