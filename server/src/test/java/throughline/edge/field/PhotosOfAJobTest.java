package throughline.edge.field;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.attachment.Attachment;
import throughline.attachment.Attachments;
import throughline.attachment.By;
import throughline.attachment.SomeFiles;
import throughline.attachment.SubjectKind;
import throughline.dispatch.Offers;
import throughline.edge.field.FieldTown.Asked;
import throughline.edge.field.Phone.Chosen;

/** A technician sends photos from the page of the job and sees what belongs to it; nobody else does either. */
class PhotosOfAJobTest extends OnThePhone {
    private static final By PIRET = new By(FieldTown.PIRET, "Piret");

    @Test
    void photosBelongToTheOrderAndAreSeenAgain() {
        var asked = accepted(town.asked("en"));
        assertThat(phone.opens(asked.link()).html())
                .contains("accept=\"image/*\" capture=\"environment\"", "enctype=\"multipart/form-data\"");
        var door = SomeFiles.jpeg(40, 30);
        var page = phone.sends(
                asked.link() + "/files", List.of(photo("door.jpg", door), photo("<b>lock.jpg", SomeFiles.png(4, 4))));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html()).contains("door.jpg", "_b_lock.png").doesNotContain("<b>lock");
        assertThat(page.html().getBytes(UTF_8).length).isLessThan(60_000);
        assertThat(files(asked)).extracting(Attachment::by).containsExactly("Eero Lill", "Eero Lill");

        var shown = phone.downloads(file(asked, 0));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).isEqualTo(door);
        assertThat(shown.headers().map())
                .containsEntry("Content-Type", List.of("image/jpeg"))
                .containsEntry(
                        "Content-Security-Policy",
                        List.of(
                                "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"))
                .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                .containsEntry("Referrer-Policy", List.of("no-referrer"));
    }

    // ASVS 3.2.1, 3.4.4, 3.4.5
    @Test
    void aPaperOfTheDeskIsSavedAndNotShown() {
        var asked = accepted(town.asked("en"));
        kept(asked.order().id(), "plan.pdf", SomeFiles.pdf());
        assertThat(phone.opens(asked.link()).html()).contains("plan.pdf", "Piret");
        var paper = phone.downloads(file(asked, 0));
        assertThat(paper.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;");
    }

    // ASVS 5.2.2
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en      | page.jpg: This is not a JPEG | This file is too large. It may have 10 MB.   | none.jpg: This file is empty.
            sv      | page.jpg: Det här är ingen   | Filen är för stor. Den får vara högst 10 MB. | none.jpg: Filen är tom.
            et      | page.jpg: See ei ole JPEG    | See fail on liiga suur. Lubatud on kuni 10 MB. | none.jpg: See fail on tühi.
            zh-Hant | page.jpg: 這不是 JPEG        | 這個檔案太大，上限為 10 MB。                 | none.jpg: 這個檔案是空的。
            """)
    void aFileThatIsNotTakenIsNamedAndStopsNothingElse(String language, String not, String large, String empty) {
        var asked = accepted(town.asked(language));
        var page = phone.sends(
                asked.link() + "/files",
                List.of(
                        photo("page.jpg", SomeFiles.webPage()),
                        photo("good.jpg", SomeFiles.jpeg(9, 9)),
                        photo("large.jpg", Arrays.copyOf(SomeFiles.jpeg(4, 4), 11 << 20)),
                        photo("none.jpg", new byte[0])));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html()).contains("role=\"alert\"", not, "large.jpg: " + large, empty);
        assertThat(files(asked)).extracting(Attachment::name).containsExactly("good.jpg");
    }

    // ASVS 5.2.1
    @Test
    void whatIsFarTooLargeIsASentenceToo() {
        var asked = accepted(town.asked("et"));
        var film = photo("film.jpg", Arrays.copyOf(SomeFiles.jpeg(4, 4), 31 << 20));
        var page = phone.sends(asked.link() + "/files", List.of(film));
        assertThat(page.status()).isEqualTo(413);
        assertThat(page.html()).contains("See fail on liiga suur.", "Olen teel");
        var broken = phone.page(phone.request(asked.link() + "/files")
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("--edge\r\nContent-Dis")));
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.html()).contains("Fotod ei jõudnud tervikuna kohale.");
        assertThat(phone.sends(asked.link() + "/files").html()).contains("Tee või vali enne foto.");
        assertThat(files(asked)).isEmpty();
    }

    @Test
    void theSamePhotoSentTwiceIsOne() {
        var asked = accepted(town.asked("en"));
        var same = List.of(photo("a.jpg", SomeFiles.jpeg(5, 5)));
        phone.sends(asked.link() + "/files", same);
        phone.sends(asked.link() + "/files", same);
        assertThat(files(asked)).hasSize(1);
    }

    @Test
    void photosGoWithTheReportAndARefusedOneKeepsEveryTap() {
        var asked = accepted(town.asked("en"));
        phone.sends(asked.link() + "/on-site");
        var first = report(asked, photo("page.jpg", SomeFiles.webPage()), "inService", "true");
        assertThat(first.status()).isEqualTo(422);
        assertThat(first.html())
                .contains(
                        "page.jpg: This is not a JPEG", "value=\"stopped\" checked", "value=\"wear\" checked", "Rope");
        assertThat(town.now(asked).state()).as("not closed without the photo").isEqualTo("on-site");

        var second = report(asked, photo("rope.jpg", SomeFiles.jpeg(7, 7)), "only", "photos");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.html()).contains("rope.jpg", "value=\"stopped\" checked", "value=\"wear\" checked");
        assertThat(town.now(asked).state()).isEqualTo("on-site");

        var third = report(asked, photo("lock.jpg", SomeFiles.jpeg(8, 8)), "inService", "true");
        assertThat(third.html()).contains("Done. Thank you.");
        assertThat(files(asked)).extracting(Attachment::name).containsExactly("rope.jpg", "lock.jpg");
        assertThat(town.now(asked).report()).extracting("note").isEqualTo("Rope");

        phone.sends(asked.link() + "/files", List.of(photo("late.jpg", SomeFiles.jpeg(6, 6))));
        assertThat(files(asked)).as("over is over").hasSize(2);
        assertThat(phone.downloads(file(asked, 0)).body())
                .as("and shows no picture")
                .isNotEqualTo(SomeFiles.jpeg(7, 7));
    }

    // ASVS 8.2.2
    @Test
    void nobodyButThePhoneThatAcceptedSendsOrSees() {
        var asked = town.asked("en");
        kept(asked.order().id(), "inside.jpg", SomeFiles.jpeg(3, 3));
        phone.opens(asked.link());
        var mine = List.of(photo("a.jpg", SomeFiles.jpeg(5, 5)));
        assertThat(phone.sends(asked.link() + "/files", mine).html())
                .as("before the acceptance")
                .contains("New job for you")
                .doesNotContain("inside.jpg");
        assertThat(phone.opens(file(asked, 0)).html()).contains("New job for you");

        phone.sends(asked.link() + "/accept", "minutes", "15");
        var thief = new Phone(port);
        assertThat(thief.sends(asked.link() + "/files", mine).html()).contains("Eero Lill has");
        assertThat(thief.sends(asked.link() + "/report", mine, "inService", "true")
                        .html())
                .contains("Eero Lill has");
        assertThat(thief.opens(file(asked, 0)).html()).contains("Eero Lill has");
        assertThat(new Phone(port)
                        .sends("/t/aaaaaaaaaaaaaaaaaaaaaaaa/files", mine)
                        .status())
                .isEqualTo(404);
        assertThat(files(asked)).hasSize(1);
        assertThat(phone.downloads(file(asked, 0)).body()).isEqualTo(SomeFiles.jpeg(3, 3));
    }

    // ASVS 6.6.2, 8.2.2
    @Test
    void aLinkOpensTheFilesOfItsOwnOrderOnly() {
        var other = town.asked("en");
        kept(other.order().id(), "secret.jpg", SomeFiles.jpeg(3, 3));
        var asked = accepted(town.asked("en"));
        for (var id : List.of(
                files(other).getFirst().id().toString(), UUID.randomUUID().toString(), "x", "..%2f..")) {
            var page = phone.opens(asked.link() + "/files/" + id);
            assertThat(page.status()).isIn(404, 400);
            assertThat(page.header("Content-Type")).doesNotContain("image");
        }
        assertThat(phone.opens(asked.link() + "/files/x").html()).contains("There is no such file.", "I am on the way");
    }

    @Test
    void whoAcceptedByTextBindsThePhoneWithTheFirstPhoto() {
        var asked = town.asked("en");
        town.door(Offers.class).accept(town.offer(asked).id(), clock.instant().plusSeconds(900), null);
        var other = new Phone(port);
        other.opens(asked.link());
        phone.opens(asked.link());
        phone.sends(asked.link() + "/files", List.of(photo("a.jpg", SomeFiles.jpeg(5, 5))));
        assertThat(other.opens(asked.link()).html()).contains("Eero Lill has");
        assertThat(files(asked)).hasSize(1);
    }

    private Asked accepted(Asked asked) {
        phone.opens(asked.link());
        assertThat(phone.sends(asked.link() + "/accept", "minutes", "15").status())
                .isEqualTo(200);
        return asked;
    }

    private Phone.Page report(Asked asked, Chosen photo, String button, String value) {
        return phone.sends(
                asked.link() + "/report",
                List.of(photo),
                "condition",
                "stopped",
                "cause",
                "wear",
                "component",
                "brake",
                "action",
                "adjusted",
                "note",
                "Rope",
                button,
                value);
    }

    private static Chosen photo(String name, byte[] bytes) {
        return new Chosen(name, bytes);
    }

    private void kept(UUID order, String name, byte[] bytes) {
        town.door(Attachments.class).add(SubjectKind.ORDER, order, name, new ByteArrayInputStream(bytes), PIRET);
    }

    private List<Attachment> files(Asked asked) {
        return town.door(Attachments.class).of(List.of(asked.order().id()));
    }

    private String file(Asked asked, int which) {
        return asked.link() + "/files/" + files(asked).get(which).id();
    }
}
