package throughline.kernel;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;

/**
 * Keys that are in no database and in no backup: files of 32 random bytes in hexadecimal, each called by its id. Whoever runs the house
 * keeps a copy of the folder; nodes of one installation share it.
 *
 * @param folder where they lie
 * @param ending of the names of these, with its dot
 */
public record KeyFiles(Path folder, String ending) {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** By their ids, the oldest first. A file whose name is not that of its key is none of ours. */
    public LinkedHashMap<String, byte[]> all() {
        var keys = new LinkedHashMap<String, byte[]>();
        for (var file : SecretFiles.in(folder, ending)) {
            try {
                var key = HexFormat.of().parseHex(SecretFiles.read(file));
                if (file.getFileName().toString().equals(SecretFiles.idOf(key) + ending)) {
                    keys.put(SecretFiles.idOf(key), key);
                }
            } catch (IllegalArgumentException notHexadecimal) {
                continue;
            }
        }
        return keys;
    }

    /** The same; a first one is made where there is none. */
    public LinkedHashMap<String, byte[]> atLeastOne() {
        var here = all();
        if (!here.isEmpty()) {
            return here;
        }
        var fresh = new byte[BYTES];
        RANDOM.nextBytes(fresh);
        SecretFiles.write(
                folder.resolve(SecretFiles.idOf(fresh) + ending), HexFormat.of().formatHex(fresh) + "\n");
        return all();
    }
}
