/**
 * Who may do what, and who did: people with their roles and skills, how they sign in, their sessions, and the tokens of other
 * systems.
 *
 * <p>Words: a <em>person</em> is somebody with an account; a <em>role</em> says what she may do; a <em>skill</em> says whom she can
 * help and is a free word such as {@code lift-sv}; a <em>session</em> is one browser that has signed in; a <em>one-time link</em>
 * opens the set-up of an empty house, the choice of a new password or the registration of a new passkey; an <em>attempt</em> is one
 * try at a password; a <em>customer</em> looks in from outside and sees only what is a customer's own; a <em>passkey</em> is kept by a device of hers and needs none; the <em>provider</em> is the company's own and says
 * who somebody is, as whose <em>subject</em> she is bound here; whoever <em>breaks the glass</em> has wider rights for a reason and for a
 * while.
 *
 * <p>Secrets (passwords, session cookies, links, tokens) are stored as hashes only. There is no default password: a house without
 * an administrator prints a link on its console. Attempts at passwords are slowed down but nobody is ever locked out for good.
 *
 * <p>Announces {@link throughline.people.SessionEnded}, {@link throughline.people.UserChanged},
 * {@link throughline.people.BreakGlassChanged}. Listens to nothing.
 */
@NullMarked
@ApplicationModule(
        displayName = "People",
        allowedDependencies = {"kernel", "privacy"})
package throughline.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
