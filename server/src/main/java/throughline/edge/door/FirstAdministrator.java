package throughline.edge.door;

import java.util.List;
import org.springframework.stereotype.Component;
import throughline.house.Addresses;
import throughline.house.Start.ConsoleLine;
import throughline.people.SetUp;

/** Whoever starts a house that nobody administers is told how to become its first administrator. */
@Component
class FirstAdministrator implements ConsoleLine {
    private final SetUp setUp;
    private final Addresses addresses;

    FirstAdministrator(SetUp setUp, Addresses addresses) {
        this.setUp = setUp;
        this.addresses = addresses;
    }

    @Override
    public List<String> lines() {
        var link = setUp.newLink();
        return link == null
                ? List.of()
                : List.of("Nobody administers this house yet. Become its first administrator within %d minutes: %s"
                        .formatted(SetUp.LINK_VALID.toMinutes(), addresses.ofSetUp(link)));
    }
}
