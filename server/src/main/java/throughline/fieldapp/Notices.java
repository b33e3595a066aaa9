package throughline.fieldapp;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import throughline.dispatch.OfferSentences;
import throughline.dispatch.Technicians;
import throughline.fieldapp.db.tables.records.PushRecord;
import throughline.kernel.Secret;
import throughline.work.OrderBook;
import tools.jackson.databind.json.JsonMapper;

/** What is pushed: what the phone shows, and how it says that it did. It says no more of anybody than a text does. */
@Component
class Notices {
    private final OrderBook orders;
    private final Technicians technicians;
    private final OfferSentences sentences;
    private final JsonMapper json;

    Notices(OrderBook orders, Technicians technicians, OfferSentences sentences, JsonMapper json) {
        this.orders = orders;
        this.technicians = technicians;
        this.sentences = sentences;
        this.json = json;
    }

    /** The same for every message about one offer; at most 32 characters of Base64 for addresses (RFC 8030, section 5.4). */
    static String topic(UUID offer) {
        var bytes = ByteBuffer.allocate(16)
                .putLong(offer.getMostSignificantBits())
                .putLong(offer.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    byte[] of(PushRecord push, Secret receipt) {
        var order = orders.get(push.getWorkOrder());
        var to = technicians.get(push.getTechnician());
        boolean asks = push.getKind().equals(PushRows.OFFER);
        var said = asks ? sentences.asks(order, to, push.getBestBefore().toInstant()) : sentences.isOver(order, to);
        var notice = new LinkedHashMap<String, Object>();
        notice.put("kind", push.getKind());
        notice.put("offer", push.getOffer());
        notice.put("language", to.language());
        notice.put("title", said.title());
        notice.put("body", said.body());
        notice.put("receipt", receipt.text());
        if (asks) {
            notice.put("until", push.getBestBefore().toInstant().toEpochMilli());
            notice.put("takeIt", sentences.takeIt(to));
            notice.put("cannot", sentences.cannot(to));
        }
        return json.writeValueAsBytes(notice);
    }
}
