package throughline.scenario.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.scenario.Checkout;
import throughline.scenario.sound.Tone;
import throughline.scenario.sound.Wav;

/** The one Chromium of this process, started when the first agent sits down. Its microphone speaks {@link #MICROPHONE}. */
public final class Chromium {
    /** What every agent's microphone says. A beep, because noise suppression removes a steady tone. */
    public static final Tone MICROPHONE = Tone.beeping(1300);

    private static final int MICROPHONE_RATE = 48_000;
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--autoplay-policy=no-user-gesture-required",
            "--allow-loopback-in-peer-connection",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
            "--no-first-run");

    private static @Nullable Browser browser;

    private Chromium() {}

    /** Only from the thread that runs the scenarios. */
    static Browser get() {
        if (browser == null) {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new LaunchOptions()
                            .setExecutablePath(Path.of("/usr/bin/chromium"))
                            .setArgs(Stream.concat(ARGUMENTS.stream(), Stream.of(microphone()))
                                    .toList()));
        }
        return browser;
    }

    private static String microphone() {
        try {
            var samples = MICROPHONE.samples(0, MICROPHONE_RATE * 10, MICROPHONE_RATE);
            var file = Checkout.scratch("microphone").resolve("speech.wav");
            return "--use-file-for-fake-audio-capture=" + Wav.write(file, samples, MICROPHONE_RATE);
        } catch (IOException e) {
            throw new IllegalStateException("The microphone's file cannot be written.", e);
        }
    }
}
