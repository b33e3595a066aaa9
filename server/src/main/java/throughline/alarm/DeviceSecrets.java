package throughline.alarm;

import static throughline.alarm.db.Tables.DEVICE_SECRET;

import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.alarm.db.tables.records.DeviceSecretRecord;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Ids;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Secret;
import throughline.kernel.Slice;

/**
 * The front door to what alarm devices sign in with, on wires that have a sign-in. We make the secret and keep its hash, so it is told once
 * and by nobody a second time. Beside it stands the session that a device keeps while it is away.
 */
@Component
@Transactional
public class DeviceSecrets {
    private static final String MODULE = "alarm";
    private static final int LONGEST_IDENT = 64;
    private static final String SCANNERS_KNOW_IT_BY = "tl_lift_";
    private static final List<String> WIRES = List.of("mqtt");
    /** A session that is kept for so long never ends (MQTT 5.0, section 3.1.2.11.2). */
    private static final long FOR_EVER = 0xFFFF_FFFFL;

    /** @param secret shown this once */
    public record Made(String secret) {}

    /** What a secret is that somebody shows. */
    public enum Shown {
        RIGHT,
        WRONG,
        /** Nobody gave this device one. */
        OF_NOBODY
    }

    private final DSLContext database;
    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final Ids ids;
    private final InstantSource clock;

    DeviceSecrets(
            DSLContext database, EventLog events, ApplicationEventPublisher announce, Ids ids, InstantSource clock) {
        this.database = database;
        this.events = events;
        this.announce = announce;
        this.ids = ids;
        this.clock = clock;
    }

    /** By their names. */
    @Transactional(readOnly = true)
    public Page<DeviceSecret> list(Slice slice) {
        var found = database.selectFrom(DEVICE_SECRET)
                .where(slice.later(DEVICE_SECRET.IDENT, DEVICE_SECRET.ID), slice.found(DEVICE_SECRET.IDENT))
                .orderBy(DEVICE_SECRET.IDENT, DEVICE_SECRET.ID)
                .limit(slice.limit() + 1)
                .fetch();
        var page = Page.of(found, slice, row -> new Slice.Cursor(row.getIdent(), row.getId()));
        return new Page<>(page.items().stream().map(DeviceSecrets::shown).toList(), page.next());
    }

    /**
     * A secret for a device that has none.
     *
     * @throws Refused {@code alarm.has-a-secret}, or with the field that is wrong
     */
    public Made make(String wire, String ident, @Nullable UUID by) {
        check(wire, ident);
        var secret = Secret.fresh(SCANNERS_KNOW_IT_BY);
        var row = database.insertInto(DEVICE_SECRET)
                .set(DEVICE_SECRET.ID, ids.next())
                .set(DEVICE_SECRET.WIRE, wire)
                .set(DEVICE_SECRET.IDENT, ident)
                .set(DEVICE_SECRET.DIGEST, secret.hash())
                .set(DEVICE_SECRET.MADE_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .onConflict(DEVICE_SECRET.WIRE, DEVICE_SECRET.IDENT)
                .doNothing()
                .returning()
                .fetchOptional()
                .orElseThrow(() -> new Refused(
                        "alarm.has-a-secret", "{0} has a secret already. Make another one in the list.", ident));
        tell(row, "device-secret-made", by);
        return new Made(secret.text());
    }

    /** Another secret for a device; the one before counts no longer. @throws Refused {@code alarm.no-such-secret} */
    public Made replace(String wire, String ident, @Nullable UUID by) {
        var secret = Secret.fresh(SCANNERS_KNOW_IT_BY);
        var row = locked(wire, ident);
        row.setDigest(secret.hash());
        row.setMadeAt(clock.instant().atOffset(ZoneOffset.UTC));
        row.update();
        tell(row, "device-secret-replaced", by);
        return new Made(secret.text());
    }

    /** The device does not get in any more. @throws Refused {@code alarm.no-such-secret} */
    public void revoke(String wire, String ident, @Nullable UUID by) {
        var row = locked(wire, ident);
        row.delete();
        tell(row, "device-secret-revoked", by);
    }

    @Transactional(readOnly = true)
    public Shown whatIs(String wire, String ident, String secret) {
        var digest = database.select(DEVICE_SECRET.DIGEST)
                .from(DEVICE_SECRET)
                .where(of(wire, ident))
                .fetchOne(DEVICE_SECRET.DIGEST);
        if (digest == null) {
            return Shown.OF_NOBODY;
        }
        return MessageDigest.isEqual(digest, Secret.sha256(secret)) ? Shown.RIGHT : Shown.WRONG;
    }

    /**
     * The device has signed in. Its session is of one program; another program, or a clean start, begins a new one.
     *
     * @param client as the program on the device calls itself
     * @param seconds for which the session is kept after the device has left, 0 to 4294967295, which is for ever
     * @return whether the session that it left is still there
     */
    public boolean begin(String wire, String ident, String client, boolean clean, long seconds) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var row = database.selectFrom(DEVICE_SECRET)
                .where(of(wire, ident))
                .forUpdate()
                .fetchOne();
        if (row == null) {
            return false;
        }
        boolean goesOn = !clean && client.equals(row.getClient()) && isKept(row);
        row.setClient(client);
        row.setSessionSeconds(seconds);
        row.setLeftAt(null);
        row.setSignedInAt(now);
        row.update();
        return goesOn;
    }

    /** The device has left. @param seconds for which its session is kept from now on */
    public void leave(String wire, String ident, String client, long seconds) {
        database.update(DEVICE_SECRET)
                .set(DEVICE_SECRET.LEFT_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .set(DEVICE_SECRET.SESSION_SECONDS, seconds)
                .where(of(wire, ident).and(DEVICE_SECRET.CLIENT.eq(client)))
                .execute();
    }

    /** One that nobody saw leave, because the program ended meanwhile, is still here. */
    private boolean isKept(DeviceSecretRecord row) {
        var seconds = row.getSessionSeconds();
        var left = row.getLeftAt();
        return seconds != null
                && seconds > 0
                && (left == null
                        || seconds == FOR_EVER
                        || left.toInstant().plusSeconds(seconds).isAfter(clock.instant()));
    }

    private void tell(DeviceSecretRecord row, String kind, @Nullable UUID by) {
        events.append(MODULE, row.getId(), kind, by, Map.of("wire", row.getWire(), "ident", row.getIdent()));
        announce.publishEvent(new DeviceSecretChanged(row.getWire(), row.getIdent()));
    }

    private DeviceSecretRecord locked(String wire, String ident) {
        return database.selectFrom(DEVICE_SECRET)
                .where(of(wire, ident))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new Refused("alarm.no-such-secret", "This device has no secret here."));
    }

    private static void check(String wire, String ident) {
        var form = new Form();
        form.oneOf("wire", wire, WIRES, "");
        form.text("ident", ident, LONGEST_IDENT);
        form.check(
                "ident",
                ident.matches("[^/+#\\s\\p{Cntrl}]*"),
                ident,
                "alarm.ident-in-topics",
                "A lift's name in topics has no spaces and none of / + #.");
        form.accept();
    }

    private static Condition of(String wire, String ident) {
        return DEVICE_SECRET.WIRE.eq(wire).and(DEVICE_SECRET.IDENT.eq(ident));
    }

    private static DeviceSecret shown(DeviceSecretRecord row) {
        var signedIn = row.getSignedInAt();
        return new DeviceSecret(
                row.getWire(),
                row.getIdent(),
                row.getMadeAt().toInstant(),
                signedIn == null ? null : signedIn.toInstant());
    }
}
