package throughline.alarm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static throughline.alarm.db.Tables.DEVICE_KEY;

import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import throughline.asset.UnitForm;
import throughline.house.Settings;
import throughline.kernel.Away;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Ids;
import throughline.kernel.KeyFiles;
import throughline.kernel.Lane;
import throughline.kernel.MasterKeys;
import throughline.kernel.Refused;
import throughline.kernel.Remembered;
import throughline.kernel.Scope;
import throughline.kernel.Transactions;

/**
 * The front door to the keys that alarm devices share with us. A key goes in and never comes out again but to the receiver of its wire;
 * it stands in the database sealed for this very device. Names of devices are the same in small and capital letters here.
 */
@Component
@Transactional
public class DeviceKeys {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceKeys.class);
    private static final String MODULE = "alarm";
    private static final int LONGEST_IDENT = 64;

    /** A device has a key. @param key null when we cannot open it, because its master key is not on this machine */
    public record Kept(@Nullable SecretKey key) {}

    /** @param bytes under a master key; null for a device that has no key */
    private record Sealed(byte @Nullable [] bytes) {}

    private final DSLContext database;
    private final Transactions transactions;
    private final MasterKeys masters;
    private final EventLog events;
    private final Ids ids;
    private final Remembered<String, Sealed> lately = new Remembered<>(200_000);
    private final Executor threads = Executors.newThreadPerTaskExecutor(
            Scope.EVERYTHING.threads(Thread.ofVirtual().name("device-key")));

    DeviceKeys(DSLContext database, Transactions transactions, Settings settings, EventLog events, Ids ids) {
        this.database = database;
        this.transactions = transactions;
        this.masters = new MasterKeys(new KeyFiles(settings.alarmKeys(), ".master"));
        this.events = events;
        this.ids = ids;
    }

    /** The database does not answer, and the device was not heard since the start. */
    public static final class NotKnownNow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotKnownNow() {
            super("Whether this device has a key is not known while the database does not answer.");
        }
    }

    /**
     * While the database does not answer, what it said of this device before.
     *
     * @return null for a device that has none
     * @throws NotKnownNow when it said nothing of this device yet
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public @Nullable Kept of(String wire, String ident) {
        var device = wire + ' ' + same(ident);
        var asked = CompletableFuture.supplyAsync(
                () -> Lane.ALARMS.call(() -> transactions.in(() -> sealed(wire, ident))), threads);
        try {
            lately.put(device, asked.get(SignalSpool.PATIENCE.toMillis(), MILLISECONDS));
        } catch (TimeoutException late) {
            LOG.debug("A key is asked for while the database is away");
        } catch (ExecutionException failed) {
            if (!Away.isTheReason(failed)) {
                throw new IllegalStateException("The key of a device cannot be read.", failed);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        var sealed = lately.get(device);
        if (sealed == null) {
            throw new NotKnownNow();
        }
        return sealed.bytes() == null ? null : opened(sealed.bytes(), wire, ident);
    }

    private Sealed sealed(String wire, String ident) {
        return new Sealed(database.select(DEVICE_KEY.SEALED)
                .from(DEVICE_KEY)
                .where(is(wire, ident))
                .fetchOne(DEVICE_KEY.SEALED));
    }

    private Kept opened(byte[] sealed, String wire, String ident) {
        try {
            return new Kept(new SecretKeySpec(masters.open(sealed, about(wire, ident)), "AES"));
        } catch (GeneralSecurityException cannotBeOpened) {
            LOG.error("The key of an alarm device cannot be opened. Put its master key back, or set it again.");
            return new Kept(null);
        }
    }

    /**
     * From now on the device speaks under this key; the one before is forgotten.
     *
     * @throws Refused with the field that is wrong
     */
    public void set(String wire, String ident, DeviceKeyForm form, @Nullable UUID by) {
        check(wire, ident);
        var sealed = masters.seal(form.read(), about(wire, ident));
        var row = database.insertInto(DEVICE_KEY)
                .set(DEVICE_KEY.ID, ids.next())
                .set(DEVICE_KEY.WIRE, wire)
                .set(DEVICE_KEY.IDENT, same(ident))
                .set(DEVICE_KEY.SEALED, sealed)
                .onConflict(DEVICE_KEY.WIRE, DEVICE_KEY.IDENT)
                .doUpdate()
                .set(DEVICE_KEY.SEALED, sealed)
                .returning()
                .fetchSingle();
        events.append(MODULE, row.getId(), "device-key-set", by, Map.of("wire", wire, "ident", row.getIdent()));
    }

    /** From now on the device speaks in the clear. @throws Refused {@code alarm.no-such-key} */
    public void forget(String wire, String ident, @Nullable UUID by) {
        var row = database.selectFrom(DEVICE_KEY)
                .where(is(wire, ident))
                .forUpdate()
                .fetchOne();
        if (row == null) {
            throw new Refused("alarm.no-such-key", "This device has no key here.");
        }
        row.delete();
        events.append(MODULE, row.getId(), "device-key-forgotten", by, Map.of("wire", wire, "ident", row.getIdent()));
    }

    private static void check(String wire, String ident) {
        var form = new Form();
        form.oneOf("wire", wire, UnitForm.PROTOCOLS, "");
        form.text("ident", ident, LONGEST_IDENT);
        form.accept();
    }

    private static Condition is(String wire, String ident) {
        return DEVICE_KEY.WIRE.eq(wire).and(DEVICE_KEY.IDENT.eq(same(ident)));
    }

    private static byte[] about(String wire, String ident) {
        return (wire + ' ' + same(ident)).getBytes(UTF_8);
    }

    private static String same(String ident) {
        return ident.strip().toUpperCase(Locale.ROOT);
    }
}
