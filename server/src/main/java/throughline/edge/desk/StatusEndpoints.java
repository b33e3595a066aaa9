package throughline.edge.desk;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.notify.Gateways;
import throughline.people.People;
import throughline.people.ProviderSignIns;
import throughline.telephony.VoiceDoor;

/** What anybody may know before signing in: whose house this is, and whether its wires work. */
@RestController
class StatusEndpoints {
    private final VoiceDoor voice;
    private final Gateways gateways;
    private final People people;
    private final ProviderSignIns providerSignIns;
    private final InstantSource clock;

    StatusEndpoints(
            VoiceDoor voice, Gateways gateways, People people, ProviderSignIns providerSignIns, InstantSource clock) {
        this.voice = voice;
        this.gateways = gateways;
        this.people = people;
        this.providerSignIns = providerSignIns;
        this.clock = clock;
    }

    /**
     * @param messages whether a gateway for texts is set up and switched on
     * @param provider at which people may sign in; absent in a house that has none
     */
    record Status(
            boolean phones,
            boolean messages,
            Instant checkedAt,
            Company company,
            @Nullable IdentityProvider provider) {}

    record Company(String name) {}

    record IdentityProvider(String name) {}

    @GetMapping("/api/status")
    Status status() {
        var provider = providerSignIns.provider();
        return new Status(
                voice.isOpen(),
                gateways.get().enabled(),
                clock.instant(),
                new Company(people.company()),
                provider == null ? null : new IdentityProvider(provider));
    }
}
