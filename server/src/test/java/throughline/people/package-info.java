/** Tests of passwords, patience and people. */
@NullMarked
package throughline.people;

import org.jspecify.annotations.NullMarked;
