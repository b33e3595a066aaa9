package throughline.edge.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import throughline.sheet.SheetWriter;

/** An answer that is saved as a sheet; no cell of it is a formula to whoever opens it. */
final class SavedSheet {
    private SavedSheet() {}

    /** @param excel with semicolons, and marked as UTF-8 */
    static void of(
            HttpServletResponse response, String name, boolean excel, List<String> head, Stream<List<String>> rows)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name, UTF_8).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try (var sheet = new SheetWriter(response.getOutputStream(), excel ? ';' : ',', excel)) {
            sheet.write(head);
            rows.forEach(sheet::write);
        }
    }

    /** What is not known is an empty cell. */
    static List<String> cells(@Nullable Object... values) {
        return Stream.of(values).map(value -> Objects.toString(value, "")).toList();
    }
}
