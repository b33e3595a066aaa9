/**
 * The house around the rooms: settings, the start, the database's beans, the doors' certificates. It answers: what was set, may we
 * start, and with which sentence not?
 */
@NullMarked
package throughline.house;

import org.jspecify.annotations.NullMarked;
