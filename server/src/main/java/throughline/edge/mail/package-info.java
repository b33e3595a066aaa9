/**
 * The wire to the company's mail server (SMTP with Angus Mail): mails to technicians go out, none comes in.
 *
 * <p>A mail says that a program wrote it ({@code Auto-Submitted}, so that no holiday answers) and has a {@code Message-ID} made of its
 * row's id: the same at each attempt, so that a mail that came twice is shown once, and a bounce can be told from an answer.
 */
@NullMarked
package throughline.edge.mail;

import org.jspecify.annotations.NullMarked;
