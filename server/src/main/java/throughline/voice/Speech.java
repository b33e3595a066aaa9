package throughline.voice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.voice.media.Narrowband;
import throughline.voice.media.Prompts;

/**
 * Says words that nobody has recorded: espeak-ng, a program of its own, makes the sound, which is kept beside the prompts for some days
 * under a name made of its words. The words go in by standard input, never through a shell.
 */
public final class Speech {
    private static final Logger log = LoggerFactory.getLogger(Speech.class);

    private static final Map<String, String> VOICES =
            Map.of("en", "en-gb", "et", "et", "sv", "sv", "zh-Hant", "cmn-latn-pinyin");
    private static final String WORDS_A_MINUTE = "145";
    private static final int LONGEST = 1_500;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofDays(3);

    private final Path folder;
    private final String program;

    /**
     * @param prompts the folder of {@link VoiceSettings#prompts}
     * @param program name or path of espeak-ng
     */
    public Speech(Path prompts, String program) {
        this.folder = prompts.resolve(Prompts.SPOKEN);
        this.program = program;
    }

    /** Whether the program is installed. Looked for each time: it may be installed while we run. */
    public boolean isThere() {
        var path = System.getenv("PATH");
        var folders = program.contains(File.separator) || path == null ? "" : path;
        return Stream.of(folders.split(File.pathSeparator))
                .map(each -> Path.of(each, program))
                .anyMatch(Files::isExecutable);
    }

    /**
     * The sound of these words.
     *
     * @param language an IETF tag; English where we do not speak it
     * @return its name for {@link CallCommand.Play}
     * @throws IOException when the program is missing, fails or takes too long
     */
    public String say(String language, String words) throws IOException {
        if (words.length() > LONGEST) {
            throw new IOException("%d letters are more than anybody listens to.".formatted(words.length()));
        }
        var voice = VOICES.getOrDefault(language, "en-gb");
        var name = digest(voice + "\n" + words);
        var file = folder.resolve(name + Prompts.ENDING);
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            forgetOldOnes();
            var fresh = Files.createTempFile(folder, name, ".wav");
            try {
                speak(voice, words, fresh);
                Files.write(fresh, Narrowband.muLaw(Files.readAllBytes(fresh)));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        }
        return Prompts.SPOKEN + "/" + name;
    }

    private void speak(String voice, String words, Path file) throws IOException {
        var espeak = new ProcessBuilder(
                        program, "-v", voice, "-s", WORDS_A_MINUTE, "-b", "1", "--stdin", "-w", file.toString())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        try {
            try (var in = espeak.getOutputStream()) {
                in.write(words.getBytes(UTF_8));
            }
            if (!espeak.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("%s did not end within %s.".formatted(program, PATIENCE));
            }
            if (espeak.exitValue() != 0) {
                throw new IOException("%s ended with %d.".formatted(program, espeak.exitValue()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped while speaking.", stopped);
        } finally {
            espeak.destroyForcibly();
        }
    }

    /** Addresses are in these sounds, and the next call makes its own. */
    private void forgetOldOnes() {
        var oldest = Instant.now().minus(KEPT);
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            log.warn("old spoken sounds could not be deleted from {}", folder, e);
        }
    }

    private static String digest(String words) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(words.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java", impossible);
        }
    }
}
