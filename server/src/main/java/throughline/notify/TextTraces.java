package throughline.notify;

import static org.jooq.impl.DSL.any;
import static throughline.notify.db.Tables.EARLY_RECEIPT;
import static throughline.notify.db.Tables.QUARANTINE;
import static throughline.notify.db.Tables.REPLY;
import static throughline.notify.db.Tables.REPLY_PART;
import static throughline.notify.db.Tables.TEXT;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.privacy.EventsOf;
import throughline.privacy.PersonalData;
import throughline.privacy.Reach;
import throughline.privacy.Reach.Thing;
import throughline.privacy.RetentionClass;
import throughline.privacy.RetentionClass.Aging;
import throughline.privacy.Rows;
import throughline.privacy.Trace;

/** What was texted to somebody or about their matter, and what they wrote back. When, by whom carried, and whether it arrived stays. */
@Component
class TextTraces implements PersonalData {
    private static final int DAYS = 365;
    private static final int DAYS_OF_QUARANTINE = 90;
    private static final String[] KEPT = {"key", "carrier", "state", "receipt", "reason", "about"};

    private final DSLContext database;
    private final Rows texts;
    private final Rows textsAbout;
    private final Rows replies;
    private final Rows quarantine;
    private final Rows replyParts;
    private final Rows earlyReceipts;

    TextTraces(DSLContext database) {
        this.database = database;
        this.texts =
                texts("texts", reach -> TEXT.RECIPIENT.eq(any(reach.phones()))).becomes(TEXT.RECIPIENT, "");
        this.textsAbout = texts("texts-about", TextTraces::about);
        this.replies = Rows.of(database, "replies", REPLY, reach -> REPLY.SENDER.eq(any(reach.phones())), REPLY.ID)
                .called(REPLY.GATEWAY_ID)
                .becomes(REPLY.SENDER, "")
                .becomes(REPLY.WORDS, Rows.MARK)
                .becomes(REPLY.RAW, new byte[0]);
        this.quarantine = Rows.of(
                database,
                "quarantined-texts",
                QUARANTINE,
                reach -> Rows.mentions(reach, QUARANTINE.BODY),
                QUARANTINE.ID);
        this.replyParts = Rows.of(
                database,
                "reply-parts",
                REPLY_PART,
                reach -> REPLY_PART.SENDER.eq(any(reach.phones())).or(Rows.mentions(reach, REPLY_PART.RAW)),
                REPLY_PART.SENDER,
                REPLY_PART.RECIPIENT,
                REPLY_PART.REFERENCE,
                REPLY_PART.PARTS,
                REPLY_PART.NUMBER);
        this.earlyReceipts = Rows.of(
                database,
                "early-receipts",
                EARLY_RECEIPT,
                reach -> EARLY_RECEIPT.RECIPIENT.eq(any(reach.phones())).or(Rows.mentions(reach, EARLY_RECEIPT.RAW)),
                EARLY_RECEIPT.ID);
    }

    @Override
    public void follow(Reach reach) {
        reach.add(
                Thing.TEXT,
                database.select(TEXT.ID)
                        .from(TEXT)
                        .where(TEXT.RECIPIENT.eq(any(reach.phones())).or(about(reach)))
                        .fetch(TEXT.ID));
    }

    @Override
    public List<Trace> traces() {
        return List.of(
                texts,
                textsAbout,
                texts.mentioning(TEXT.WORDS, TEXT.ANSWER),
                replies,
                replies.mentioning(REPLY.WORDS),
                Rows.of(database, "replies-as-they-came", REPLY, reach -> Rows.mentions(reach, REPLY.RAW), REPLY.ID)
                        .becomes(REPLY.RAW, new byte[0]),
                quarantine,
                replyParts,
                earlyReceipts,
                new EventsOf(database, "notify", reach -> reach.found(Thing.TEXT), KEPT));
    }

    @Override
    public List<RetentionClass> classes() {
        return List.of(
                new RetentionClass(
                        "texts",
                        DAYS,
                        List.of(new Aging(texts, TEXT.WRITTEN_AT), new Aging(replies, REPLY.RECEIVED_AT))),
                new RetentionClass("quarantined-texts", DAYS_OF_QUARANTINE, quarantine, QUARANTINE.LAST_AT));
    }

    @Override
    public Set<String> numbersAndAddresses() {
        return Stream.concat(
                        database.selectDistinct(TEXT.RECIPIENT).from(TEXT).fetch(TEXT.RECIPIENT).stream(),
                        database.selectDistinct(REPLY.SENDER).from(REPLY).fetch(REPLY.SENDER).stream())
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toSet());
    }

    private Rows texts(String name, Function<Reach, Condition> which) {
        return Rows.of(database, name, TEXT, which, TEXT.ID)
                .heldWhere(reach -> TEXT.ID.eq(any(reach.found(Thing.TEXT))))
                .once(TEXT.STATE.notIn("waiting", "sending"))
                .becomes(TEXT.WORDS, Rows.MARK)
                .becomes(TEXT.ANSWER, (String) null)
                .becomes(TEXT.RECEIPT_REASON, (String) null)
                .withEvents("notify", TEXT.ID, KEPT);
    }

    private static Condition about(Reach reach) {
        return TEXT.ABOUT_ID.eq(any(reach.found(Thing.REQUEST))).or(TEXT.ABOUT_ID.eq(any(reach.found(Thing.ORDER))));
    }
}
