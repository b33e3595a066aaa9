package throughline.attachment;

import java.time.Instant;
import java.util.UUID;

/**
 * A photo or paper.
 *
 * @param subject the request or order that it belongs to
 * @param name as whoever sent it called it, made safe to show and to save
 * @param type its media type, as its bytes say
 * @param size in bytes
 * @param addedBy id of the user or technician
 * @param by their name at that time
 */
public record Attachment(
        UUID id,
        SubjectKind of,
        UUID subject,
        String name,
        String type,
        int size,
        Instant at,
        UUID addedBy,
        String by) {}
