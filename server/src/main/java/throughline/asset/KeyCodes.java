package throughline.asset;

import static throughline.asset.db.Tables.SITE;

import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Refused;

/**
 * The front door to what opens the key box of a site. A code is in no list and in no event: whoever wants to see one asks for that one,
 * and the history says who asked and when.
 */
@Component
@Transactional
public class KeyCodes {
    private static final String MODULE = "asset";
    private static final int LONGEST = 100;

    private final DSLContext database;
    private final EventLog events;

    KeyCodes(DSLContext database, EventLog events) {
        this.database = database;
        this.events = events;
    }

    /**
     * Shows it and writes down that it was shown.
     *
     * @return empty when the site has none; then nobody has seen anything
     * @throws Refused {@code asset.no-such-site}
     */
    public String show(UUID site, @Nullable UUID by) {
        var code = of(site);
        if (!code.isEmpty()) {
            events.append(MODULE, site, "key-code-shown", by, Map.of());
        }
        return code;
    }

    /**
     * @param code null or blank: the site has none from now on
     * @throws Refused {@code asset.no-such-site}
     */
    public void change(UUID site, @Nullable String code, @Nullable UUID by) {
        var form = new Form();
        var read = read(form, code);
        form.accept();
        if (!of(site).equals(read)) {
            database.update(SITE)
                    .set(SITE.KEY_CODE, read)
                    .set(SITE.VERSION, SITE.VERSION.plus(1))
                    .where(SITE.ID.eq(site))
                    .execute();
            events.append(MODULE, site, "key-code-changed", by, Map.of());
        }
    }

    private String of(UUID site) {
        var code = database.select(SITE.KEY_CODE)
                .from(SITE)
                .where(SITE.ID.eq(site))
                .forUpdate()
                .fetchOne(SITE.KEY_CODE);
        if (code == null) {
            throw Sites.unknown();
        }
        return code;
    }

    static String read(Form form, @Nullable String code) {
        return form.textOrEmpty("keyCode", code, LONGEST);
    }
}
