/**
 * What was shown and handed in: photos and papers of a request or of a work order.
 *
 * <p>What a file is, its bytes say and never its name: JPEG, PNG, WebP or PDF, nothing else. Names are kept for people and touch no
 * path. Pictures are kept as they were sent, and that includes where and when a camera says that they were taken (EXIF): an agent may
 * need it, and whoever passes a picture on to somebody outside must know it.
 *
 * <p>The bytes lie in the home, {@code attachments/<year>/<month>/<id>}, for the owner only. A file is complete, checked and on the disk
 * before its row is committed, so a row without a file does not exist; a file without a row is swept after a day.
 *
 * <p>Front door: {@link throughline.attachment.Attachments}. Announced in the transaction of the change:
 * {@link throughline.attachment.AttachmentsChanged}. Who may see a subject is asked by whoever calls.
 */
@NullMarked
package throughline.attachment;

import org.jspecify.annotations.NullMarked;
