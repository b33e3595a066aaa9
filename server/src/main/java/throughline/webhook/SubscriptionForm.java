package throughline.webhook;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.egress.Egress;
import throughline.kernel.Form;
import throughline.people.Branch;

/**
 * What an administrator fills in.
 *
 * @param branch null for the whole company
 * @param on whether it is told; a paused one that is saved with yes goes on
 * @param version of the one that is changed; absent for a new one
 */
public record SubscriptionForm(
        @Nullable String name,
        @Nullable String url,
        @Nullable List<String> kinds,
        @Nullable UUID branch,
        @Nullable Boolean on,
        @Nullable Integer version) {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_URL = 1_000;

    record Read(String name, String url, String[] kinds, UUID branch, boolean on) {}

    Read read(Egress egress) {
        var form = new Form();
        var named = form.text("name", name, LONGEST_NAME);
        var address = form.text("url", url, LONGEST_URL);
        form.read("url", () -> {
            egress.check(address);
            return address;
        });
        var wanted = kinds == null
                ? List.<String>of()
                : kinds.stream().distinct().sorted().toList();
        form.check("kinds", !wanted.isEmpty(), wanted, "webhook.no-kinds", "Choose at least one kind of event.");
        form.check(
                "kinds",
                wanted.stream().allMatch(Kinds::isKnown),
                wanted,
                "webhook.kind-unknown",
                "One of these kinds of events does not exist.");
        form.accept();
        return new Read(
                named,
                address,
                wanted.toArray(String[]::new),
                branch == null ? Branch.COMPANY : branch,
                !Boolean.FALSE.equals(on));
    }
}
