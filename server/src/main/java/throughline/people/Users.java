package throughline.people;

import static throughline.people.db.Tables.ROLE_GRANT;
import static throughline.people.db.Tables.SKILL;
import static throughline.people.db.Tables.USER_ACCOUNT;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;
import throughline.people.PasswordRule.Candidate;

/** Accounts: making and changing them. Somebody always administers the house. */
@Component
public class Users {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@.]{2,}");
    private static final Pattern SKILL_WORD = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Set<String> LANGUAGES = Set.of("en", "zh-Hant", "sv", "et");
    private static final Set<String> THEMES = Set.of("system", "light", "dark");

    /** @param password absent when she shall choose one herself with a link */
    public record New(
            String name,
            String email,
            String language,
            Set<Role> roles,
            Set<String> skills,
            UUID branch,
            @Nullable String password) {
        /** Somebody who works for the whole company. */
        public New(
                String name,
                String email,
                String language,
                Set<Role> roles,
                Set<String> skills,
                @Nullable String password) {
            this(name, email, language, roles, skills, Branch.COMPANY, password);
        }

        New with(Set<Role> others) {
            return new New(name, email, language, others, skills, branch, password);
        }
    }

    /** @param version the one that was read before the change */
    public record Change(
            String name,
            String email,
            String language,
            Set<Role> roles,
            Set<String> skills,
            UUID branch,
            boolean active,
            int version) {}

    private final DSLContext database;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Ids ids;
    private final EventLog log;
    private final ApplicationEventPublisher events;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Branches branches;

    Users(
            DSLContext database,
            Transactions transactions,
            InstantSource clock,
            Ids ids,
            EventLog log,
            ApplicationEventPublisher events,
            Passwords passwords,
            Sessions sessions,
            Branches branches) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
        this.log = log;
        this.events = events;
        this.passwords = passwords;
        this.sessions = sessions;
        this.branches = branches;
    }

    /** @param by null for the first person of the house and for the console */
    public UserId create(New wanted, @Nullable UserId by) {
        check(wanted.name(), wanted.email(), wanted.language(), wanted.roles(), wanted.skills());
        if (wanted.password() != null) {
            PasswordRule.check(new Candidate(wanted.password(), wanted.email(), wanted.name()));
        }
        var hash = wanted.password() == null ? null : passwords.hash(wanted.password());
        var id = new UserId(ids.next());
        transactions.run(() -> {
            checkEmailIsFree(wanted.email(), id);
            branches.mustExist(Set.of(wanted.branch()));
            database.insertInto(USER_ACCOUNT)
                    .set(USER_ACCOUNT.ID, id.value())
                    .set(USER_ACCOUNT.NAME, wanted.name().strip())
                    .set(USER_ACCOUNT.EMAIL, SignIns.normal(wanted.email()))
                    .set(USER_ACCOUNT.LANGUAGE, wanted.language())
                    .set(USER_ACCOUNT.PASSWORD_HASH, hash)
                    .set(USER_ACCOUNT.PASSWORD_CHANGED_AT, hash == null ? null : now())
                    .set(USER_ACCOUNT.CREATED_AT, now())
                    .set(USER_ACCOUNT.BRANCH, wanted.branch())
                    .execute();
            grant(id, wanted.roles(), wanted.skills(), by);
            announce(id, "created", wanted.roles(), wanted.skills(), wanted.branch(), by);
        });
        return id;
    }

    /** Changes a person; whoever is not active any more is signed out everywhere. */
    public void change(UserId id, Change wanted, UserId by) {
        check(wanted.name(), wanted.email(), wanted.language(), wanted.roles(), wanted.skills());
        transactions.run(() -> {
            lockAdministrators();
            checkEmailIsFree(wanted.email(), id);
            branches.mustExist(Set.of(wanted.branch()));
            int changed = database.update(USER_ACCOUNT)
                    .set(USER_ACCOUNT.NAME, wanted.name().strip())
                    .set(USER_ACCOUNT.EMAIL, SignIns.normal(wanted.email()))
                    .set(USER_ACCOUNT.LANGUAGE, wanted.language())
                    .set(USER_ACCOUNT.BRANCH, wanted.branch())
                    .set(USER_ACCOUNT.ACTIVE, wanted.active())
                    .set(USER_ACCOUNT.VERSION, USER_ACCOUNT.VERSION.plus(1))
                    .where(USER_ACCOUNT.ID.eq(id.value()))
                    .and(USER_ACCOUNT.VERSION.eq(wanted.version()))
                    .execute();
            if (changed == 0) {
                throw new Refused(
                        "kernel.edited-by-someone-else",
                        "Somebody else has changed this in the meantime. Reload it and make your change again.");
            }
            grant(id, wanted.roles(), wanted.skills(), by);
            checkSomebodyAdministers();
            announce(
                    id,
                    wanted.active() ? "changed" : "deactivated",
                    wanted.roles(),
                    wanted.skills(),
                    wanted.branch(),
                    by);
            if (!wanted.active()) {
                sessions.endAll(id, null, SessionEnded.Reason.DEACTIVATED, by);
            }
        });
    }

    /** What a person chooses for her own screen. */
    public void prefer(UserId id, String language, String theme, boolean lettersOff) {
        check(LANGUAGES.contains(language), "people.unknown-language", "There is no language {0} here.", language);
        check(THEMES.contains(theme), "people.unknown-theme", "There is no theme {0} here.", theme);
        database.update(USER_ACCOUNT)
                .set(USER_ACCOUNT.LANGUAGE, language)
                .set(USER_ACCOUNT.THEME, theme)
                .set(USER_ACCOUNT.LETTERS_OFF, lettersOff)
                .where(USER_ACCOUNT.ID.eq(id.value()))
                .execute();
    }

    private static void check(String name, String email, String language, Set<Role> roles, Set<String> skills) {
        check(!name.isBlank() && name.length() <= 120, "people.name-needed", "The name needs 1 to 120 characters.");
        check(
                EMAIL.matcher(email.strip()).matches() && email.length() <= 254,
                "people.email-malformed",
                "{0} is not an e-mail address.",
                email);
        check(LANGUAGES.contains(language), "people.unknown-language", "There is no language {0} here.", language);
        check(
                !roles.contains(Role.CUSTOMER) || roles.size() == 1,
                "people.customer-only",
                "Whoever looks in as a customer has no other role here.");
        for (var skill : skills) {
            check(
                    SKILL_WORD.matcher(skill).matches(),
                    "people.skill-malformed",
                    "The skill {0} cannot be used: small letters, digits and hyphens, at most 40.",
                    skill);
        }
    }

    private static void check(boolean right, String code, String sentence, Object... values) {
        if (!right) {
            throw new Refused(code, sentence, values);
        }
    }

    private void checkEmailIsFree(String email, UserId owner) {
        boolean taken = database.fetchExists(
                USER_ACCOUNT, USER_ACCOUNT.EMAIL.eq(SignIns.normal(email)).and(USER_ACCOUNT.ID.ne(owner.value())));
        check(!taken, "people.email-taken", "Somebody else has the e-mail address {0}.", email);
    }

    private void grant(UserId id, Set<Role> roles, Set<String> skills, @Nullable UserId by) {
        var words = roles.stream().map(Role::word).toList();
        database.deleteFrom(ROLE_GRANT)
                .where(ROLE_GRANT.USER_ACCOUNT.eq(id.value()))
                .and(ROLE_GRANT.ROLE.notIn(words))
                .execute();
        for (var role : words) {
            database.insertInto(ROLE_GRANT)
                    .set(ROLE_GRANT.USER_ACCOUNT, id.value())
                    .set(ROLE_GRANT.ROLE, role)
                    .set(ROLE_GRANT.GRANTED_AT, now())
                    .set(ROLE_GRANT.GRANTED_BY, by == null ? null : by.value())
                    .onConflictDoNothing()
                    .execute();
        }
        database.deleteFrom(SKILL).where(SKILL.USER_ACCOUNT.eq(id.value())).execute();
        for (var skill : skills) {
            database.insertInto(SKILL, SKILL.USER_ACCOUNT, SKILL.SKILL_)
                    .values(id.value(), skill)
                    .execute();
        }
    }

    /** Two administrators who remove each other at the same moment wait for each other here. */
    private void lockAdministrators() {
        database.execute("select pg_advisory_xact_lock(hashtext('people.administrators'))");
    }

    private void checkSomebodyAdministers() {
        boolean somebody = database.fetchExists(database.selectOne()
                .from(ROLE_GRANT)
                .join(USER_ACCOUNT)
                .on(USER_ACCOUNT.ID.eq(ROLE_GRANT.USER_ACCOUNT))
                .where(ROLE_GRANT.ROLE.eq(Role.ADMINISTRATOR.word()))
                .and(USER_ACCOUNT.ACTIVE));
        check(
                somebody,
                "people.last-administrator",
                "This is the last administrator. Make somebody else an administrator first.");
    }

    private void announce(
            UserId id, String kind, Set<Role> roles, Set<String> skills, UUID branch, @Nullable UserId by) {
        log.append(
                "people",
                id.value(),
                kind,
                by == null ? null : by.value(),
                Map.of(
                        "roles",
                        sorted(roles.stream().map(Role::word).toList()),
                        "skills",
                        sorted(skills),
                        "branch",
                        branch));
        events.publishEvent(new UserChanged(id));
    }

    private static List<String> sorted(Collection<String> words) {
        return words.stream().sorted().toList();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
