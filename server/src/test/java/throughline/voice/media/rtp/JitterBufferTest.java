package throughline.voice.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JitterBufferTest {
    private static final int FRAME = G711.FRAME;

    private final JitterBuffer buffer = new JitterBuffer();
    private int timestamp = Integer.MAX_VALUE - FRAME;

    @Test
    void soundComesOutFortyMillisecondsLaterAlsoWhereTheTimestampWraps() {
        timestamp = -FRAME;
        put(1);
        assertSilence(2);
        put(2);
        put(3);
        assertHeard(1, 2, 3);
    }

    @Test
    void reorderedAndRepeatedPacketsAreHeardInOrderAndOnce() {
        putAt(0, 1);
        putAt(2, 3);
        putAt(1, 2);
        putAt(1, 2);
        putAt(0, 1);
        assertSilence(2);
        assertHeard(1, 2, 3);
    }

    @Test
    void packetsOfTenAndFortyMillisecondsMakeEvenFramesToo() {
        buffer.put(filled(1, 80), 0, 80, 0);
        buffer.put(filled(1, 80), 0, 80, 80);
        buffer.put(filled(2, 320), 0, 320, 160);
        assertSilence(2);
        assertHeard(1, 2, 2);
    }

    @Test
    void aLostPacketIsTheLastOneAgainAndSofter() {
        putAt(0, 1);
        putAt(2, 3);
        assertSilence(2);
        assertHeard(1);
        var concealed = new byte[FRAME];
        assertThat(buffer.take(concealed)).isTrue();
        int before = G711.linear(loud(1));
        assertThat((int) G711.linear(concealed[0])).isBetween(before / 2 - 400, before / 2 + 400);
        assertHeard(3);
    }

    @Test
    void aPauseBecomesSilenceAndTheNextWordIsWhole() {
        putAt(0, 1);
        assertSilence(2);
        assertHeard(1);
        for (int i = 0; i < 3; i++)
            assertThat(buffer.take(new byte[FRAME])).as("concealed").isTrue();
        assertSilence(10);
        putAt(500, 7);
        assertSilence(2);
        assertHeard(7);
    }

    @Test
    void lateSoundMovesThePlayerBackUntilItIsHeard() {
        var clock = new Network(this);
        clock.run(50, 0);
        clock.run(50, 3);
        assertThat(clock.heardOfLast(50))
                .as("without a pause having to come first")
                .isGreaterThanOrEqualTo(46);
    }

    @Test
    void whatIsSpareAfterABurstIsGivenUpWithinSomeSeconds() {
        for (int i = 0; i < 20; i++) putAt(i, 1);
        for (int i = 0; i < 1000; i++) {
            putAt(20 + i, 1 + (20 + i) % 30);
            buffer.take(new byte[FRAME]);
        }
        putAt(1020, 99);
        int waited = 0;
        for (var frame = new byte[FRAME]; frame[0] != loud(99); waited++) buffer.take(frame);
        assertThat(waited).as("frames of delay").isBetween(2, 5);
    }

    @Test
    void anythingMayComeAndNothingBreaks() {
        var random = new java.util.Random(7);
        for (int i = 0; i < 20_000; i++) {
            int length = random.nextInt(1400);
            buffer.put(new byte[1500], 0, length, random.nextBoolean() ? random.nextInt() : i * FRAME);
            buffer.take(new byte[FRAME]);
        }
    }

    private void put(int word) {
        buffer.put(filled(word, FRAME), 0, FRAME, timestamp);
        timestamp += FRAME;
    }

    private void putAt(int frame, int word) {
        buffer.put(filled(word, FRAME), 0, FRAME, frame * FRAME);
    }

    private void assertHeard(int... words) {
        for (int word : words) {
            var frame = new byte[FRAME];
            assertThat(buffer.take(frame)).isTrue();
            assertThat(frame).isEqualTo(filled(word, FRAME));
        }
    }

    private void assertSilence(int frames) {
        for (int i = 0; i < frames; i++) {
            var frame = new byte[FRAME];
            assertThat(buffer.take(frame)).isFalse();
            assertThat(frame).containsOnly(G711.SILENCE);
        }
    }

    private static byte[] filled(int word, int length) {
        var sound = new byte[length];
        Arrays.fill(sound, loud(word));
        return sound;
    }

    private static byte loud(int word) {
        return (byte) (0x80 + word);
    }

    /** Brings one packet a tick, delayed by whole frames. */
    private static final class Network {
        private final JitterBufferTest test;
        private int tick;
        private final java.util.List<Boolean> heard = new java.util.ArrayList<>();

        Network(JitterBufferTest test) {
            this.test = test;
        }

        void run(int ticks, int delay) {
            for (int i = 0; i < ticks; i++, tick++) {
                if (i >= delay) test.putAt(tick - delay, 1);
                var frame = new byte[FRAME];
                test.buffer.take(frame);
                heard.add(frame[0] == loud(1));
            }
        }

        long heardOfLast(int ticks) {
            return heard.subList(heard.size() - ticks, heard.size()).stream()
                    .filter(one -> one)
                    .count();
        }
    }
}
