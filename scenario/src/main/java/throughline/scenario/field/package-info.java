/** A technician with a phone: texts arrive, their link is opened, and what is tapped there is sent as plain forms. */
@NullMarked
package throughline.scenario.field;

import org.jspecify.annotations.NullMarked;
