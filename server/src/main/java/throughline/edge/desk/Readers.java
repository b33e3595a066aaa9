package throughline.edge.desk;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.edge.desk.ContactRow.Named;
import throughline.kernel.Scope;
import throughline.kernel.Transactions;
import throughline.people.BranchesChanged;
import throughline.people.People;
import throughline.people.UserChanged;
import throughline.people.UserId;

/** The name and the language of everybody who works here, remembered until one of them changes. */
@Component
class Readers {
    private final People people;
    private final Transactions transactions;
    private final Map<UUID, Reader> known = new ConcurrentHashMap<>();

    Readers(People people, Transactions transactions) {
        this.people = people;
        this.transactions = transactions;
    }

    private record Reader(String name, String language, Scope scope) {}

    /** The reader's own language; English for another system. */
    String languageOf(@Nullable UUID person) {
        return person == null ? "en" : reader(person).language();
    }

    /** Whose records she sees; nothing for nobody. */
    Scope scopeOf(UUID person) {
        return reader(person).scope();
    }

    @Nullable
    Named named(@Nullable UUID person) {
        return person == null ? null : new Named(person, reader(person).name());
    }

    private Reader reader(UUID person) {
        return known.computeIfAbsent(person, id -> {
            var found = people.find(new UserId(id));
            return found == null
                    ? new Reader("", "en", Scope.NOTHING)
                    : new Reader(found.name(), found.language(), people.scopeOf(found.id()));
        });
    }

    @EventListener
    void on(UserChanged changed) {
        transactions.afterCommit(() -> known.remove(changed.user().value()));
    }

    @EventListener
    void on(BranchesChanged changed) {
        transactions.afterCommit(known::clear);
    }
}
