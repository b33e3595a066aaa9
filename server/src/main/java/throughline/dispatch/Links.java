package throughline.dispatch;

import static org.jooq.impl.DSL.select;
import static throughline.dispatch.db.Tables.LINK;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.springframework.stereotype.Component;
import throughline.house.Settings;

/**
 * Makes the links that technicians get and knows them again. A link holds 144 random bits, or 50 where it must be typed; we keep its hash only, so that a copy of
 * the database opens nothing.
 */
@Component("offerLinks")
class Links {
    private static final int BYTES = 18;
    private static final int SHORT = 10;
    private static final String LEGIBLE = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final DSLContext database;
    private final Settings settings;
    private final SecureRandom random = new SecureRandom();

    Links(DSLContext database, Settings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** One that can be typed from the display of a pager: 50 random bits, in letters and digits that nobody takes for others. */
    String makeShort(UUID offer) {
        var token = random.ints(SHORT, 0, LEGIBLE.length())
                .mapToObj(at -> LEGIBLE.substring(at, at + 1))
                .collect(Collectors.joining());
        return keep(token, offer);
    }

    /** A link that is to be told to the technician of this offer and to nobody else. */
    String make(UUID offer) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return keep(token, offer);
    }

    private String keep(String token, UUID offer) {
        database.insertInto(LINK)
                .set(LINK.HASH, hash(token))
                .set(LINK.OFFER, offer)
                .execute();
        var address = settings.url().toString();
        return (address.endsWith("/") ? address : address + "/") + "t/" + token;
    }

    /** To ask which offer is behind a link; none is where we never gave it out. */
    Select<Record1<UUID>> offer(String token) {
        return select(LINK.OFFER)
                .from(LINK)
                .where(LINK.HASH.eq(hash(token.length() == SHORT ? token.toUpperCase(Locale.ROOT) : token)));
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
