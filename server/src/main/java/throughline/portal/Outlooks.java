package throughline.portal;

import static throughline.portal.db.Tables.OUTLOOK;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.asset.Sites;
import throughline.customer.Customers;
import throughline.kernel.EventLog;
import throughline.kernel.Refused;
import throughline.kernel.Scope;
import throughline.people.Role;
import throughline.people.UserId;

/** The front door to who looks in from which customer. */
@Component
public class Outlooks {
    private static final String MODULE = "portal";

    private final DSLContext database;
    private final Customers customers;
    private final Sites sites;
    private final EventLog events;

    Outlooks(DSLContext database, Customers customers, Sites sites, EventLog events) {
        this.database = database;
        this.customers = customers;
        this.sites = sites;
        this.events = events;
    }

    /**
     * Keeps from where somebody looks in; whoever has not the role customer looks in from nowhere.
     *
     * @param wanted null where nothing was said
     * @throws Refused {@code portal.customer-needed}, {@code portal.only-customers}, {@code customer.no-such-customer},
     *     {@code portal.site-of-another}
     */
    @Transactional
    public void keep(UserId user, Set<Role> roles, @Nullable Outlook wanted, UserId by) {
        boolean looksIn = roles.contains(Role.CUSTOMER);
        if (looksIn && wanted == null) {
            throw new Refused("portal.customer-needed", "Say which customer this person looks in for.");
        }
        if (!looksIn && wanted != null) {
            throw new Refused("portal.only-customers", "Only somebody with the role customer looks in for a customer.");
        }
        var before = of(user);
        var after = wanted == null ? null : checked(wanted);
        if (Objects.equals(before, after)) {
            return;
        }
        database.deleteFrom(OUTLOOK)
                .where(OUTLOOK.USER_ACCOUNT.eq(user.value()))
                .execute();
        if (after == null) {
            events.append(MODULE, user.value(), "outlook-ended", by.value(), Map.of("before", before));
            return;
        }
        database.insertInto(OUTLOOK)
                .set(OUTLOOK.USER_ACCOUNT, user.value())
                .set(OUTLOOK.CUSTOMER, after.customer())
                .set(OUTLOOK.SITES, after.sites().toArray(UUID[]::new))
                .execute();
        events.append(MODULE, user.value(), "outlook-given", by.value(), Map.of("after", after));
    }

    /** A site that is not the customer's would show nothing, and somebody meant something by it. */
    private Outlook checked(Outlook wanted) {
        var customer = customers.get(wanted.customer()).id();
        var own = sites.all(wanted.sites()).stream()
                .filter(site -> site.customer().equals(customer))
                .count();
        if (own < wanted.sites().size()) {
            throw new Refused("portal.site-of-another", "One of the sites does not belong to this customer.");
        }
        return new Outlook(customer, wanted.sites());
    }

    /** From where somebody looks in, of a merged customer the survivor; null for whoever does not. */
    @Transactional(readOnly = true)
    public @Nullable Outlook of(UserId user) {
        var row = database.selectFrom(OUTLOOK)
                .where(OUTLOOK.USER_ACCOUNT.eq(user.value()))
                .fetchOne();
        return row == null ? null : new Outlook(customers.present(row.getCustomer()), Set.of(row.getSites()));
    }

    /** What somebody with the role customer sees; nothing where nobody has said for which one. Begins a transaction of the house. */
    public Scope scopeOf(UserId user) {
        var outlook = Scope.EVERYTHING.call(() -> of(user));
        return outlook == null
                ? Scope.NOTHING
                : Scope.ofCustomer(Scope.EVERYTHING.call(() -> customers.records(outlook.customer())), outlook.sites());
    }
}
