package throughline.people;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Scope;

/**
 * Who is asking: a person in a session, or another system with a token.
 *
 * @param user absent for another system
 * @param session absent for another system
 * @param name the person's or the token's name
 * @param roles those that count in this session
 * @param scope whose records they see: those of their branch and of all below it; nothing for a customer, whose own is told at the door
 * @param onlyToRegister her roles need a passkey and she has none: the session opens nothing but its registration
 */
public record SignedIn(
        @Nullable UserId user,
        @Nullable SessionId session,
        String name,
        Set<Role> roles,
        Scope scope,
        boolean onlyToRegister) {
    public SignedIn {
        roles = Set.copyOf(roles);
    }

    /** The person who is asking; a fault for another system, which the access list keeps out. */
    public UserId person() {
        if (user == null) {
            throw new IllegalStateException(
                    "%s is not a person but another system. Maybe the access list lets an integration in here."
                            .formatted(name));
        }
        return user;
    }

    public boolean isOneOf(Role... wanted) {
        return Arrays.stream(wanted).anyMatch(roles::contains);
    }
}
