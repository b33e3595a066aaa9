package throughline.voice.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spoken prompts: raw mu-law at 8 kHz, {@code <language>/<name>.ulaw}. A file in the company's own folder goes before the built-in
 * one; a language that lacks a prompt borrows the English one; what is nowhere is passed over with a warning, as a call must go on.
 * What was spoken for one call is read from its file each time and not kept.
 */
public final class Prompts {
    /** The folder of what was spoken for one call. */
    public static final String SPOKEN = "spoken";

    public static final String ENDING = ".ulaw";

    private static final Logger LOG = LoggerFactory.getLogger(Prompts.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z-]{2,10}/([a-z0-9-]{1,64})");
    private static final byte[] NOTHING = {};

    private final Path folder;
    private final Map<String, byte[]> loaded = new ConcurrentHashMap<>();

    Prompts(Path folder) {
        this.folder = folder;
    }

    /** The sound of a prompt, empty when there is none. Read once and kept, but for what was spoken. */
    byte[] get(String name) {
        return name.startsWith(SPOKEN + "/") ? load(name) : loaded.computeIfAbsent(name, this::load);
    }

    private byte[] load(String name) {
        var parts = NAME.matcher(name);
        if (!parts.matches()) {
            LOG.warn("A prompt's name must look like en/greeting, not like this: {}", name);
            return NOTHING;
        }
        var own = read(name);
        var sound = own.length > 0 ? own : read("en/" + parts.group(1));
        if (sound.length == 0) LOG.warn("There is no prompt {}. Maybe its file is missing from {}.", name, folder);
        return sound;
    }

    private byte[] read(String name) {
        var file = folder.resolve(name + ENDING);
        try (var builtIn = Prompts.class.getResourceAsStream("/prompts/" + name + ENDING)) {
            if (Files.isRegularFile(file)) return Files.readAllBytes(file);
            return builtIn == null ? NOTHING : builtIn.readAllBytes();
        } catch (IOException e) {
            LOG.warn("The prompt {} cannot be read.", name, e);
            return NOTHING;
        }
    }
}
