package throughline.privacy;

import static throughline.privacy.db.Tables.ERASURE;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.kernel.Scope;

/** At the start: who was erased and is here again, because a backup was brought back, is erased again. */
@Component
class AfterRestore {
    private static final Logger log = LoggerFactory.getLogger(AfterRestore.class);
    private static final String REASON = "Erased before; a backup brought it back.";

    private final DSLContext database;
    private final ErasedList erased;
    private final Erasures erasures;
    private final List<PersonalData> rooms;

    AfterRestore(DSLContext database, ErasedList erased, Erasures erasures, List<PersonalData> rooms) {
        this.database = database;
        this.erased = erased;
        this.erasures = erasures;
        this.rooms = rooms;
    }

    @EventListener(ApplicationReadyEvent.class)
    void eraseAgain() {
        Scope.EVERYTHING.run(() -> {
            var unknown = new HashSet<>(erased.lines());
            unknown.removeIf(line -> database.fetchExists(ERASURE, ERASURE.ID.eq(line.erasure())));
            if (!unknown.isEmpty()) {
                eraseAgain(unknown);
            }
        });
    }

    private void eraseAgain(Set<ErasedList.Line> unknown) {
        var here = new HashSet<String>();
        rooms.forEach(room -> here.addAll(room.numbersAndAddresses()));
        for (var line : unknown) {
            var back = here.stream().filter(line::knows).toList();
            if (!back.isEmpty()) {
                erasures.begin(
                        new Subject(
                                back.stream()
                                        .filter(each -> !each.contains("@"))
                                        .toList(),
                                back.stream().filter(each -> each.contains("@")).toList(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()),
                        REASON,
                        null);
                log.warn("somebody who was erased was brought back by a backup, and is erased again");
            }
        }
    }
}
