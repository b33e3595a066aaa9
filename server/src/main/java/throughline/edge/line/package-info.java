/** {@code /ws/line}: the browser's wire to {@code voice}. It only authenticates and passes on; the words are voice's own. */
@NullMarked
package throughline.edge.line;

import org.jspecify.annotations.NullMarked;
