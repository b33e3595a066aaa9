package throughline.edge.door;

import org.springframework.stereotype.Component;
import throughline.kernel.Scope;
import throughline.people.Role;
import throughline.people.SignedIn;
import throughline.portal.Outlooks;

/** What whoever asks may see: that of her branch and of the call that she has in hand, or that of the customer from whom she looks in. */
@Component
class Sight {
    private final CallInHand callInHand;
    private final Outlooks outlooks;

    Sight(CallInHand callInHand, Outlooks outlooks) {
        this.callInHand = callInHand;
        this.outlooks = outlooks;
    }

    Scope of(SignedIn who) {
        if (who.user() == null) {
            return who.scope();
        }
        return who.isOneOf(Role.CUSTOMER)
                ? outlooks.scopeOf(who.person())
                : callInHand.widen(who.scope(), who.person().value());
    }
}
