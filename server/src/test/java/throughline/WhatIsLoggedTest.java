package throughline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.lang.model.type.TypeMirror;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * What a log line may be given is told by its type: numbers, times, our own ids, files and what went wrong. A text could hold anything, so each text
 * that is logged stands here by name and says what we wrote ourselves. A record of a person, a number, a caller's words have no way into a line.
 */
class WhatIsLoggedTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern LOGS = Pattern.compile("org\\.slf4j\\.Logger\\b");

    private static final Set<String> TYPES = Set.of(
            "int",
            "long",
            "java.lang.Long",
            "java.util.UUID",
            "java.time.Instant",
            "java.time.Duration",
            "java.nio.file.Path",
            "throughline.voice.CallId",
            "throughline.voice.LineId",
            "throughline.house.DatabaseUsers.User");

    /** Names of classes and views, codes of refusals, sentences that we wrote without a value of anybody's. */
    private static final Set<String> TEXTS = Set.of(
            "AuditWatched: sentence",
            "Beat: name",
            "BrowserLeg: e.getMessage()",
            "Calls: e.getClass().getSimpleName()",
            "Calls: nameOf(event)",
            "Conversation: nameOf(cannot)",
            "Conversation: nameOf(e)",
            "Dialler: fault.getClass().getSimpleName()",
            "Entrance: databaseAway.getClass().getSimpleName()",
            "Events: event.getClass().getSimpleName()",
            "IncomingMessage: gone.getClass().getName()",
            "InvariantsWatched: seen.view()",
            "Line: note.getClass().getSimpleName()",
            "Line: why",
            "LineChecks: refused.code()",
            "Link: words",
            "LiveCall: refused.code()",
            "OpenIdProvider: reason(away)",
            "OpenIdProvider: why.replaceFirst(\" claim: .*\", \" claim\")",
            "OpenPort: wire",
            "Outbox: lane.name()",
            "PlannedChangesDue: refused.code()",
            "Playback: altered.getMessage()",
            "Problems: request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)",
            "Problems: request.getMethod()",
            "Prompts: name",
            "QuietStackLogger: message",
            "QuietStackLogger: what",
            "QuietStackLogger: why.getClass().getName()",
            "Receiver: notKept.getClass().getSimpleName()",
            "RecordingFiles: e.toString()",
            "Routing: decision.getClass().getSimpleName()",
            "SipCall: unsent.getClass().getName()",
            "Sockets: failed.getClass().getSimpleName()",
            "StackTimer: fault.getClass().getName()",
            "Switchboard: late.getClass().getName()",
            "Tape: e.toString()",
            "TcpDoor: wire",
            "TcpDoor: failed.getClass().getSimpleName()");

    // ASVS 16.2.5
    @Test
    void onlyWhatCannotBeSomebodys() throws IOException {
        var found = new TreeSet<String>();
        int lines = 0;
        try (var files = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
            var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                    .getTask(
                            null,
                            files,
                            _ -> {},
                            List.of("-proc:none", "-classpath", classpath()),
                            null,
                            files.getJavaFileObjectsFromPaths(thatLog()));
            var units = new ArrayList<CompilationUnitTree>();
            task.parse().forEach(units::add);
            task.analyze();
            for (var unit : units) {
                var reader = new Reader(unit, task, found);
                reader.scan(unit, null);
                lines += reader.lines;
            }
        }
        assertThat(lines).as("lines that log").isGreaterThan(80);
        assertThat(found).isEqualTo(new TreeSet<>(TEXTS));
    }

    private static List<Path> thatLog() throws IOException {
        var all = new ArrayList<Path>();
        try (var walk = Files.walk(SOURCES)) {
            for (var file : (Iterable<Path>) walk.filter(each -> each.toString().endsWith(".java"))::iterator) {
                if (LOGS.matcher(Files.readString(file)).find()) {
                    all.add(file);
                }
            }
        }
        return all;
    }

    /** All of it, where the runner has put it behind one small file. */
    private static String classpath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static final class Reader extends TreePathScanner<Void, Void> {
        private final String file;
        private final Trees trees;
        private final JavacTask task;
        private final Set<String> found;
        private int lines;

        Reader(CompilationUnitTree unit, JavacTask task, Set<String> found) {
            this.file = Path.of(unit.getSourceFile().getName())
                    .getFileName()
                    .toString()
                    .replace(".java", "");
            this.trees = Trees.instance(task);
            this.task = task;
            this.found = found;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            if (call.getMethodSelect() instanceof MemberSelectTree on
                    && "org.slf4j.Logger"
                            .equals(String.valueOf(type(on.getExpression(), new TreePath(getCurrentPath(), on))))) {
                lines++;
                call.getArguments().stream()
                        .skip(1)
                        .filter(argument -> !mayBe(type(argument, getCurrentPath())))
                        .forEach(argument -> found.add(file + ": " + argument));
            }
            return super.visitMethodInvocation(call, nothing);
        }

        private TypeMirror type(ExpressionTree of, TreePath in) {
            return trees.getTypeMirror(new TreePath(in, of));
        }

        private boolean mayBe(TypeMirror type) {
            var fault = task.getElements().getTypeElement("java.lang.Throwable").asType();
            return TYPES.contains(type.toString()) || task.getTypes().isSubtype(type, fault);
        }
    }
}
