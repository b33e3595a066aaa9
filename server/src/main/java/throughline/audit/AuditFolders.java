package throughline.audit;

import java.nio.file.Path;

/**
 * Where the audit keeps what must not be in the database.
 *
 * @param keys secret; not part of a backup
 * @param signatures what the checkpoints are verified with
 * @param checkpoints best on another disk or machine than the database
 */
public record AuditFolders(Path keys, Path signatures, Path checkpoints) {
    /** All of it in this home. */
    public static AuditFolders in(Path home) {
        return new AuditFolders(home.resolve("audit-keys"), home.resolve("audit"), home.resolve("audit"));
    }
}
