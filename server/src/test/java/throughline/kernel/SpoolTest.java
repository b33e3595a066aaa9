package throughline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept on this disk is read again after whatever happens to the program, and only what was wholly written. */
class SpoolTest {
    private static final UUID FIRST = UUID.fromString("019aa000-0000-7000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("019aa000-0000-7001-8000-000000000000");

    @TempDir
    Path folder;

    @Test
    void isReadOldestFirstByTheNextStart() throws IOException {
        spool().keep(SECOND, "löst");
        spool().keep(FIRST, "först\nrad två");
        assertThat(spool().left())
                .containsExactly(new Spool.Left(FIRST, "först\nrad två"), new Spool.Left(SECOND, "löst"));
    }

    @Test
    void whatIsForgottenIsGone() throws IOException {
        spool().keep(FIRST, "one");
        spool().forget(FIRST);
        spool().forget(FIRST);
        assertThat(spool().left()).isEmpty();
    }

    /** The program, or the machine, dies at any byte of a record that nobody was told of. */
    @Test
    void whatWasNotWhollyWrittenIsIgnoredAndHoldsUpNoOther() throws IOException {
        spool().keep(FIRST, "somebody is inside");
        spool().keep(SECOND, "another one");
        var file = folder.resolve(FIRST + ".signal");
        var whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(spool().left())
                    .as("%d bytes", length)
                    .extracting(Spool.Left::id)
                    .containsExactly(SECOND);
        }
    }

    @Test
    void aByteThatTheDiskChangedIsSeen() throws IOException {
        spool().keep(FIRST, "somebody is inside");
        var file = folder.resolve(FIRST + ".signal");
        var whole = Files.readAllBytes(file);
        whole[whole.length - 1] ^= 1;
        Files.write(file, whole);
        assertThat(spool().left()).isEmpty();
        assertThat(folder.resolve(FIRST + ".signal.aside"))
                .as("for whoever looks after the machine")
                .exists();
    }

    private Spool spool() throws IOException {
        return new Spool(folder, ".signal");
    }
}
