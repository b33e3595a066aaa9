package throughline.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.routing.Queues;
import throughline.testing.ServerTest;

/** A contact from its first ring to its outcome, and everything that may cut it short. */
@ServerTest
class ContactsTest {
    private static final UUID ANNA = new UUID(7, 1);
    private static final UUID BERIT = new UUID(7, 2);

    @Autowired
    Contacts contacts;

    @Autowired
    ContactBook book;

    @Autowired
    Queues queues;

    @Autowired
    InstantSource clock;

    private Instant now;

    @BeforeEach
    void aMoment() {
        now = clock.instant();
    }

    @Test
    void aCallerWhoLeavesBeforeAnybodyAnswersIsAbandonedAndOnTheList() {
        var contact = open("+447700900101");
        contacts.ended(contact, EndReason.CALLER_LEFT, now.plusSeconds(12));
        var kept = book.get(contact);
        assertThat(kept.state()).isEqualTo("closed");
        assertThat(kept.endReason()).isEqualTo("caller-left");
        assertThat(book.abandoned(Slice.first(10)).items())
                .extracting(Contact::id)
                .contains(contact);
        assertThat(kinds(contact)).containsExactly("opened", "abandoned");
    }

    @Test
    void whoeverReachedUsLaterIsMarkedOnThatList() {
        var first = open("+447700900102");
        contacts.ended(first, EndReason.CALLER_LEFT, now.plusSeconds(3));
        var second = openAt("+447700900102", now.plusSeconds(60));
        contacts.answered(second, ANNA, now.plusSeconds(65));
        assertThat(book.reachedUsLater(List.of(first, second))).containsExactly(first);
    }

    @Test
    void anAnsweredContactOwesItsOutcome() {
        var contact = talking(ANNA);
        assertThatThrownBy(() -> contacts.finish(contact, ANNA, Outcome.SILENT, ""))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("still going on");
        contacts.ended(contact, EndReason.CALLER_HUNG_UP, now.plusSeconds(90));
        assertThat(book.get(contact).state()).isEqualTo("finishing");
        contacts.finish(contact, ANNA, Outcome.SILENT, "Door does not close");
        assertThat(book.get(contact).state()).isEqualTo("closed");
        assertThat(book.get(contact).outcome()).isEqualTo("silent");
        contacts.finish(contact, ANNA, Outcome.OTHER, "again");
        assertThat(book.get(contact).outcome())
                .as("a second finish changes nothing")
                .isEqualTo("silent");
    }

    @Test
    void onlyItsOwnAgentWritesAndFinishes() {
        var contact = talking(ANNA);
        assertThatThrownBy(() -> contacts.saveDraft(contact, BERIT, "hers", null))
                .hasMessageContaining("Another agent");
        contacts.ended(contact, EndReason.AGENT_HUNG_UP, now.plusSeconds(9));
        assertThatThrownBy(() -> contacts.finish(contact, BERIT, Outcome.OTHER, ""))
                .hasMessageContaining("Another agent");
    }

    @Test
    void aDraftIsKeptWhileTheyTalkAndAfterTheCall() {
        var contact = talking(ANNA);
        contacts.saveDraft(contact, ANNA, "floor 3", null);
        contacts.ended(contact, EndReason.CALLER_HUNG_UP, now.plusSeconds(60));
        contacts.saveDraft(contact, ANNA, "floor 3, beeps", Outcome.PASSED_ON);
        assertThat(book.get(contact).note()).isEqualTo("floor 3, beeps");
    }

    @Test
    void aLostLineSendsTheCallerBackWithTheOldAge() {
        var contact = talking(ANNA);
        contacts.waitsAgain(contact, ANNA);
        assertThat(book.get(contact).state()).isEqualTo("waiting");
        assertThat(book.get(contact).agent()).isNull();
        contacts.answered(contact, BERIT, now.plusSeconds(50));
        assertThat(book.get(contact).answeredAt()).as("answered once").isEqualTo(now.plusSeconds(10));
        assertThat(kinds(contact)).containsExactly("opened", "answered", "line-lost", "answered");
    }

    @Test
    void aStoppedServerClosesWhatItCutOff() {
        var waiting = open("+447700900103");
        var talking = talking(ANNA);
        assertThat(contacts.closeAfterRestart()).contains(waiting, talking);
        assertThat(book.get(talking).endReason()).isEqualTo("server-stopped");
        assertThat(book.get(waiting).state()).isEqualTo("closed");
        assertThat(contacts.closeAfterRestart()).isEmpty();
    }

    @Test
    void theShareOfQuickAnswersLeavesOutWhoLeftAtOnce() {
        var longAgo = Instant.parse("2020-05-05T10:00:00Z");
        for (int i = 0; i < 8; i++) {
            contacts.answered(openAt("+4477009002" + i, longAgo), ANNA, longAgo.plusSeconds(i < 6 ? 15 : 25));
        }
        contacts.ended(openAt("+44770090031", longAgo), EndReason.CALLER_LEFT, longAgo.plusSeconds(3));
        contacts.ended(openAt("+44770090032", longAgo), EndReason.CALLER_LEFT, longAgo.plusSeconds(40));
        contacts.ended(openAt("+44770090033", longAgo), EndReason.CALLER_LEFT, longAgo.plusSeconds(10));
        assertThat(book.answeredWithin(Duration.ofSeconds(20), longAgo, longAgo.plusSeconds(1)))
                .as("6 in time of 8 answered and 2 who waited longer than 5 s")
                .isEqualTo(60);
    }

    private UUID talking(UUID agent) {
        var contact = open("+447700900100");
        contacts.answered(contact, agent, now.plusSeconds(10));
        return contact;
    }

    private UUID open(String from) {
        return openAt(from, now);
    }

    private UUID openAt(String from, Instant at) {
        var queue = queues.of("+442079460100");
        return contacts.open(new Arrival(from, from, "+442079460100", queue.id(), queue.name(), "en", at));
    }

    private List<String> kinds(UUID contact) {
        return book.timeline(contact).stream().map(Happening::kind).toList();
    }
}
