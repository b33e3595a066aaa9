package throughline.edge.pager;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Blocks as a terminal must get them. */
class TapTest {
    /** The example with which the protocol explains its sum. */
    @Test
    void theSumOfTheStandardsOwnExampleIsOneSevenSemicolon() {
        assertThat(Tap.blocks("123", "ABC")).containsExactly("\u0002123\rABC\r\u000317;\r");
    }

    @Test
    void aLongPageIsCutInTheMiddleOfItsFieldAndEachBlockHasASum() {
        var blocks = Tap.blocks("5551212", "x".repeat(600));

        assertThat(blocks).hasSize(3).allSatisfy(block -> assertThat(block).hasSizeLessThanOrEqualTo(256));
        assertThat(blocks.getFirst()).startsWith("\u00025551212\rx").contains("\u001f");
        assertThat(blocks.getLast()).startsWith("\u0002x").contains("\r\u0003");
        assertThat(String.join("", blocks).replaceAll("[^x]", "")).hasSize(600);
    }

    @Test
    void aControlCharacterIsEscapedAndItsTwoCharactersStayTogether() {
        assertThat(Tap.blocks("1", "a\nb").getFirst()).contains("a\u001aJb");

        var cut = Tap.blocks("1", "x".repeat(247) + "\nz");
        assertThat(cut.getFirst()).doesNotContain("\u001a");
        assertThat(cut.getLast()).startsWith("\u0002\u001aJz");
    }
}
