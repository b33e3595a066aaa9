package throughline.telephony;

import static throughline.telephony.db.Tables.TRUNK;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.customer.PhoneNumbers;
import throughline.kernel.EventLog;
import throughline.kernel.Refused;

/** The way out: the carrier's address, the number that we show, and the countries that may be called at all. */
@Component
@Transactional
public class Trunk {
    private static final UUID SUBJECT = new UUID(0, 1);

    private final DSLContext database;
    private final EventLog events;
    private final PhoneNumbers numbers;

    Trunk(DSLContext database, EventLog events, PhoneNumbers numbers) {
        this.database = database;
        this.events = events;
        this.numbers = numbers;
    }

    /**
     * @param address host:port of the carrier's SIP server, {@code ;transport=tcp} allowed; empty while there is none
     * @param allowedCountryCodes such as {@code +46}; a number outside them is never dialled (toll fraud)
     */
    public record Settings(String address, String callerNumber, List<String> allowedCountryCodes, int version) {}

    @Transactional(readOnly = true)
    public Settings settings() {
        var row = database.selectFrom(TRUNK).fetchOne();
        return row == null
                ? new Settings("", "", List.of(), 0)
                : new Settings(
                        row.getAddress(),
                        row.getCallerNumber(),
                        List.of(row.getAllowedCountryCodes()),
                        row.getVersion());
    }

    public Settings change(Settings wanted, UUID by) {
        var before = settings();
        if (before.version() != wanted.version()) {
            throw new Refused(
                    "kernel.edited-by-someone-else", "Somebody else changed this in the meantime. Look at it again.");
        }
        if (!wanted.address().matches("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+])(:\\d{1,5})?(;transport=(udp|tcp))?")) {
            throw new Refused(
                    "telephony.trunk-address", "Write the carrier's address as host:port, such as sip.example:5060.");
        }
        for (var code : wanted.allowedCountryCodes()) {
            if (!code.matches("\\+[1-9]\\d{0,3}")) {
                throw new Refused("telephony.country-code", "\"{0}\" is not a country code. Write it like +46.", code);
            }
        }
        var caller = numbers.read(wanted.callerNumber()).e164();
        var codes = wanted.allowedCountryCodes().toArray(String[]::new);
        database.insertInto(TRUNK)
                .set(TRUNK.ADDRESS, wanted.address())
                .set(TRUNK.CALLER_NUMBER, caller)
                .set(TRUNK.ALLOWED_COUNTRY_CODES, codes)
                .set(TRUNK.VERSION, 1)
                .onConflict(TRUNK.ONLY_ONE)
                .doUpdate()
                .set(TRUNK.ADDRESS, wanted.address())
                .set(TRUNK.CALLER_NUMBER, caller)
                .set(TRUNK.ALLOWED_COUNTRY_CODES, codes)
                .set(TRUNK.VERSION, TRUNK.VERSION.plus(1))
                .execute();
        var after = settings();
        events.append("telephony", SUBJECT, "trunk-changed", by, Map.of("before", before, "after", after));
        return after;
    }

    /** Whether there is a carrier that may be asked for this number, in E.164. */
    @Transactional(readOnly = true)
    public boolean mayCall(String e164) {
        var trunk = settings();
        return !trunk.address().isEmpty() && allows(trunk, e164);
    }

    boolean allows(Settings trunk, String e164) {
        return trunk.allowedCountryCodes().stream().anyMatch(e164::startsWith);
    }

    /** The number to dial in E.164, if there is anybody to dial it. */
    String read(Settings trunk, String number) {
        if (trunk.address().isEmpty()) {
            throw new Refused(
                    "telephony.no-trunk",
                    "No carrier is set up yet, so nobody can be called. Enter its address first.");
        }
        return numbers.read(number).e164();
    }
}
