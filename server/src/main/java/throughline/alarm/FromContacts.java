package throughline.alarm;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.contact.ContactAnswered;
import throughline.contact.ContactCutOff;
import throughline.contact.ContactEnded;
import throughline.contact.ContactOpened;
import throughline.request.RequestBook;
import throughline.request.RequestChanged;

/** Follows the calls of lifts, in their transactions. */
@Component
class FromContacts {
    private final FromTheLift lift;
    private final RequestBook requests;

    FromContacts(FromTheLift lift, RequestBook requests) {
        this.lift = lift;
        this.requests = requests;
    }

    @EventListener
    void on(ContactOpened opened) {
        if (opened.fromLift() && opened.from() != null) {
            lift.rings(opened.contact(), opened.unit(), opened.from());
        }
    }

    @EventListener
    void on(ContactAnswered answered) {
        lift.answered(answered.contact(), answered.agent());
    }

    @EventListener
    void on(ContactEnded ended) {
        lift.wentSilent(ended.contact());
    }

    @EventListener
    void on(ContactCutOff cutOff) {
        lift.wentSilent(cutOff.contact());
    }

    /** Whoever talks with the lift says whether anybody is inside by answering the request's first question. */
    @EventListener
    void on(RequestChanged changed) {
        if (changed.contact() == null || !lift.hasCall(changed.contact())) {
            return;
        }
        var request = requests.get(changed.request());
        var inside = request.safety().trapped();
        if (inside != null && request.savedBy() != null) {
            lift.heardOfSafety(changed.contact(), inside, request.savedBy());
        }
    }
}
