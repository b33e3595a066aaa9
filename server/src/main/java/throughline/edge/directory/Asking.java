package throughline.edge.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.people.People;

/** Who asks, for the history of what is changed. */
@Component
class Asking {
    private final People people;

    Asking(People people) {
        this.people = people;
    }

    /** The person's name, or the token's. */
    String name() {
        return people.current().name();
    }

    /** The person; null for another system, whose token the access log names. */
    @Nullable
    UUID user() {
        var user = people.current().user();
        return user == null ? null : user.value();
    }
}
