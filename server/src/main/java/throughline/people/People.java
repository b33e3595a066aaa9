package throughline.people;

import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static throughline.people.db.Tables.COMPANY;
import static throughline.people.db.Tables.ROLE_GRANT;
import static throughline.people.db.Tables.SKILL;
import static throughline.people.db.Tables.USER_ACCOUNT;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;
import throughline.kernel.Scope;

/** The front door of {@code people} for the other rooms: who is this, who can help, who is asking. */
@Component
public class People {
    static final Field<String[]> ROLES = field(select(arrayAgg(ROLE_GRANT.ROLE))
                    .from(ROLE_GRANT)
                    .where(ROLE_GRANT.USER_ACCOUNT.eq(USER_ACCOUNT.ID)))
            .as("roles");
    private static final Field<String[]> SKILLS = field(
                    select(arrayAgg(SKILL.SKILL_).orderBy(SKILL.SKILL_))
                            .from(SKILL)
                            .where(SKILL.USER_ACCOUNT.eq(USER_ACCOUNT.ID)))
            .as("skills");

    private final DSLContext database;

    People(DSLContext database) {
        this.database = database;
    }

    /** Who asks in this thread; refused when nobody has signed in. */
    public SignedIn current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            return signedIn;
        }
        throw new Refused("people.sign-in-needed", "Please sign in.");
    }

    public @Nullable Person find(UserId id) {
        return database.select(USER_ACCOUNT.asterisk(), ROLES, SKILLS)
                .from(USER_ACCOUNT)
                .where(USER_ACCOUNT.ID.eq(id.value()))
                .fetchOne(People::person);
    }

    /** Whose records the person sees who works here; nobody's when there is no such person, or she is a customer. */
    public Scope scopeOf(UserId id) {
        var seen = database.select(Branches.seenFrom(USER_ACCOUNT.BRANCH))
                .from(USER_ACCOUNT)
                .where(USER_ACCOUNT.ID.eq(id.value()))
                .andNotExists(DSL.selectOne()
                        .from(ROLE_GRANT)
                        .where(ROLE_GRANT.USER_ACCOUNT.eq(USER_ACCOUNT.ID))
                        .and(ROLE_GRANT.ROLE.eq(Role.CUSTOMER.word())))
                .fetchOne();
        return seen == null ? Scope.NOTHING : Branches.scope(seen.value1());
    }

    /** The person, or a refusal when there is none. */
    public Person get(UserId id) {
        var person = find(id);
        if (person == null) {
            throw nobody();
        }
        return person;
    }

    /** The person, where she works in a branch that this thread sees; for everybody else she is not there. */
    public Person seen(UserId id) {
        var person = get(id);
        if (!Scope.now().sees(person.branch())) {
            throw nobody();
        }
        return person;
    }

    private static Refused nobody() {
        return new Refused("people.no-such-person", "There is no such person here.");
    }

    /** By e-mail address, in whatever case it is written. */
    public @Nullable Person findByEmail(String email) {
        return database.select(USER_ACCOUNT.asterisk(), ROLES, SKILLS)
                .from(USER_ACCOUNT)
                .where(USER_ACCOUNT.EMAIL.eq(SignIns.normal(email)))
                .fetchOne(People::person);
    }

    /** Active agents who have the skill; every active agent when it is null. */
    public List<Person> agentsWithSkill(@Nullable String skill) {
        return database.select(USER_ACCOUNT.asterisk(), ROLES, SKILLS)
                .from(USER_ACCOUNT)
                .where(USER_ACCOUNT.ACTIVE)
                .and(USER_ACCOUNT.ID.in(
                        select(ROLE_GRANT.USER_ACCOUNT).from(ROLE_GRANT).where(ROLE_GRANT.ROLE.eq(Role.AGENT.word()))))
                .and(has(skill))
                .fetch(People::person);
    }

    /** Active people who plan work, by name: they can look after what waits. */
    public List<Person> planners() {
        return database.select(USER_ACCOUNT.asterisk(), ROLES, SKILLS)
                .from(USER_ACCOUNT)
                .where(USER_ACCOUNT.ACTIVE)
                .and(USER_ACCOUNT.ID.in(select(ROLE_GRANT.USER_ACCOUNT)
                        .from(ROLE_GRANT)
                        .where(ROLE_GRANT.ROLE.in(
                                Role.SUPERVISOR.word(), Role.DISPATCHER.word(), Role.ADMINISTRATOR.word()))))
                .orderBy(USER_ACCOUNT.NAME, USER_ACCOUNT.ID)
                .fetch(People::person);
    }

    /** Active administrators of the whole company, who may change what counts for all of it. */
    public List<Person> administratorsOfAll() {
        return database.select(USER_ACCOUNT.asterisk(), ROLES, SKILLS)
                .from(USER_ACCOUNT)
                .where(USER_ACCOUNT.ACTIVE)
                .and(USER_ACCOUNT.BRANCH.eq(Branch.COMPANY))
                .and(USER_ACCOUNT.ID.in(select(ROLE_GRANT.USER_ACCOUNT)
                        .from(ROLE_GRANT)
                        .where(ROLE_GRANT.ROLE.eq(Role.ADMINISTRATOR.word()))))
                .orderBy(USER_ACCOUNT.NAME, USER_ACCOUNT.ID)
                .fetch(People::person);
    }

    /** Names for a list, in one query; whoever does not exist is left out. */
    public Map<UserId, String> names(Collection<UserId> users) {
        if (users.isEmpty()) {
            return Map.of();
        }
        var values = users.stream().map(UserId::value).distinct().toList();
        return database.select(USER_ACCOUNT.ID, USER_ACCOUNT.NAME)
                .from(USER_ACCOUNT)
                .where(USER_ACCOUNT.ID.in(values))
                .fetchMap(row -> new UserId(row.get(USER_ACCOUNT.ID)), row -> row.get(USER_ACCOUNT.NAME));
    }

    /** A page of those people by name who work in a branch that this thread sees.
     *
     * @param words part of the name or the e-mail address, empty for everybody
     * @param after the last of the page before, null for the first page
     */
    public List<Person> page(String words, @Nullable UserId after, int limit) {
        var last = after == null ? null : seen(after);
        var scope = Scope.now();
        return database.select(USER_ACCOUNT.asterisk(), ROLES, SKILLS)
                .from(USER_ACCOUNT)
                .where(words.isBlank() ? noCondition() : mentions(words.strip()))
                .and(scope.isEverything() ? noCondition() : USER_ACCOUNT.BRANCH.in(scope.branches()))
                .and(
                        last == null
                                ? noCondition()
                                : DSL.row(USER_ACCOUNT.NAME, USER_ACCOUNT.ID)
                                        .gt(last.name(), last.id().value()))
                .orderBy(USER_ACCOUNT.NAME, USER_ACCOUNT.ID)
                .limit(limit)
                .fetch(People::person);
    }

    /** The skills in use, in order. */
    public List<String> skills() {
        return database.selectDistinct(SKILL.SKILL_)
                .from(SKILL)
                .orderBy(SKILL.SKILL_)
                .fetch(SKILL.SKILL_);
    }

    /** The company's name; empty until the house is set up. */
    public String company() {
        var name = database.select(COMPANY.NAME).from(COMPANY).fetchOne(COMPANY.NAME);
        return name == null ? "" : name;
    }

    private static Condition has(@Nullable String skill) {
        return skill == null
                ? noCondition()
                : USER_ACCOUNT.ID.in(select(SKILL.USER_ACCOUNT).from(SKILL).where(SKILL.SKILL_.eq(skill)));
    }

    private static Condition mentions(String words) {
        return USER_ACCOUNT.NAME.containsIgnoreCase(words).or(USER_ACCOUNT.EMAIL.containsIgnoreCase(words));
    }

    private static Person person(Record row) {
        return new Person(
                new UserId(row.get(USER_ACCOUNT.ID)),
                row.get(USER_ACCOUNT.NAME),
                row.get(USER_ACCOUNT.EMAIL),
                row.get(USER_ACCOUNT.LANGUAGE),
                row.get(USER_ACCOUNT.THEME),
                row.get(USER_ACCOUNT.LETTERS_OFF),
                row.get(USER_ACCOUNT.ACTIVE),
                roles(row.get(ROLES)),
                words(row.get(SKILLS)),
                row.get(USER_ACCOUNT.BRANCH),
                row.get(USER_ACCOUNT.VERSION));
    }

    static Set<Role> roles(String @Nullable [] found) {
        return words(found).stream().map(Role::ofWord).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> words(String @Nullable [] found) {
        return found == null ? Set.of() : Arrays.stream(found).collect(Collectors.toUnmodifiableSet());
    }
}
