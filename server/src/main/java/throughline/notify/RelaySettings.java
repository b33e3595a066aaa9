package throughline.notify;

import java.util.UUID;
import throughline.notify.db.tables.records.RelayRecord;

/**
 * A relay as an administrator sees it: everything but what must stay secret.
 *
 * @param kind {@code snpp} or {@code tap} for pages, {@code smtp} for mails
 * @param security {@code none}, {@code starttls} or {@code tls}
 * @param sender the address that mails come from
 * @param longest so many characters its pagers show
 * @param aMinute so many may go within a minute, and {@code aDay} within a day
 */
public record RelaySettings(
        UUID id,
        String kind,
        String name,
        String host,
        int port,
        String security,
        String login,
        boolean passwordKept,
        String sender,
        int longest,
        int aMinute,
        int aDay,
        boolean enabled,
        int version) {
    static RelaySettings of(RelayRecord row) {
        return new RelaySettings(
                row.getId(),
                row.getKind(),
                row.getName(),
                row.getHost(),
                row.getPort(),
                row.getSecurity(),
                row.getLogin(),
                !row.getPassword().isEmpty(),
                row.getSender(),
                row.getLongest(),
                row.getAMinute(),
                row.getADay(),
                row.getEnabled(),
                row.getVersion());
    }
}
