package throughline.voice.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.kernel.Refused;

@Tag("in-real-time")
class PortPoolTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final PortPool pool = new PortPool(LOOPBACK, 20_501, 20_506);

    @Test
    void pairsBeginWithAnEvenPortAndAFreedOneComesLast() throws IOException {
        var first = pool.take();
        assertThat(first.port()).isEqualTo(20_502);
        free(first);
        assertThat(taken()).isEqualTo(20_504);
        assertThat(taken()).isEqualTo(20_502);
    }

    @Test
    void whenAllAreInUseTheNextCallIsRefused() throws IOException {
        var pairs = new PortPool.Pair[] {pool.take(), pool.take()};
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(pool::take)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("voice.no-rtp-port"));
        assertThat(pool.inUse()).isEqualTo(2);
        for (var pair : pairs) free(pair);
        assertThat(pool.inUse()).isZero();
    }

    @Test
    void aPortOfAnotherProgramIsPassedOverAndNothingStaysOpen() throws IOException {
        try (var other = new DatagramSocket(new InetSocketAddress(LOOPBACK, 20_503))) {
            assertThat(other.isBound()).isTrue();
            assertThat(taken()).isEqualTo(20_504);
            assertThatExceptionOfType(Refused.class).isThrownBy(() -> {
                var held = pool.take();
                try {
                    pool.take();
                } finally {
                    free(held);
                }
            });
        }
        try (var again = new DatagramSocket(new InetSocketAddress(LOOPBACK, 20_502))) {
            assertThat(again.isBound()).as("the even half was let go").isTrue();
        }
    }

    @Test
    void aRangeThatAnotherProgramHoldsIsNoticedBeforeTheFirstCall() throws IOException {
        assertThat(pool.checkAll()).isZero();
        try (var other = new DatagramSocket(new InetSocketAddress(LOOPBACK, 20_503))) {
            assertThat(pool.checkAll()).as("pairs that %s holds", other).isEqualTo(1);
            try (var another = new DatagramSocket(new InetSocketAddress(LOOPBACK, 20_504))) {
                assertThat(another.isBound()).isTrue();
                assertThatExceptionOfType(Refused.class).isThrownBy(pool::checkAll);
            }
        }
        assertThat(taken()).as("looking keeps no port").isEqualTo(20_502);
    }

    @Test
    void aThousandCallsLeakNothing() throws IOException {
        var wide = new PortPool(LOOPBACK, 20_520, 20_539);
        var live = new ArrayDeque<PortPool.Pair>();
        var random = new Random(2);
        for (int i = 0; i < 1000; i++) {
            if (live.size() < 10 && random.nextBoolean()) live.add(wide.take());
            else if (!live.isEmpty()) free(wide, live.remove());
        }
        while (!live.isEmpty()) free(wide, live.remove());
        assertThat(wide.inUse()).isZero();
        for (int i = 0; i < 10; i++) live.add(wide.take());
        while (!live.isEmpty()) free(wide, live.remove());
    }

    private int taken() throws IOException {
        var pair = pool.take();
        free(pair);
        return pair.port();
    }

    private void free(PortPool.Pair pair) throws IOException {
        free(pool, pair);
    }

    private static void free(PortPool pool, PortPool.Pair pair) throws IOException {
        pair.rtp().close();
        pair.rtcp().close();
        pool.giveBack(pair.port());
    }
}
