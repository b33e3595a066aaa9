package throughline.voice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Voice may one day be a process of its own. It compiles with nothing but the plain classes of {@code kernel} and the libraries
 * that it names: no Spring, no database. (The annotation of Spring Modulith in {@code package-info} is for the whole's sake.)
 */
class VoiceNeedsOnlyKernelTest {
    private static final List<String> LIBRARIES = List.of(
            "jain-sip-ri",
            "bcprov",
            "bctls",
            "bcpkix",
            "bcutil",
            "jackson-core",
            "jackson-databind",
            "jackson-annotations",
            "slf4j-api",
            "jspecify");
    private static final Path SOURCES = Path.of("src/main/java/throughline");

    @Test
    void voiceCompilesAlone(@TempDir Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var messages = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
            var options = List.of("-d", classes.toString(), "-classpath", libraries(), "-proc:none", "-implicit:none");
            var task = compiler.getTask(
                    messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources()));
            assertThat(task.call()).as(messages.toString()).isTrue();
        }
    }

    private static List<Path> sources() throws IOException {
        try (var voice = Files.walk(SOURCES.resolve("voice"))) {
            return Stream.concat(
                            voice,
                            Stream.of(SOURCES.resolve("kernel/Ids.java"), SOURCES.resolve("kernel/Refused.java")))
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
        }
    }

    private static String libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> LIBRARIES.stream()
                        .anyMatch(name -> Path.of(jar).getFileName().toString().startsWith(name)))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
