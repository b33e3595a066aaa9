package throughline.fieldapp;

import static throughline.fieldapp.db.Tables.INVITATION;
import static throughline.fieldapp.db.Tables.PHONE;
import static throughline.fieldapp.db.Tables.SUBSCRIPTION;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.dispatch.Technicians;
import throughline.house.Settings;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.kernel.Secret;
import throughline.notify.Letter;
import throughline.notify.Texts;

/** The front door to technicians' phones: one is invited, paired, seen and revoked. */
@Component
@Transactional
public class Phones {
    /** So long a link pairs a phone, once. */
    public static final Duration INVITED_FOR = Duration.ofHours(24);

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int LONGEST_BROWSER = 200;
    private static final String MODULE = "fieldapp";

    private final DSLContext database;
    private final Technicians technicians;
    private final Texts texts;
    private final AppWords words;
    private final Settings settings;
    private final EventLog events;
    private final Ids ids;
    private final InstantSource clock;

    Phones(
            DSLContext database,
            Technicians technicians,
            Texts texts,
            AppWords words,
            Settings settings,
            EventLog events,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.technicians = technicians;
        this.texts = texts;
        this.words = words;
        this.settings = settings;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param secret what the phone's cookie holds; it is nowhere else */
    public record Paired(Phone phone, String secret) {}

    /**
     * Sends a link to the technician's number, with which one phone becomes hers. An earlier link is worth nothing any more.
     *
     * @throws Refused {@code dispatch.has-left}
     */
    public void invite(UUID technician, UUID by) {
        var to = technicians.get(technician);
        if (!to.active()) {
            throw new Refused("dispatch.has-left", "{0} does not work here any more.", to.name());
        }
        var secret = Secret.fresh();
        database.deleteFrom(INVITATION)
                .where(INVITATION.TECHNICIAN.eq(technician), INVITATION.USED_AT.isNull())
                .execute();
        database.insertInto(INVITATION)
                .set(INVITATION.HASH, secret.hash())
                .set(INVITATION.TECHNICIAN, technician)
                .set(INVITATION.MADE_AT, utc(clock.instant()))
                .set(INVITATION.ENDS_AT, utc(clock.instant().plus(INVITED_FOR)))
                .execute();
        var address = settings.url().toString();
        var link = (address.endsWith("/") ? address : address + "/") + "app/pair/" + secret.text();
        texts.send(new Letter(
                        to.phone(), to.language(), words.say("invitation", to.language(), link), "phone-" + ids.next())
                .bestBefore(clock.instant().plus(INVITED_FOR)));
        events.append(MODULE, technician, "phone-invited", by, Map.of("name", to.name()));
    }

    /** Whose link this is; null when it pairs nothing (any more). */
    @Transactional(readOnly = true)
    public @Nullable UUID invited(String secret) {
        return database.select(INVITATION.TECHNICIAN)
                .from(INVITATION)
                .where(fresh(secret))
                .fetchOne(INVITATION.TECHNICIAN);
    }

    /** The phone that has this link is the technician's from now on; null when the link pairs nothing (any more). */
    public @Nullable Paired pair(String link, String browser) {
        var technician = database.update(INVITATION)
                .set(INVITATION.USED_AT, utc(clock.instant()))
                .where(fresh(link))
                .returning(INVITATION.TECHNICIAN)
                .fetchOne(INVITATION.TECHNICIAN);
        if (technician == null || !technicians.get(technician).active()) {
            return null;
        }
        var secret = Secret.fresh();
        var now = clock.instant();
        var id = ids.next();
        database.insertInto(PHONE)
                .set(PHONE.ID, id)
                .set(PHONE.TECHNICIAN, technician)
                .set(PHONE.SECRET_HASH, secret.hash())
                .set(PHONE.BROWSER, browser.substring(0, Math.min(browser.length(), LONGEST_BROWSER)))
                .set(PHONE.PAIRED_AT, utc(now))
                .set(PHONE.SEEN_AT, utc(now))
                .set(PHONE.ENDS_AT, utc(now.plus(Duration.ofDays(settings.app().phoneDays()))))
                .execute();
        events.append(MODULE, technician, "phone-paired", null, Map.of("phone", id));
        return new Paired(fetch(PHONE.ID.eq(id)).getFirst(), secret.text());
    }

    /** Whose cookie this is; null when it opens nothing (any more). */
    public @Nullable Phone find(@Nullable String cookie) {
        if (cookie == null) {
            return null;
        }
        var found = fetch(PHONE.SECRET_HASH.eq(new Secret(cookie).hash()).and(alive(clock.instant())));
        if (found.isEmpty() || !technicians.get(found.getFirst().technician()).active()) {
            return null;
        }
        var phone = found.getFirst();
        if (phone.seenAt().plus(FRESH).isBefore(clock.instant())) {
            database.update(PHONE)
                    .set(PHONE.SEEN_AT, utc(clock.instant()))
                    .where(PHONE.ID.eq(phone.id()))
                    .execute();
        }
        return phone;
    }

    /** Those that can be used, the newest first. */
    @Transactional(readOnly = true)
    public List<Phone> of(UUID technician) {
        return fetch(PHONE.TECHNICIAN.eq(technician).and(alive(clock.instant())));
    }

    /**
     * From now on it opens nothing and nothing is pushed to it.
     *
     * @throws Refused {@code fieldapp.no-such-phone} also for one of another technician
     */
    public void revoke(UUID technician, UUID phone, UUID by) {
        int revoked = database.update(PHONE)
                .set(PHONE.REVOKED_AT, utc(clock.instant()))
                .where(PHONE.ID.eq(phone), PHONE.TECHNICIAN.eq(technician), PHONE.REVOKED_AT.isNull())
                .execute();
        if (revoked == 0) {
            throw new Refused("fieldapp.no-such-phone", "There is no such phone. Maybe it was removed already.");
        }
        database.deleteFrom(SUBSCRIPTION).where(SUBSCRIPTION.PHONE.eq(phone)).execute();
        events.append(MODULE, technician, "phone-revoked", by, Map.of("phone", phone));
    }

    static Condition alive(Instant now) {
        return PHONE.REVOKED_AT.isNull().and(PHONE.ENDS_AT.gt(utc(now)));
    }

    private Condition fresh(String link) {
        return INVITATION
                .HASH
                .eq(new Secret(link).hash())
                .and(INVITATION.USED_AT.isNull())
                .and(INVITATION.ENDS_AT.gt(utc(clock.instant())));
    }

    private List<Phone> fetch(Condition which) {
        return database.select()
                .from(PHONE)
                .leftJoin(SUBSCRIPTION)
                .on(SUBSCRIPTION.PHONE.eq(PHONE.ID))
                .where(which)
                .orderBy(PHONE.PAIRED_AT.desc(), PHONE.ID)
                .fetch(Phones::phone);
    }

    private static Phone phone(Record row) {
        return new Phone(
                row.get(PHONE.ID),
                row.get(PHONE.TECHNICIAN),
                row.get(PHONE.BROWSER),
                row.get(PHONE.PAIRED_AT).toInstant(),
                row.get(PHONE.SEEN_AT).toInstant(),
                row.get(PHONE.ENDS_AT).toInstant(),
                row.get(SUBSCRIPTION.ID) == null
                        ? null
                        : new Phone.Pushed(
                                row.get(SUBSCRIPTION.SINCE).toInstant(),
                                instant(row.get(SUBSCRIPTION.SUCCEEDED_AT)),
                                instant(row.get(SUBSCRIPTION.FAILED_AT)),
                                row.get(SUBSCRIPTION.FAILURE)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
