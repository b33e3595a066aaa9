/**
 * What the program does of OWASP's ASVS 5.0: {@code docs/asvs/requirements.csv} is kept by people, the tests say by a comment which
 * requirement they show, and {@code docs/asvs/sheet.md} is made of both.
 */
@NullMarked
package throughline.asvs;

import org.jspecify.annotations.NullMarked;
