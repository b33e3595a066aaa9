package throughline.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.edge.dc09.Dc09Fuzzed;
import throughline.edge.gateway.GatewayFuzzed;
import throughline.edge.tones.TonesFuzzed;
import throughline.voice.media.webrtc.PacketsFuzzed;
import throughline.voice.sip.SdpFuzzed;
import throughline.voice.sip.SipFuzzed;

/**
 * {@code ./throughline prove fuzz [SECONDS]}: each decoder for so long, guided by which of its branches were reached. A finding is
 * anything that comes out of it but its own refusal, and whatever takes longer than {@value #LONGEST_SECONDS} seconds; the exit code is 1 then.
 */
public final class Fuzz {
    private static final String LINE = "%-44s %14s %10s %9s%n";
    private static final Pattern DONE = Pattern.compile("#(\\d+)\\s+DONE\\s+cov: (\\d+).*");
    private static final Pattern PROGRESS = Pattern.compile("#(\\d+)\\s+\\w+\\s+cov: (\\d+).*");
    private static final Pattern FOUND = Pattern.compile("== Java Exception: (.*)|==\\d+== (ERROR: .*)");
    private static final int SECONDS = 60;
    /** For one input. The first one waits until its decoder is loaded and instrumented, which takes a while on a machine that others use. */
    private static final int LONGEST_SECONDS = 25;

    private Fuzz() {}

    private record Target(String name, Class<?> decoder, List<byte[]> seeds) {}

    private record Result(
            String executions, String branches, @Nullable String finding) {}

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length == 0 ? SECONDS : Integer.parseInt(arguments[0]);
        var folder = Files.createDirectories(Path.of("var", "fuzz").toAbsolutePath());
        var targets = List.of(
                new Target("DC-09: frame, ADM-CID, SIA-DCS, encrypted", Dc09Fuzzed.class, Dc09Fuzzed.seeds()),
                new Target("tones: P100, Contact ID", TonesFuzzed.class, TonesFuzzed.seeds()),
                new Target("gateway: CloudEvent, body of CPC", GatewayFuzzed.class, GatewayFuzzed.seeds()),
                new Target("SIP message", SipFuzzed.class, SipFuzzed.seeds()),
                new Target("SDP: carrier's, browser's", SdpFuzzed.class, SdpFuzzed.seeds()),
                new Target("STUN, RTP, keys in RTP", PacketsFuzzed.class, PacketsFuzzed.seeds()));
        System.out.printf("%d seconds each; what is found stays in %s%n", seconds, folder);
        System.out.printf(LINE, "", "executions", "branches", "findings");
        var findings = new ArrayList<String>();
        for (var target : targets) {
            var result = run(target, seconds, folder.resolve(target.decoder().getSimpleName()));
            System.out.printf(
                    LINE, target.name(), result.executions(), result.branches(), result.finding() == null ? 0 : 1);
            if (result.finding() != null) {
                findings.add(target.name() + ": " + result.finding());
            }
        }
        if (!findings.isEmpty()) {
            findings.forEach(System.err::println);
            System.err.println("Not proven.");
            System.exit(1);
        }
        System.out.println("Proven.");
    }

    private static Result run(Target target, int seconds, Path folder) throws IOException, InterruptedException {
        var corpus = Files.createDirectories(folder.resolve("corpus"));
        for (int i = 0; i < target.seeds().size(); i++) {
            Files.write(corpus.resolve("seed-" + i), target.seeds().get(i));
        }
        var process = new ProcessBuilder(command(target, seconds, corpus))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String executions = "?";
        String branches = "?";
        String finding = null;
        var said = new ArrayList<String>();
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                var progress = PROGRESS.matcher(line);
                if (progress.matches()) {
                    executions = "%,d".formatted(Long.parseLong(progress.group(1)));
                    branches = progress.group(2);
                }
                var found = FOUND.matcher(line);
                if (found.matches()) {
                    finding = Stream.of(found.group(1), found.group(2))
                            .filter(words -> words != null)
                            .findFirst()
                            .orElseThrow();
                }
            }
        }
        Files.write(folder.resolve("log"), said);
        boolean ended = process.waitFor() == 0
                && said.stream().anyMatch(line -> DONE.matcher(line).matches());
        return new Result(
                executions,
                branches,
                ended || finding != null ? finding : "it did not run; see " + folder.resolve("log"));
    }

    private static List<String> command(Target target, int seconds, Path corpus) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+EnableDynamicAgentLoading",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.decoder().getName(),
                "--instrumentation_includes=throughline.**:gov.nist.**",
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.*",
                "--reproducer_path=.",
                "-max_total_time=" + seconds,
                "-max_len=4200",
                "-timeout=" + LONGEST_SECONDS,
                corpus.toString());
    }
}
