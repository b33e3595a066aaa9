package throughline.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.KeyFiles;

/**
 * The keys of the chain. They are never in the database and never in a backup, so that whoever has those cannot make a chain that passes for
 * ours.
 */
@Component
class ChainKeys {
    private final KeyFiles files;

    ChainKeys(AuditFolders folders) {
        this.files = new KeyFiles(folders.keys(), ".chain");
    }

    record Key(String id, byte[] bytes) {}

    /**
     * With which key the chain goes on: the one of its last link when that is here, else the newest that is here, else a new one. So nodes
     * that share their keys chain with the same, and a house that was restored without its keys goes on with a new one.
     */
    Key toGoOn(@Nullable String last) {
        var here = files.atLeastOne();
        var own = last == null ? null : here.get(last);
        if (last != null && own != null) {
            return new Key(last, own);
        }
        var newest = here.lastEntry();
        return new Key(newest.getKey(), newest.getValue());
    }

    /** By their ids, the oldest first. */
    LinkedHashMap<String, byte[]> all() {
        return files.all();
    }

    /** Each as what makes hashes with it. */
    Map<String, Links> links() {
        var links = new LinkedHashMap<String, Links>();
        all().forEach((id, key) -> links.put(id, new Links(key)));
        return links;
    }
}
