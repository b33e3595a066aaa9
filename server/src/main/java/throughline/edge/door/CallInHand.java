package throughline.edge.door;

import java.util.UUID;
import org.springframework.stereotype.Component;
import throughline.contact.ContactBook;
import throughline.kernel.Scope;
import throughline.routing.Routing;

/**
 * Whoever is rung or has a call in hand must be able to help, wherever the lift stands: so she sees the branch of that lift too, until the
 * call is finished. What she saw meanwhile is in the audit as everything is.
 */
@Component
public class CallInHand {
    private final Routing routing;
    private final ContactBook contacts;

    CallInHand(Routing routing, ContactBook contacts) {
        this.routing = routing;
        this.contacts = contacts;
    }

    /** @param scope what she sees without a call; whoever sees everything is not asked about */
    public Scope widen(Scope scope, UUID person) {
        if (scope.isEverything()) {
            return scope;
        }
        var rung = routing.presenceOf(person).inHand();
        return scope.and(Scope.EVERYTHING.call(() -> contacts.branchesInHand(person, rung)));
    }
}
