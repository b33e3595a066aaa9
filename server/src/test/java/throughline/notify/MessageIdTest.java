package throughline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Names of short messages, as they come back. */
class MessageIdTest {
    @Test
    void theSameNumberInEitherBaseAndWidthIsTheSameName() {
        assertThat(MessageId.variants("1A2B")).contains("1a2b", "00001a2b", "6699", "0000006699");
        assertThat(MessageId.variants("0000006699")).contains("6699", "1a2b", "00001a2b");
        assertThat(MessageId.variants("0193-ABCD-ee")).containsExactly("0193-abcd-ee");
        assertThat(MessageId.variants("f".repeat(64))).hasSize(1);
    }
}
