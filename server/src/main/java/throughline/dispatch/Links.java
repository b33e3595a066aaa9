package throughline.dispatch;

import static throughline.dispatch.db.Tables.LINK;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.house.Settings;

/**
 * Makes the links that technicians get and knows them again. A link holds 144 random bits; we keep its hash only, so that a copy of
 * the database opens nothing.
 */
@Component("offerLinks")
class Links {
    private static final int BYTES = 18;

    private final DSLContext database;
    private final Settings settings;
    private final SecureRandom random = new SecureRandom();

    Links(DSLContext database, Settings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** A link that is to be told to the technician of this offer and to nobody else. */
    String make(UUID offer) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.insertInto(LINK)
                .set(LINK.HASH, hash(token))
                .set(LINK.OFFER, offer)
                .execute();
        var address = settings.url().toString();
        return (address.endsWith("/") ? address : address + "/") + "t/" + token;
    }

    /** The offer behind a link; null when we never gave it out. */
    @Nullable
    UUID offer(String token) {
        return database.select(LINK.OFFER)
                .from(LINK)
                .where(LINK.HASH.eq(hash(token)))
                .fetchOne(LINK.OFFER);
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
