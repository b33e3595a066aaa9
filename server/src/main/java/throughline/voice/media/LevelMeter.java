package throughline.voice.media;

import throughline.voice.media.rtp.G711;

/** How loud it was over the last ten frames: the mean square, where 0 dBFS is a full square wave and a full sine -3. */
final class LevelMeter {
    private static final int FRAMES = 10;

    private final long[] energies = new long[FRAMES];
    private int next;

    synchronized void heard(byte[] frame) {
        long energy = 0;
        for (byte mu : frame) {
            long sample = G711.linear(mu);
            energy += sample * sample;
        }
        energies[next] = energy;
        next = (next + 1) % FRAMES;
    }

    synchronized int level() {
        double energy = 0;
        for (long one : energies) energy += one;
        double mean = energy / (FRAMES * G711.FRAME) / (32768.0 * 32768.0);
        return mean <= 0 ? Levels.SILENCE : (int) Math.clamp(Math.round(10 * Math.log10(mean)), Levels.SILENCE, 0);
    }
}
