package throughline.testing;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import throughline.notify.Carrier;
import throughline.notify.Gateway;
import throughline.notify.GatewayWire;
import throughline.notify.Outgoing;

/** The carrier of tests: takes every text and remembers it. No gateway is ever reached through it. */
public final class KeptTexts implements Carrier {
    /** What was carried. */
    public record Kept(UUID reference, String to, String words) {}

    private final List<Kept> kept = new CopyOnWriteArrayList<>();

    /** For tests without a gateway of their own. */
    public static final class NoWire implements GatewayWire {
        @Override
        public Carrier to(Gateway gateway) {
            throw new IllegalStateException("this test enables no gateway");
        }
    }

    @Override
    public Answer carry(Outgoing text) {
        kept.add(new Kept(text.reference(), text.to(), text.words()));
        return new Answer.Taken("kept by the test");
    }

    /** In the order in which they went. */
    public List<Kept> all() {
        return List.copyOf(kept);
    }

    /** The words that this number got. */
    public List<String> to(String number) {
        return kept.stream()
                .filter(each -> each.to().equals(number))
                .map(Kept::words)
                .toList();
    }
}
