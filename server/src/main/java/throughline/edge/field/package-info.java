/**
 * The wire to a technician's phone: one page behind the link in a text. Is this job for me, where do I go, what do I press next, and
 * what did I find? Plain HTML in the technician's language that works without a script and weighs less than 60 kB.
 *
 * <p>The link is the key: whoever has it sees its offer and may answer it. With the acceptance the browser's cookie becomes the second
 * key; from any other browser, and when the offer is over, the page says who has the job and changes nothing. A stranger's page cannot
 * send a form here: it does not know the link, and the cookie does not come along with it.
 *
 * <p>The phone that took the job sends photos from it and opens what belongs to it, until the report.
 *
 * <p>To look changes nothing. To act answers with a redirect to the page, so that a second tap, the back button and an old page do no
 * harm: they end at how the job stands. Links are never logged.
 */
@NullMarked
package throughline.edge.field;

import org.jspecify.annotations.NullMarked;
