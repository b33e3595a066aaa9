package throughline.edge.door;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.people.Role;
import throughline.people.SignedIn;

/** Who may use an address. */
sealed interface Who {
    /** Also strangers. */
    record Everybody() implements Who {}

    /** Every person who has signed in; no other system. */
    record AnyPerson() implements Who {}

    /** The same, also in a session that opens nothing but the registration of the passkey that her roles need. */
    record AnyPersonToRegister() implements Who {}

    /** Whoever has at least one of the roles. */
    record OneOf(Set<Role> roles) implements Who {}

    /** Also strangers: the endpoint admits whoever has signed the request, and no cookie counts there. */
    record WhoeverSigns() implements Who {}

    /** Programs on this machine without signing in, and whoever has one of the roles. */
    record ThisMachineOr(Set<Role> roles) implements Who {}

    /** Whoever else admits them, and works for the whole company: nobody of a branch changes what counts for the others too. */
    record OfTheWholeCompany(Who who) implements Who {}

    default boolean admits(@Nullable SignedIn signedIn, HttpServletRequest request) {
        return switch (this) {
            case Everybody _, WhoeverSigns _ -> true;
            case AnyPerson _ -> signedIn != null && signedIn.user() != null && !signedIn.onlyToRegister();
            case AnyPersonToRegister _ -> signedIn != null && signedIn.user() != null;
            case OneOf(var roles) -> hasOneOf(signedIn, roles);
            case ThisMachineOr(var roles) -> comesFromThisMachine(request) || hasOneOf(signedIn, roles);
            case OfTheWholeCompany(var who) ->
                signedIn != null && signedIn.scope().isEverything() && who.admits(signedIn, request);
        };
    }

    private static boolean hasOneOf(@Nullable SignedIn signedIn, Set<Role> roles) {
        return signedIn != null && !Collections.disjoint(signedIn.roles(), roles);
    }

    /** A proxy on this machine speaks for others and says so; it does not count. */
    private static boolean comesFromThisMachine(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                    && request.getHeader("X-Forwarded-For") == null
                    && request.getHeader("Forwarded") == null;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
