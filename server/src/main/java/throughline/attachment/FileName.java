package throughline.attachment;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a name that came from outside safe to show, to log and to save under. It is never part of a path of ours. */
final class FileName {
    private static final int LONGEST = 100;
    private static final Pattern FOLDERS = Pattern.compile(".*[/\\\\]", Pattern.DOTALL);

    /** Control characters and line ends; marks that turn the reading direction around; halves of characters. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    /** What Windows does not take in a name. */
    private static final Pattern RESERVED = Pattern.compile("[<>:\"|?*]");

    private static final Set<String> KNOWN_ENDINGS =
            Set.of("jpg", "jpeg", "png", "webp", "pdf", "webm", "ogg", "m4a", "mp4");

    private FileName() {}

    /** The last part of the name without tricks, ending as its content deserves: {@code evil.html} that is a JPEG ends in {@code .jpg}. */
    static String clean(String given, Content content) {
        var name = Normalizer.normalize(given, Normalizer.Form.NFC);
        name = INVISIBLE.matcher(name).replaceAll("");
        name = FOLDERS.matcher(name).replaceFirst("");
        name = RESERVED.matcher(name).replaceAll("_").replaceAll("\\s+", " ").strip();
        name = name.replaceFirst("^[.\\s]+", "");
        var stem = withoutKnownEnding(name);
        if (stem.codePointCount(0, stem.length()) > LONGEST) {
            stem = stem.substring(0, stem.offsetByCodePoints(0, LONGEST)).strip();
        }
        return (stem.isEmpty() ? "attachment" : stem) + "." + content.ending();
    }

    private static String withoutKnownEnding(String name) {
        int dot = name.lastIndexOf('.');
        boolean known =
                dot >= 0 && KNOWN_ENDINGS.contains(name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT));
        return (known ? name.substring(0, dot) : name).strip();
    }
}
