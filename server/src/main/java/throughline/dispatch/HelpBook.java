package throughline.dispatch;

import static throughline.dispatch.SearchRows.instant;
import static throughline.dispatch.db.Tables.HELP;
import static throughline.dispatch.db.Tables.TECHNICIAN;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Reads calls for help. */
@Component
public class HelpBook {
    private final DSLContext database;

    HelpBook(DSLContext database) {
        this.database = database;
    }

    /** Nobody has taken these; danger comes first, then the longest. */
    public List<CallForHelp> open() {
        return fetch(HELP.NEXT_AT.isNotNull());
    }

    /** What was asked for with this offer, also what is taken. */
    public List<CallForHelp> with(UUID offer) {
        return fetch(HELP.OFFER.eq(offer));
    }

    /** What somebody can be asked to be able to do: whatever any technician can. */
    public List<String> skills() {
        return database
                .select(TECHNICIAN.SKILLS)
                .from(TECHNICIAN)
                .where(TECHNICIAN.ACTIVE.isTrue())
                .fetch(TECHNICIAN.SKILLS)
                .stream()
                .flatMap(Arrays::stream)
                .distinct()
                .sorted()
                .toList();
    }

    List<CallForHelp> fetch(Condition which) {
        return database.select(HELP.fields())
                .select(TECHNICIAN.fields())
                .from(HELP)
                .join(TECHNICIAN)
                .on(TECHNICIAN.ID.eq(HELP.TECHNICIAN))
                .where(which)
                .orderBy(HELP.NEED.ne(Need.DANGER.word()), HELP.ASKED_AT, HELP.ID)
                .fetch(HelpBook::call);
    }

    private static CallForHelp call(Record row) {
        var by = row.get(HELP.TAKEN_BY);
        return new CallForHelp(
                row.get(HELP.ID),
                row.get(HELP.WORK_ORDER),
                row.get(HELP.OFFER),
                Technicians.technician(row),
                Need.of(row.get(HELP.NEED)),
                row.get(HELP.SKILL),
                row.get(HELP.NOTE),
                row.get(HELP.ASKED_AT).toInstant(),
                row.get(HELP.TOLD),
                instant(row.get(HELP.NEXT_AT)),
                by == null
                        ? null
                        : new CallForHelp.Taken(
                                by,
                                row.get(HELP.TAKEN_NAME),
                                row.get(HELP.TAKEN_AT).toInstant()));
    }
}
