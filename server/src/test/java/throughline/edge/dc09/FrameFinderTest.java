package throughline.edge.dc09;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameFinderTest {
    private final FrameFinder finder = new FrameFinder();

    @Test
    void twoFramesInOneReadAndOneInMany() {
        assertThat(taking("\none\r\ntwo\r")).containsExactly("one", "two");
        assertThat(taking("\nth")).isEmpty();
        assertThat(taking("re")).isEmpty();
        assertThat(taking("e\r\nfo")).containsExactly("three");
        assertThat(taking("ur\r")).containsExactly("four");
    }

    @Test
    void whatStandsBeforeAFrameIsNobodys() {
        assertThat(taking("noise\r more noise \none\r and after it \r\n\ntwo\r"))
                .containsExactly("one", "two");
    }

    @Test
    void aFrameThatWasCutOffMakesRoomForTheNext() {
        assertThat(taking("\nhalf a fra\nwhole\r")).containsExactly("whole");
    }

    @Test
    void oneWithoutAnEndIsGivenUpAndTheNextIsRead() {
        var endless = "x".repeat(FrameFinder.LONGEST + 500);
        var found = finder.take(("\n" + endless + "\r\nwhole\r").getBytes(ISO_8859_1), endless.length() + 9);

        assertThat(found).extracting(FrameFinder.Found::tooLong).containsExactly(true, false);
        assertThat(found.getFirst().text()).hasSize(FrameFinder.LONGEST + 1);
        assertThat(new String(found.getLast().text(), ISO_8859_1)).isEqualTo("whole");
        assertThat(taking("\n" + "y".repeat(FrameFinder.LONGEST) + "\r")).hasSize(1);
    }

    private List<String> taking(String bytes) {
        var texts = new ArrayList<String>();
        finder.take(bytes.getBytes(ISO_8859_1), bytes.length())
                .forEach(found -> texts.add(new String(found.text(), ISO_8859_1)));
        return texts;
    }
}
