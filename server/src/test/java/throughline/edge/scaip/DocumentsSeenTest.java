package throughline.edge.scaip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.alarm.FrameFault;
import throughline.alarm.Signal;
import throughline.alarm.Signal.Kind;

/** Documents as devices send them, what they mean, and what goes back, letter by letter. Add the next one that is seen in the field. */
class DocumentsSeenTest {
    private static final String PRESSED =
            "<mrq><ref>a1b2c3d4e5f6g7h8</ref><ver>01.00</ver><cid>123456</cid><dty>0046</dty>"
                    + "<did>001d940cb800</did><dco>002</dco><stc>0010</stc><pri>9</pri><lte>lift 2 car</lte></mrq>";
    private static final String TAKEN = "<mrs><ref>a1b2c3d4e5f6g7h8</ref><snu>0</snu></mrs>";

    /** Somebody waits for the heartbeats of this one. */
    private final Judge judge = new Judge(Map.of("123456", 900)::get);

    @Test
    void theButtonOfALift() {
        var verdict = judge(PRESSED);
        assertThat(written(verdict)).isEqualTo(TAKEN);
        assertThat(verdict.fault()).isNull();
        assertThat(only(verdict))
                .returns("scaip", Signal::wire)
                .returns("123456", Signal::ident)
                .returns(Kind.ALARM_RAISED, Signal::kind)
                .returns("0010", Signal::code)
                .returns("lift 2 car", Signal::words)
                .returns(PRESSED, Signal::raw);
        assertThat(only(judge(PRESSED)).key()).isEqualTo(only(verdict).key());
        assertThat(only(judge(PRESSED.replace("a1b2", "b1b2"))).key())
                .isNotEqualTo(only(verdict).key());
    }

    @Test
    void whatIsNoDocumentOfScaipIsAnswered2() {
        isUnread("the button was pressed", 2, "");
        isUnread("", 2, "");
        isUnread("<other><ref>a1</ref><cid>1</cid><dty>0046</dty></other>", 2, "a1");
        isUnread("<mrq><ref>a1</ref><cid>1</cid><dty>0046</dty>", 2, "a1");
    }

    @Test
    void aDocumentThatLacksWhatItMustHaveIsAnswered7AndItsAlarmCountsAllTheSame() {
        var verdict = judge("<mrq><ref>a1</ref><cid>123456</cid></mrq>");
        assertThat(written(verdict)).isEqualTo("<mrs><ref>a1</ref><snu>7</snu></mrs>");
        assertThat(verdict.fault()).isEqualTo(FrameFault.MALFORMED);
        assertThat(only(verdict).kind()).isEqualTo(Kind.ALARM_RAISED);

        var nobody = judge("<mrq><ref>a1</ref><dty>0046</dty><stc>0010</stc></mrq>");
        assertThat(written(nobody)).contains("<snu>7</snu>");
        assertThat(only(nobody).ident()).isEqualTo(Judge.NAMELESS);
        assertThat(judge("<mrq><ref>a1</ref><dty>0046</dty></mrq>").signals())
                .as("says neither who it is nor what")
                .isEmpty();
        assertThat(judge("<mrq><ref>a1</ref><cid>123456</cid><stc>0111</stc></mrq>")
                        .signals())
                .as("nothing but an alarm counts")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ref>a-1</ref><cid>1</cid><dty>0046</dty>",
                "<ref>a1b2c3d4e5f6g7h8i</ref><cid>1</cid><dty>0046</dty>",
                "<ref>a1</ref><cid>lift 7</cid><dty>0046</dty>",
                "<ref>a1</ref><cid>123456789012345678901234567890123</cid><dty>0046</dty>",
                "<ref>a1</ref><cid>1</cid><dty>46</dty>",
                "<ref>a1</ref><cid>1</cid><dty>0046</dty><mty>XX</mty>",
                "<ref>a1</ref><cid>1</cid><dty>0046</dty><stc>10</stc>",
                "<ref>a1</ref><cid>1</cid><dty>0046</dty><ame>one</ame>"
            })
    void aDocumentThatHoldsWhatItCannotIsAnswered3(String tags) {
        var verdict = judge("<mrq>" + tags + "</mrq>");
        assertThat(written(verdict)).contains("<snu>3</snu>");
        assertThat(verdict.fault()).isEqualTo(FrameFault.MALFORMED);
    }

    @Test
    void aReferenceIsGivenBackSoThatItHarmsNobody() {
        var verdict = judge("<mrq><ref>a&lt;b&amp;c&gt;</ref><cid>1</cid><dty>0046</dty></mrq>");
        assertThat(written(verdict)).isEqualTo("<mrs><ref>a&lt;b&amp;c&gt;</ref><snu>3</snu></mrs>");
    }

    @Test
    void aDocumentThatIsTooLongIsAnswered1AndItsAlarmCountsAllTheSame() {
        var room = 1_300 - PRESSED.length();
        assertThat(written(judge(PRESSED.replace("lift 2", "lift 2" + "x".repeat(room)))))
                .isEqualTo(TAKEN);
        var verdict = judge(PRESSED.replace("lift 2", "lift 2" + "x".repeat(room + 1)));
        assertThat(written(verdict)).contains("<snu>1</snu>");
        assertThat(verdict.fault()).isEqualTo(FrameFault.TOO_LONG);
        assertThat(only(verdict).words()).hasSizeLessThan(501);
    }

    @Test
    void rootsAndTagsMayBeInCapitalsAndAProxyHasARootOfItsOwn() {
        assertThat(written(judge(PRESSED.toUpperCase(Locale.ROOT))))
                .isEqualTo("<mrs><ref>A1B2C3D4E5F6G7H8</ref><snu>0</snu></mrs>");
        var proxy = judge("<?xml version=\"1.0\"?>\n<Scaip>\n <ref>7</ref><cid>+123456</cid><dty>0045</dty>\n</Scaip>");
        assertThat(written(proxy)).isEqualTo("<Scaip><ref>7</ref><snu>0</snu></Scaip>");
        assertThat(only(proxy)).returns("+123456", Signal::ident).returns(Kind.ALARM_RAISED, Signal::kind);
    }

    @Test
    void aTextIsReadInTheLettersThatItsDeviceHas() {
        var document = document("a1", "<lte>källare</lte>");
        for (var letters : List.of(UTF_8, ISO_8859_1, UTF_16)) {
            assertThat(only(judge.of(document.getBytes(letters))).words()).isEqualTo("källare");
        }
        var declared = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + document;
        assertThat(only(judge.of(declared.getBytes(ISO_8859_1))).words()).isEqualTo("källare");
    }

    @ParameterizedTest
    @CsvSource({
        "'', ALARM_RAISED",
        "0009, ALARM_RAISED",
        "0010, ALARM_RAISED",
        "0111, ALARM_ENDED",
        "0102, TEST_OK",
        "0103, TEST_OK",
        "0014, FAULT_RAISED",
        "0016, FAULT_RAISED",
        "0015, FAULT_CLEARED",
        "0070, FAULT_CLEARED",
        "0085, POWER_LOST",
        "0086, POWER_RESTORED",
        "0093, HEARTBEAT"
    })
    void whatACodeMeans(String code, Kind kind) {
        assertThat(only(judge(document("a1", "<stc>%s</stc>".formatted(code)))).kind())
                .isEqualTo(kind);
    }

    @Test
    void whatWeHaveNoWordForIsKeptAndAnswered5AndItsSenderIsThere() {
        for (var tags : new String[] {"<stc>0081</stc>", "<stc>0110</stc>", "<mty>IN</mty>"}) {
            var verdict = judge(document("a1", tags));
            assertThat(written(verdict)).contains("<snu>5</snu>");
            assertThat(verdict.fault()).isEqualTo(FrameFault.UNKNOWN);
            assertThat(only(verdict).kind()).isEqualTo(Kind.HEARTBEAT);
        }
    }

    @Test
    void aHeartbeatIsToldHowOftenItShallComeWhereTheDeviceLetsUs() {
        var verdict = judge(document("a1", "<mty>PI</mty><hbo>001</hbo>"));
        assertThat(only(verdict).kind()).isEqualTo(Kind.HEARTBEAT);
        assertThat(written(verdict))
                .as("twice in the 900 s in which it has to be heard, in minutes")
                .isEqualTo("<mrs><ref>a1</ref><snu>0</snu><hbi>7</hbi></mrs>");
        assertThat(written(judge(document("a1", "<mty>PI</mty><hbo>0</hbo>")))).doesNotContain("hbi");
        assertThat(written(judge(document("a1", "<mty>PI</mty><hbo>001</hbo>").replace("123456", "654321"))))
                .as("nobody waits for this one")
                .doesNotContain("hbi");
        assertThat(only(judge(document("a1", "<mty>PI</mty><stc>0010</stc>"))).kind())
                .as("a heartbeat that calls for help")
                .isEqualTo(Kind.ALARM_RAISED);
    }

    @Test
    void ofWhatIsSaidInSeveralTheFirstCountsAndTheOthersGoOnWithIt() {
        assertThat(only(judge(document("t1", "<stc>0102</stc><ame>2</ame>"))).kind())
                .isEqualTo(Kind.TEST_OK);
        var second = only(judge(document("t1", "<ite>loudspeaker in order</ite><ame>1</ame>")));
        var third = only(judge(document("t1", "<ite>microphone in order</ite><ame>0</ame>")));
        assertThat(second).returns(Kind.TEST_OK, Signal::kind).returns("loudspeaker in order", Signal::words);
        assertThat(third.kind()).isEqualTo(Kind.TEST_OK);
        assertThat(third.key()).isNotEqualTo(second.key());

        assertThat(only(judge(document("t1", "<stc>0010</stc><ame>0</ame>"))).kind())
                .as("says itself what it is")
                .isEqualTo(Kind.ALARM_RAISED);
        assertThat(only(judge(document("t2", "<ame>0</ame>"))).kind())
                .as("the first of which nobody has heard")
                .isEqualTo(Kind.ALARM_RAISED);
    }

    @ParameterizedTest
    @CsvSource({
        "gsm:+46701445566, +46701445566",
        "tel:+46701445566, +46701445566",
        "sip:+46701445566@pbx.example;user=phone, +46701445566",
        "SIP:+46701445566@pbx.example, +46701445566",
        "no-voice:+46701445566, ''",
        "sip:lift@pbx.example, ''",
        "gsm:0701445566, ''",
        "sip:, ''"
    })
    void whereALiftCanBeRungBack(String address, String number) {
        assertThat(request("<crd>%s</crd>".formatted(address)).callBack()).isEqualTo(number);
    }

    @Test
    void theFirstNumberAmongSeveralAddresses() {
        assertThat(request("<crd>no-voice:</crd><crd>sip:lift@pbx.example</crd><crd>gsm:+46701445566</crd>")
                        .callBack())
                .isEqualTo("+46701445566");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE mrq [<!ENTITY a \"aaaa\">]><mrq><ref>&a;</ref><cid>1</cid><dty>0046</dty></mrq>",
                "<!DOCTYPE mrq SYSTEM \"http://127.0.0.1:1/x.dtd\"><mrq><ref>a1</ref><cid>1</cid><dty>0046</dty></mrq>",
                "<!DOCTYPE mrq [<!ENTITY % a SYSTEM \"file:///etc/passwd\">%a;]><mrq><ref>a1</ref></mrq>",
                "<!DOCTYPE mrq><mrq><ref>a1</ref><cid>1</cid><dty>0046</dty></mrq>",
                "<mrq><ref>&a;</ref><cid>1</cid><dty>0046</dty></mrq>",
                "<mrq><a><b><c><d/></c></b></a></mrq>"
            })
    void whatGrowsOrReachesOutOrIsDeepIsNoDocument(String hostile) {
        assertThat(Document.read(hostile.getBytes(UTF_8))).isNull();
    }

    @Test
    void whateverComesIsAnswered() {
        var random = new Random(7);
        var good = PRESSED.getBytes(UTF_8);
        for (int i = 0; i < 5_000; i++) {
            var bytes = good.clone();
            for (int changed = random.nextInt(6); changed >= 0; changed--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(written(judge.of(bytes))).matches("<(mrs|(?i:scaip))><ref>[^<]*</ref><snu>[0-7]</snu></\\1>");
        }
        assertThat(Document.read(("<mrq>" + "<a/>".repeat(101) + "</mrq>").getBytes(UTF_8)))
                .isNull();
        assertThat(written(judge(document("a1", "<lte>\u0085lift\u0001</lte>"))))
                .contains("<snu>");
    }

    private void isUnread(String text, int status, String ref) {
        var verdict = judge(text);
        assertThat(written(verdict)).isEqualTo("<mrs><ref>%s</ref><snu>%d</snu></mrs>".formatted(ref, status));
        assertThat(verdict.fault()).isEqualTo(FrameFault.MALFORMED);
        assertThat(verdict.signals()).isEmpty();
    }

    private static String document(String ref, String more) {
        return "<mrq><ref>%s</ref><cid>123456</cid><dty>0046</dty>%s</mrq>".formatted(ref, more);
    }

    private static Request request(String more) {
        return requireNonNull(Request.read(document("a1", more).getBytes(UTF_8)));
    }

    private Verdict judge(String document) {
        return judge.of(document.getBytes(UTF_8));
    }

    private static String written(Verdict verdict) {
        return new String(verdict.answer().written(), UTF_8);
    }

    private static Signal only(Verdict verdict) {
        assertThat(verdict.signals()).hasSize(1);
        return verdict.signals().getFirst();
    }
}
