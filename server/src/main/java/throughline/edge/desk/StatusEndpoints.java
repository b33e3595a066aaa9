package throughline.edge.desk;

import java.time.Instant;
import java.time.InstantSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.notify.Gateways;
import throughline.people.People;
import throughline.telephony.VoiceDoor;

/** What anybody may know before signing in: whose house this is, and whether its wires work. */
@RestController
class StatusEndpoints {
    private final VoiceDoor voice;
    private final Gateways gateways;
    private final People people;
    private final InstantSource clock;

    StatusEndpoints(VoiceDoor voice, Gateways gateways, People people, InstantSource clock) {
        this.voice = voice;
        this.gateways = gateways;
        this.people = people;
        this.clock = clock;
    }

    /** @param messages whether a gateway for texts is set up and switched on */
    record Status(boolean phones, boolean messages, Instant checkedAt, Company company) {}

    record Company(String name) {}

    @GetMapping("/api/status")
    Status status() {
        return new Status(voice.isOpen(), gateways.get().enabled(), clock.instant(), new Company(people.company()));
    }
}
