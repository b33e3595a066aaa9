package throughline.notify;

import static throughline.notify.db.Tables.GATEWAY;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Refused;
import throughline.notify.db.tables.records.GatewayRecord;

/** The front door to the settings of the SMS gateway. {@code by} is the user who does it. */
@Component
@Transactional
public class Gateways {
    /** By which the gateway of texts is named beside relays. */
    public static final UUID THE_GATEWAY = new UUID(0, 1);

    private final DSLContext database;
    private final EventLog events;

    Gateways(DSLContext database, EventLog events) {
        this.database = database;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public GatewaySettings get() {
        var row = database.selectFrom(GATEWAY).fetchOne();
        return row == null
                ? GatewaySettings.NONE
                : new GatewaySettings(
                        row.getKind(),
                        row.getUrl(),
                        !row.getSecret().isEmpty(),
                        row.getHost(),
                        row.getPort(),
                        row.getTls(),
                        row.getSystemId(),
                        !row.getPassword().isEmpty(),
                        row.getSystemType(),
                        row.getPayload(),
                        row.getSender(),
                        row.getAMinute(),
                        row.getADay(),
                        row.getAnHourEach(),
                        row.getEnabled(),
                        row.getVersion());
    }

    /** @throws Refused {@code kernel.edited-by-someone-else}; a first version has the number 0 */
    public GatewaySettings change(GatewayForm form, @Nullable UUID by) {
        var before = database.selectFrom(GATEWAY).forUpdate().fetchOne();
        int version = before == null ? 0 : before.getVersion();
        if (form.version() == null || form.version() != version) {
            throw Refused.editedBySomeoneElse();
        }
        var row = before == null ? unsaid() : before;
        var read = form.read(new GatewayForm.Kept(row.getSecret(), row.getPassword()));
        write(row, read.gateway());
        row.setAMinute(read.budget().aMinute());
        row.setADay(read.budget().aDay());
        row.setAnHourEach(read.budget().anHourEach());
        row.setEnabled(Boolean.TRUE.equals(form.enabled()));
        row.setVersion(version + 1);
        row.store();
        var after = get();
        events.append("notify", THE_GATEWAY, "gateway-changed", by, Map.of("after", after));
        return after;
    }

    /**
     * Whether the one who asks knows our secret: the proof gets to see it, nobody else does. A gateway that was switched off is still
     * recognised, because receipts come late. Never while there is no gateway.
     */
    @Transactional(readOnly = true)
    public boolean recognises(Predicate<Gateway.Http> proof) {
        var row = database.selectFrom(GATEWAY).where(GATEWAY.SECRET.ne("")).fetchOne();
        return row != null && proof.test(http(row));
    }

    /** The gateway that texts go through now; null while none is enabled. */
    @Transactional(readOnly = true)
    public Gateway.@Nullable ForTexts enabled() {
        var row = database.selectFrom(GATEWAY).where(GATEWAY.ENABLED).fetchOne();
        return row == null ? null : gateway(row);
    }

    private GatewayRecord unsaid() {
        var row = database.newRecord(GATEWAY);
        row.setUrl("");
        row.setSecret("");
        row.setPassword("");
        return row;
    }

    private static void write(GatewayRecord row, Gateway.ForTexts gateway) {
        row.setSender(gateway.sender());
        switch (gateway) {
            case Gateway.Http http -> {
                row.setKind("http");
                row.setUrl(http.url().toString());
                row.setSecret(http.secret());
            }
            case Gateway.Smpp smpp -> {
                row.setKind("smpp");
                row.setHost(smpp.host());
                row.setPort(smpp.port());
                row.setTls(smpp.tls());
                row.setSystemId(smpp.systemId());
                row.setPassword(smpp.password());
                row.setSystemType(smpp.systemType());
                row.setPayload(smpp.payload());
            }
        }
    }

    private static Gateway.ForTexts gateway(GatewayRecord row) {
        return row.getKind().equals("http")
                ? http(row)
                : new Gateway.Smpp(
                        row.getHost(),
                        row.getPort(),
                        row.getTls(),
                        row.getSystemId(),
                        row.getPassword(),
                        row.getSystemType(),
                        row.getPayload(),
                        row.getSender());
    }

    private static Gateway.Http http(GatewayRecord row) {
        return new Gateway.Http(URI.create(row.getUrl()), row.getSecret(), row.getSender());
    }
}
