package throughline.people;

import static throughline.people.db.Tables.COMPANY;
import static throughline.people.db.Tables.ROLE_GRANT;
import static throughline.people.db.Tables.USER_ACCOUNT;

import java.time.Duration;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;
import throughline.people.Links.Purpose;

/**
 * The first hour of an empty house. Whoever sees its console gets a link, and with it becomes the first administrator. There is no
 * default password, and a link works once. Later only the owner of the machine can make another link, at its console.
 */
@Component
public class SetUp {
    /** How long a link for the first administrator works. */
    public static final Duration LINK_VALID = Duration.ofMinutes(30);

    /** In a young company one person does everything; what she should not do is taken away later. */
    private static final Set<Role> FIRST_ROLES =
            Set.of(Role.ADMINISTRATOR, Role.SUPERVISOR, Role.DISPATCHER, Role.AGENT);

    private final DSLContext database;
    private final Transactions transactions;
    private final Links links;
    private final Users users;
    private final Sessions sessions;

    SetUp(DSLContext database, Transactions transactions, Links links, Users users, Sessions sessions) {
        this.database = database;
        this.transactions = transactions;
        this.links = links;
        this.users = users;
        this.sessions = sessions;
    }

    /** Nobody administers this house. */
    public boolean needed() {
        return !database.fetchExists(database.selectOne()
                .from(ROLE_GRANT)
                .join(USER_ACCOUNT)
                .on(USER_ACCOUNT.ID.eq(ROLE_GRANT.USER_ACCOUNT))
                .where(ROLE_GRANT.ROLE.eq(Role.ADMINISTRATOR.word()))
                .and(USER_ACCOUNT.ACTIVE));
    }

    /** The secret of a new link; the ones before are void. Null when the house has an administrator. */
    public @Nullable String newLink() {
        return needed() ? linkForAnother() : null;
    }

    /** The secret of a link for another administrator, when those who are there cannot come in. The ones before are void. */
    public String linkForAnother() {
        return links.make(Purpose.SETUP, null, LINK_VALID).text();
    }

    public boolean opens(String link) {
        return links.opens(Purpose.SETUP, link);
    }

    /** Makes the company, unless it is there, and an administrator, who is signed in at once; where passkeys are required, to register hers. */
    public Sessions.Opened complete(String link, String company, Users.New first, Visitor visitor) {
        if (!opens(link)) {
            throw new Refused(
                    "people.setup-link-spent",
                    "This link has been used or has run out. Start Throughline again: it prints a new one.");
        }
        return transactions.in(() -> {
            links.use(Purpose.SETUP, link);
            if (needed()) {
                nameCompany(company);
            }
            return sessions.open(users.create(first.with(FIRST_ROLES), null), visitor, Factor.PASSWORD);
        });
    }

    /** Gives the company its name, or another one. */
    public void nameCompany(String name) {
        database.insertInto(COMPANY)
                .set(COMPANY.NAME, name.strip())
                .onConflict(COMPANY.ONLY_ONE)
                .doUpdate()
                .set(COMPANY.NAME, name.strip())
                .execute();
    }
}
