package throughline.edge.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FileLinksTest {
    private static final UUID PHOTO = UUID.fromString("019a0000-0000-7000-8000-0000000000f1");

    private Instant now = Instant.parse("2026-11-27T22:04:59Z");
    private final FileLinks links = new FileLinks(() -> now);

    @Test
    void aLinkOpensItsFileForFiveToTenMinutes() {
        var link = links.to(PHOTO);
        assertThat(links.opens(link)).isEqualTo(PHOTO);
        now = now.plus(Duration.ofMinutes(5));
        assertThat(links.opens(link)).isEqualTo(PHOTO);
        now = now.plus(Duration.ofSeconds(1));
        assertThat(links.opens(link)).isNull();
    }

    @Test
    void withinAFewMinutesItIsTheSameLinkSoThatABrowserKeepsThePicture() {
        now = Instant.parse("2026-11-27T22:00:00Z");
        var link = links.to(PHOTO);
        now = now.plusSeconds(299);
        assertThat(links.to(PHOTO)).isEqualTo(link).hasSize(75);
        now = now.plusSeconds(1);
        assertThat(links.to(PHOTO)).isNotEqualTo(link);
    }

    @Test
    void anotherFileAnotherTimeAndAnotherHouseHaveOtherLinks() {
        var bytes = Base64.getUrlDecoder().decode(links.to(PHOTO));
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            assertThat(links.opens(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                    .as("byte %d changed", i)
                    .isNull();
            bytes[i] ^= 1;
        }
        assertThat(new FileLinks(() -> now).opens(links.to(PHOTO))).isNull();
        assertThat(links.opens("")).isNull();
        assertThat(links.opens("not%base64")).isNull();
    }
}
