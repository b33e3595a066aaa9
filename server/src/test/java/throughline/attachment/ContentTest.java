package throughline.attachment;

import static java.nio.file.StandardOpenOption.READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.kernel.Refused;

/** What a file is, and what it may be called. */
class ContentTest {
    @TempDir
    Path folder;

    // ASVS 5.2.2
    @Test
    void realFilesAreKnownByTheirBytes() throws IOException {
        assertThat(content(SomeFiles.jpeg(40, 30))).isEqualTo(new Content("image/jpeg", "jpg", 40, 30));
        assertThat(content(SomeFiles.jpegWithWebPage())).isEqualTo(new Content("image/jpeg", "jpg", 2, 3));
        assertThat(content(SomeFiles.png(41, 31))).isEqualTo(new Content("image/png", "png", 41, 31));
        assertThat(content(SomeFiles.webp())).isEqualTo(new Content("image/webp", "webp", 1, 1));
        assertThat(content(SomeFiles.webm())).isEqualTo(new Content("audio/webm", "webm", null, null));
        var ogg = "OggS\0\2" + "\0".repeat(22) + "OpusHead";
        assertThat(content(ogg.getBytes(StandardCharsets.ISO_8859_1)).type()).isEqualTo("audio/ogg");
        assertThat(content("\0\0\0\34ftypiso5".getBytes(StandardCharsets.US_ASCII))
                        .type())
                .isEqualTo("audio/mp4");
        assertThat(content(SomeFiles.pdf())).isEqualTo(new Content("application/pdf", "pdf", null, null));
    }

    @Test
    void theOtherTwoKindsOfWebP() throws IOException {
        var lossy = "524946460000000057454250565038200000000000000" + "09d012a2c011e00";
        assertThat(content(HexFormat.of().parseHex(lossy))).isEqualTo(new Content("image/webp", "webp", 300, 30));
        var extended = "5249464600000000574542505650385800000000000000002b01001d0000";
        assertThat(content(HexFormat.of().parseHex(extended))).isEqualTo(new Content("image/webp", "webp", 300, 30));
    }

    // ASVS 1.3.4, 5.2.2
    @Test
    void everythingElseIsRefused() {
        for (var bytes : new byte[][] {
            SomeFiles.webPage(),
            "GIF89a".getBytes(StandardCharsets.US_ASCII),
            "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.US_ASCII),
            HexFormat.of().parseHex("ffd8ff"),
            HexFormat.of().parseHex("ffd8ffe00010"),
            Arrays.copyOf(SomeFiles.png(4, 4), 16),
            "RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.US_ASCII),
            "\0\0\0\34ftypheic".getBytes(StandardCharsets.US_ASCII),
            HexFormat.of().parseHex("1a45dfa39f428681014282886d6174726f736b61"), // Matroska, which may be a film
            {0},
        }) {
            assertThatThrownBy(() -> content(bytes))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("attachment.not-a-picture-or-paper"));
        }
    }

    // ASVS 1.4.2, 5.2.6
    @Test
    void aPictureThatFillsTheMemoryIsRefusedWithoutDrawingIt() {
        assertThatThrownBy(() -> content(SomeFiles.pngThatFillsTheMemory()))
                .hasMessageContaining("30000 × 30000 pixels");
    }

    // ASVS 15.2.2
    @Test
    void aFileMadeOfNothingButMarksKeepsNobodyBusy() {
        var marks = new byte[AttachmentFiles.MOST_BYTES];
        Arrays.fill(marks, (byte) 0xff);
        marks[1] = (byte) 0xd8;
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> content(marks)).isInstanceOf(Refused.class));
    }

    // ASVS 1.3.3, 5.3.2, 5.4.1
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "door.jpg|door.jpg",
                "DOOR.JPEG|DOOR.jpg",
                "door.png|door.jpg",
                "door.html|door.html.jpg",
                "../../etc/passwd|passwd.jpg",
                "C:\\Users\\mart\\uks.jpeg|uks.jpg",
                "photo\u202Egpj.exe|photogpj.exe.jpg",
                "\u200B.htaccess|htaccess.jpg",
                "...|attachment.jpg",
                "''|attachment.jpg",
                "電梯 門.jpg|電梯 門.jpg",
                "dörr \"3\".jpg|dörr _3_.jpg",
            })
    void aNameIsSafeToShowAndToSave(String given, String kept) {
        assertThat(FileName.clean(given, new Content("image/jpeg", "jpg", 1, 1)))
                .isEqualTo(kept);
    }

    // ASVS 1.2.1, 5.4.2
    @Test
    void aNameIsOneLineAndCannotForgeAHeader() {
        assertThat(FileName.clean("a\0b\tc\r\nSet-Cookie: x.jpg", new Content("image/jpeg", "jpg", 1, 1)))
                .isEqualTo("abcSet-Cookie_ x.jpg");
    }

    // ASVS 1.3.3
    @ParameterizedTest
    @ValueSource(ints = {101, 5_000})
    void aNameHasAnEnd(int length) {
        var name = FileName.clean("😀".repeat(length) + ".jpg", new Content("image/jpeg", "jpg", 1, 1));
        assertThat(name).isEqualTo("😀".repeat(100) + ".jpg");
    }

    private Content content(byte[] bytes) throws IOException {
        var file = Files.write(folder.resolve("file"), bytes);
        try (var channel = FileChannel.open(file, READ)) {
            return Content.of(new RandomAccess(channel));
        }
    }
}
