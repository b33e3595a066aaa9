package throughline.asset;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.History;
import throughline.kernel.History.Change;
import throughline.kernel.Page;
import throughline.kernel.Slice;

/** The front door to what was changed on a site or a unit, the latest first; of key codes only that they were changed or shown. */
@Component
@Transactional(readOnly = true)
public class AssetHistory {
    private final History history;

    AssetHistory(History history) {
        this.history = history;
    }

    /** @param subject a site or a unit */
    public Page<Change> of(UUID subject, Slice slice) {
        return history.of("asset", subject, slice);
    }
}
