@NullMarked
package throughline.request;

import org.jspecify.annotations.NullMarked;
