package throughline.privacy;

import static throughline.privacy.db.Tables.ERASURE;

import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;

/** A backup from before the erasures was brought back, and the house starts. */
public final class BroughtBack {
    private BroughtBack() {}

    public static void startsWith(ApplicationContext rooms) {
        rooms.getBean(DSLContext.class).deleteFrom(ERASURE).execute();
        rooms.getBean(AfterRestore.class).eraseAgain();
    }
}
