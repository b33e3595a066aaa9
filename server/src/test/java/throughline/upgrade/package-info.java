/** Houses as older versions of the program filled them, and that the present one still lives in each of them. */
@NullMarked
package throughline.upgrade;

import org.jspecify.annotations.NullMarked;
