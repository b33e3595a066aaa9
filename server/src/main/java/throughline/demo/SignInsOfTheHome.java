package throughline.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The passwords of one demo home: made once by chance, kept in a file that only the owner of the home may read, and printed at each
 * start. Two homes never share one, so a demo that somebody leaves open to the network is not open to everybody.
 */
final class SignInsOfTheHome {
    private static final String FILE = "demo-sign-ins.txt";
    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int SIGNS_IN_A_GROUP = 4;

    private SignInsOfTheHome() {}

    /** E-mail address to password, in the order of the addresses. */
    static Map<String, String> of(Path home, List<String> emails) {
        try {
            var file = home.resolve(FILE);
            var kept = Files.exists(file) ? read(file) : Map.<String, String>of();
            var all = new LinkedHashMap<String, String>();
            emails.forEach(email -> all.put(email, kept.containsKey(email) ? kept.get(email) : password()));
            if (!all.equals(kept)) {
                write(file, all);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> read(Path file) throws IOException {
        return Files.readAllLines(file, UTF_8).stream()
                .map(line -> line.split(" ", 2))
                .filter(parts -> parts.length == 2)
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (first, _) -> first));
    }

    private static void write(Path file, Map<String, String> all) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var fresh = Files.createTempFile(file.toAbsolutePath().getParent(), FILE, "", ownerOnly);
        Files.write(
                fresh,
                all.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .toList(),
                UTF_8);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String password() {
        var random = new SecureRandom();
        return IntStream.range(0, GROUPS)
                .mapToObj(_ -> IntStream.range(0, SIGNS_IN_A_GROUP)
                        .mapToObj(_ -> String.valueOf(SIGNS.charAt(random.nextInt(SIGNS.length()))))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }
}
