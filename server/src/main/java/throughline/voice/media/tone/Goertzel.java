package throughline.voice.media.tone;

import throughline.voice.media.rtp.G711;

/** How much of four frequencies is in a block of sound: four filters side by side (Goertzel's), which is all that a key needs. */
final class Goertzel {
    private final double first;
    private final double second;
    private final double third;
    private final double fourth;

    /** @param hertz four of them */
    Goertzel(int... hertz) {
        first = coefficient(hertz[0]);
        second = coefficient(hertz[1]);
        third = coefficient(hertz[2]);
        fourth = coefficient(hertz[3]);
    }

    private static double coefficient(int hertz) {
        return 2 * Math.cos(2 * Math.PI * hertz / G711.RATE);
    }

    /** Fills in the squared magnitudes; a sine of amplitude a in n samples has (a n / 2)². */
    void measure(double[] block, double[] powers) {
        double a1 = 0;
        double a2 = 0;
        double b1 = 0;
        double b2 = 0;
        double c1 = 0;
        double c2 = 0;
        double d1 = 0;
        double d2 = 0;
        for (double sample : block) {
            double a = sample + first * a1 - a2;
            double b = sample + second * b1 - b2;
            double c = sample + third * c1 - c2;
            double d = sample + fourth * d1 - d2;
            a2 = a1;
            a1 = a;
            b2 = b1;
            b1 = b;
            c2 = c1;
            c1 = c;
            d2 = d1;
            d1 = d;
        }
        powers[0] = power(a1, a2, first);
        powers[1] = power(b1, b2, second);
        powers[2] = power(c1, c2, third);
        powers[3] = power(d1, d2, fourth);
    }

    private static double power(double last, double before, double coefficient) {
        return last * last + before * before - coefficient * last * before;
    }
}
