package throughline.people;

import static throughline.people.db.Tables.PASSKEY;
import static throughline.people.db.Tables.ROLE_GRANT;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;

/**
 * Who needs a passkey: whoever administers or leads, where the house asks for it. Such a role counts only in a session that was opened
 * with one, or with as much at the company's identity provider, so whoever is given the role in the middle of a shift goes on working and has it from her next sign-in on.
 */
@Component
class PasskeyNeed {
    private static final Set<Role> GUARDED = EnumSet.of(Role.ADMINISTRATOR, Role.SUPERVISOR);

    private final DSLContext database;
    private final PasskeyRule rule;

    PasskeyNeed(DSLContext database, PasskeyRule rule) {
        this.database = database;
        this.rule = rule;
    }

    /** Whether a password alone opens nothing to her. */
    boolean isOf(UserId user) {
        return rule.required()
                && database.fetchExists(
                        ROLE_GRANT,
                        ROLE_GRANT
                                .USER_ACCOUNT
                                .eq(user.value())
                                .and(ROLE_GRANT.ROLE.in(
                                        GUARDED.stream().map(Role::word).toList())));
    }

    boolean isMet(UserId user) {
        return database.fetchExists(PASSKEY, PASSKEY.USER_ACCOUNT.eq(user.value()));
    }

    /** Those of her roles that count in a session that was opened with this. */
    Set<Role> counting(Set<Role> roles, String factor) {
        if (!rule.required() || Factor.ofWord(factor).isStrong() || Collections.disjoint(roles, GUARDED)) {
            return roles;
        }
        var rest = EnumSet.copyOf(roles);
        rest.removeAll(GUARDED);
        return rest;
    }

    /** A session that was opened with less than she needs changes no passkeys of hers, but may register the first one. */
    void mustBeEnough(SignedIn who, String factor) {
        var user = who.person();
        if (!Factor.ofWord(factor).isStrong() && isOf(user) && isMet(user)) {
            throw notEnough();
        }
    }

    static Refused notEnough() {
        return new Refused(
                "people.not-allowed-without-passkey",
                "Your roles need a passkey here. Sign in with yours, or register one first.");
    }
}
