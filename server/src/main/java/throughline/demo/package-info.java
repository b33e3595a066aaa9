/**
 * A company to try everything with: Lodlinje Lift Service, which does not exist, with a thousand units in four countries.
 *
 * <p>{@link throughline.demo.SampleWorld} is the plan, drawn from a seed: the same seed is the same company, to the letter.
 * {@link throughline.demo.SampleCompany} moves it into an empty home through the front doors of the rooms. Streets, people and
 * companies are invented; telephone numbers are from ranges kept for fiction, or from blocks that no network has been given where a
 * country keeps none; e-mail addresses end in {@code .example} (RFC 2606).
 */
@NullMarked
package throughline.demo;

import org.jspecify.annotations.NullMarked;
