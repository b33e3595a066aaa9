package throughline.fieldapp;

import static org.jooq.impl.DSL.selectOne;
import static throughline.fieldapp.db.Tables.PHONE;
import static throughline.fieldapp.db.Tables.SUBSCRIPTION;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.egress.Egress;
import throughline.fieldapp.db.tables.records.SubscriptionRecord;
import throughline.kernel.Ids;
import throughline.kernel.Refused;

/** The front door to where messages are pushed to. The address is a foreign one: it is checked here and called through {@code egress} only. */
@Component
@Transactional
public class Subscriptions {
    static final int AUTH = 16;

    private final DSLContext database;
    private final Egress egress;
    private final PushKey key;
    private final Ids ids;
    private final InstantSource clock;

    Subscriptions(DSLContext database, Egress egress, PushKey key, Ids ids, InstantSource clock) {
        this.database = database;
        this.egress = egress;
        this.key = key;
        this.ids = ids;
        this.clock = clock;
    }

    /** The public key that a browser subscribes with. */
    public String serverKey() {
        return key.publicKey();
    }

    /**
     * What a browser says of its subscription; the last one of a phone counts, and the same again changes nothing.
     *
     * @throws Refused {@code egress.…} for an address that is not called, {@code fieldapp.subscription-unreadable}
     */
    public void keep(Phone phone, @Nullable String endpoint, @Nullable String p256dh, @Nullable String auth) {
        if (endpoint == null) {
            throw unreadable();
        }
        egress.check(endpoint);
        var point = read(p256dh);
        var secret = read(auth);
        if (secret.length != AUTH) {
            throw unreadable();
        }
        try {
            Curve.read(point);
        } catch (IllegalArgumentException noPoint) {
            throw unreadable();
        }
        int same = database.update(SUBSCRIPTION)
                .set(SUBSCRIPTION.P256DH, point)
                .set(SUBSCRIPTION.AUTH, secret)
                .where(SUBSCRIPTION.PHONE.eq(phone.id()), SUBSCRIPTION.ENDPOINT.eq(endpoint))
                .execute();
        if (same == 0) {
            leave(phone);
            database.insertInto(SUBSCRIPTION)
                    .set(SUBSCRIPTION.ID, ids.next())
                    .set(SUBSCRIPTION.PHONE, phone.id())
                    .set(SUBSCRIPTION.ENDPOINT, endpoint)
                    .set(SUBSCRIPTION.P256DH, point)
                    .set(SUBSCRIPTION.AUTH, secret)
                    .set(SUBSCRIPTION.SINCE, now())
                    .execute();
        }
    }

    /** Nothing is pushed to this phone any more. */
    public void leave(Phone phone) {
        database.deleteFrom(SUBSCRIPTION)
                .where(SUBSCRIPTION.PHONE.eq(phone.id()))
                .execute();
    }

    /** Of all her phones that can be used. */
    List<UUID> of(UUID technician) {
        return database.select(SUBSCRIPTION.ID)
                .from(SUBSCRIPTION)
                .join(PHONE)
                .on(PHONE.ID.eq(SUBSCRIPTION.PHONE))
                .where(PHONE.TECHNICIAN.eq(technician), Phones.alive(clock.instant()))
                .fetch(SUBSCRIPTION.ID);
    }

    /** Null for one that is gone. */
    @Nullable
    SubscriptionRecord find(UUID subscription) {
        return database.selectFrom(SUBSCRIPTION)
                .where(SUBSCRIPTION.ID.eq(subscription))
                .andExists(
                        selectOne().from(PHONE).where(PHONE.ID.eq(SUBSCRIPTION.PHONE), Phones.alive(clock.instant())))
                .fetchOne();
    }

    void succeeded(UUID subscription) {
        database.update(SUBSCRIPTION)
                .set(SUBSCRIPTION.SUCCEEDED_AT, now())
                .setNull(SUBSCRIPTION.FAILURE)
                .where(SUBSCRIPTION.ID.eq(subscription))
                .execute();
    }

    void failed(UUID subscription, String why) {
        database.update(SUBSCRIPTION)
                .set(SUBSCRIPTION.FAILED_AT, now())
                .set(SUBSCRIPTION.FAILURE, why)
                .where(SUBSCRIPTION.ID.eq(subscription))
                .execute();
    }

    /** Its push service does not know it any more. */
    void gone(UUID subscription) {
        database.deleteFrom(SUBSCRIPTION)
                .where(SUBSCRIPTION.ID.eq(subscription))
                .execute();
    }

    private static byte[] read(@Nullable String text) {
        try {
            return Base64.getUrlDecoder().decode(text == null ? "" : text.replace("=", ""));
        } catch (IllegalArgumentException notBase64) {
            throw unreadable();
        }
    }

    private static Refused unreadable() {
        return new Refused(
                "fieldapp.subscription-unreadable",
                "This browser's keys for messages cannot be read. Open the app again.");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
