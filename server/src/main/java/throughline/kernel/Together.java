package throughline.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.springframework.stereotype.Component;

/**
 * Statements of one change that need no answer travel to the database together: each round trip that is saved is time that a
 * caller does not wait. What several rooms write when one fact is announced to them shares the journey without knowing of it.
 */
@Component
public class Together {
    private static final ScopedValue<List<Query>> WAITING = ScopedValue.newInstance();

    private final DSLContext database;

    Together(DSLContext database) {
        this.database = database;
    }

    /**
     * Collects what is written during this work, and sends it in its order when the work is done. Until then nobody can read it,
     * not even this work itself. Inside a transaction, which it neither begins nor ends; inside another such work it joins that one.
     */
    public void send(Runnable work) {
        if (WAITING.isBound()) {
            work.run();
            return;
        }
        var statements = new ArrayList<Query>();
        ScopedValue.where(WAITING, statements).run(work);
        if (!statements.isEmpty()) {
            database.batch(statements).execute();
        }
    }

    /** Sends this with everything else of the surrounding {@link #send}; at once where there is none. */
    public void write(Query statement) {
        if (WAITING.isBound()) {
            WAITING.get().add(statement);
        } else {
            statement.execute();
        }
    }
}
