package throughline.edge.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.kernel.Page;
import throughline.kernel.Slice;
import throughline.sheet.By;
import throughline.sheet.Exports;
import throughline.sheet.Import;
import throughline.sheet.Imports;
import throughline.sheet.MappingForm;
import throughline.sheet.RefusedSheets;
import throughline.sheet.SheetKind;

/** Sheets that come in and go out. A sheet is sent as the whole body of a request, so that it may be as long as it is. */
@RestController
@RequestMapping("/api")
class ImportEndpoints {
    private static final String CSV = "text/csv";

    private final Imports imports;
    private final Exports exports;
    private final RefusedSheets refused;
    private final Asking asking;

    ImportEndpoints(Imports imports, Exports exports, RefusedSheets refused, Asking asking) {
        this.imports = imports;
        this.exports = exports;
        this.refused = refused;
        this.asking = asking;
    }

    @GetMapping("/imports")
    Page<Import> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String q) {
        return imports.list(Slice.of(after, limit, q));
    }

    /** @param name of the file */
    @PostMapping("/imports")
    @ResponseStatus(HttpStatus.CREATED)
    Import upload(@RequestParam String kind, @RequestParam String name, @Parameter(hidden = true) InputStream bytes) {
        return imports.upload(SheetKind.of(kind), name, bytes, me());
    }

    /** @param language in which its columns are named */
    @GetMapping("/imports/{id}")
    Import.Sight one(@PathVariable UUID id, @RequestParam(defaultValue = "en") String language) {
        return imports.look(id, language);
    }

    @PutMapping("/imports/{id}/mapping")
    Import match(@PathVariable UUID id, @RequestBody MappingForm form) {
        return imports.match(id, form, me());
    }

    /** @param language of the reader, for the name of a column that is missing */
    @PostMapping("/imports/{id}/check")
    Import check(@PathVariable UUID id, @RequestParam(defaultValue = "en") String language) {
        return imports.check(id, language, me());
    }

    @PostMapping("/imports/{id}/run")
    Import run(@PathVariable UUID id) {
        return imports.run(id, me());
    }

    @PostMapping("/imports/{id}/stop")
    Import stop(@PathVariable UUID id) {
        return imports.stop(id, me());
    }

    @DeleteMapping("/imports/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        imports.remove(id, me());
    }

    /** The rows that were refused, each with its reason in this language. */
    @GetMapping("/imports/{id}/refused")
    void refused(
            @PathVariable UUID id, @RequestParam(defaultValue = "en") String language, HttpServletResponse response)
            throws IOException {
        var sheet = refused.find(id);
        saved(response, sheet.number() + ".csv");
        refused.write(sheet, language, response.getOutputStream());
    }

    /**
     * All of a kind, or those that the list shows for these words.
     *
     * @param language of the head
     * @param excel with semicolons, and marked as UTF-8
     */
    @GetMapping("/exports/{kind}")
    void export(
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "en") String language,
            @RequestParam(defaultValue = "false") boolean excel,
            HttpServletResponse response)
            throws IOException {
        var of = SheetKind.of(kind);
        saved(response, of.word() + ".csv");
        exports.write(of, q, new Exports.Style(language, excel), response.getOutputStream(), me());
    }

    private static void saved(HttpServletResponse response, String name) {
        response.setContentType(CSV + ";charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name, UTF_8).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private By me() {
        return new By(asking.user(), asking.name());
    }
}
