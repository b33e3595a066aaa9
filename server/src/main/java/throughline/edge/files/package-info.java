/**
 * Photos and papers that people gave us, shown from an origin that is not the desk's (decision 23): whatever such a file does, it does
 * where no session is. {@link throughline.edge.files.FilesOrigin} says where that is, {@link throughline.edge.files.ForeignFiles} sends
 * browsers there with a link that opens one file for a few minutes.
 */
@NullMarked
package throughline.edge.files;

import org.jspecify.annotations.NullMarked;
