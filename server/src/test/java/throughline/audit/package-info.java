@NullMarked
package throughline.audit;

import org.jspecify.annotations.NullMarked;
