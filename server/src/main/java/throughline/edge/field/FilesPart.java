package throughline.edge.field;

import throughline.attachment.Attachment;

/** The photos and papers on a page: those that are there, and the two ways in which a phone gives one. */
final class FilesPart {
    private FilesPart() {}

    static Html list(JobSheet sheet, String link, FieldWords.Of words) {
        return sheet.files().isEmpty()
                ? Html.NOTHING
                : Parts.fact(
                        Icon.CAMERA,
                        words.say("files"),
                        Html.of(
                                "<ul class=\"files\">{}</ul>",
                                Html.all(sheet.files().stream()
                                        .map(file -> line(file, link))
                                        .toList())));
    }

    private static Html line(Attachment file, String link) {
        if (file.type().startsWith("audio/")) {
            return Html.of(
                    "<li><audio controls preload=\"none\" src=\"{}\"></audio> <span class=\"meta\" dir=\"auto\">{}</span></li>",
                    link + "/files/" + file.id(),
                    file.by());
        }
        return Html.of(
                "<li><a href=\"{}\" dir=\"auto\">{}</a> <span class=\"meta\" dir=\"auto\">{}</span></li>",
                link + "/files/" + file.id(),
                file.name(),
                file.by());
    }

    /** The camera gives one at a time; what was taken before is chosen from the phone. */
    static Html choose(FieldWords.Of words) {
        return Html.of("""
                <label>{}<input type="file" name="{}" accept="image/*" capture="environment"></label><label>{}<input type="file" name="{}" accept="image/*" multiple></label>
                """, words.say("take-photo"), JobFiles.FIELD, words.say("pick-photos"), JobFiles.FIELD);
    }

    static Html form(String link, FieldWords.Of words) {
        return Html.of(
                "<details class=\"blk photos\"><summary class=\"more\">{}{}</summary><form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\">{}<button class=\"big go\">{}</button></form></details>",
                Icon.CAMERA.drawing(),
                words.say("add-photos"),
                link + "/files",
                choose(words),
                words.say("send-photos"));
    }
}
