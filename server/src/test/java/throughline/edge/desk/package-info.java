@NullMarked
package throughline.edge.desk;

import org.jspecify.annotations.NullMarked;
