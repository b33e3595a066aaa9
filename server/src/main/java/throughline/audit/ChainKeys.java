package throughline.audit;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The keys of the chain: files of 32 random bytes in hexadecimal, each called by its id. They are never in the database and never in a
 * backup, so that whoever has those cannot make a chain that passes for ours.
 */
@Component
class ChainKeys {
    private static final String ENDING = ".chain";
    private static final int BYTES = 32;

    private final AuditFolders folders;
    private final SecureRandom random = new SecureRandom();

    ChainKeys(AuditFolders folders) {
        this.folders = folders;
    }

    record Key(String id, byte[] bytes) {}

    /**
     * With which key the chain goes on: the one of its last link when that is here, else the newest that is here, else a new one. So nodes
     * that share their keys chain with the same, and a house that was restored without its keys goes on with a new one.
     */
    Key toGoOn(@Nullable String last) {
        var here = all();
        if (last != null && here.containsKey(last)) {
            return new Key(last, here.get(last));
        }
        if (here.isEmpty()) {
            var fresh = new byte[BYTES];
            random.nextBytes(fresh);
            SecretFiles.write(
                    folders.keys().resolve(SecretFiles.idOf(fresh) + ENDING),
                    HexFormat.of().formatHex(fresh) + "\n");
            here = all();
        }
        var newest = here.lastEntry();
        return new Key(newest.getKey(), newest.getValue());
    }

    /** By their ids, the oldest first. A file whose name is not that of its key is none of ours. */
    LinkedHashMap<String, byte[]> all() {
        var keys = new LinkedHashMap<String, byte[]>();
        for (var file : SecretFiles.in(folders.keys(), ENDING)) {
            try {
                var key = HexFormat.of().parseHex(SecretFiles.read(file));
                if (file.getFileName().toString().equals(SecretFiles.idOf(key) + ENDING)) {
                    keys.put(SecretFiles.idOf(key), key);
                }
            } catch (IllegalArgumentException notHexadecimal) {
                continue;
            }
        }
        return keys;
    }

    /** Each as what makes hashes with it. */
    Map<String, Links> links() {
        var links = new LinkedHashMap<String, Links>();
        all().forEach((id, key) -> links.put(id, new Links(key)));
        return links;
    }
}
