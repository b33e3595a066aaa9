package throughline.sheet;

import static throughline.sheet.db.Tables.REFUSED_ROW;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;

/** The front door to the rows that were refused, as a sheet of their own: as they were, with the number of the row and the reason. */
@Component
public class RefusedSheets {
    private static final int PAGE = 1_000;
    private static final List<String> ENGLISH = List.of("Row", "Reason");
    private static final Map<String, List<String>> HEADS = Map.of(
            "sv", List.of("Rad", "Orsak"),
            "et", List.of("Rida", "Põhjus"),
            "zh-Hant", List.of("列", "原因"));

    private final DSLContext database;
    private final ImportRows rows;
    private final SheetFiles files;
    private final Books books;
    private final Sentences sentences;

    RefusedSheets(DSLContext database, ImportRows rows, SheetFiles files, Books books, Sentences sentences) {
        this.database = database;
        this.rows = rows;
        this.files = files;
        this.books = books;
        this.sentences = sentences;
    }

    /** @throws Refused {@code sheet.no-such-import}, {@code sheet.gone}, before anything is written */
    public Import find(UUID id) {
        var sheet = rows.read(rows.get(id));
        files.find(id);
        return sheet;
    }

    /** @param language of the reasons; {@code en} for one that we do not speak */
    public void write(Import sheet, String language, OutputStream out) throws IOException {
        var encoding = sheet.encoding();
        if (encoding == null) {
            return;
        }
        var columns = books.of(sheet.kind()).columns();
        char separator = sheet.separator().charAt(0);
        try (var source = SheetRows.open(files.find(sheet.id()), encoding, separator);
                var target = new SheetWriter(out, separator, true)) {
            var heads = HEADS.getOrDefault(language, ENGLISH);
            target.write(with(source.head(), heads.getFirst(), heads.getLast()));
            for (var some = refused(sheet.id(), 0);
                    !some.isEmpty();
                    some = refused(sheet.id(), some.lastEntry().getKey())) {
                for (var each : some.entrySet()) {
                    var row = find(source, each.getKey());
                    if (row != null) {
                        var reason = sentences.say(each.getValue(), columns, language);
                        target.write(with(
                                row.cells(),
                                String.valueOf(row.number()),
                                reason,
                                source.head().size()));
                    }
                }
            }
        }
    }

    private LinkedHashMap<Long, List<Reason>> refused(UUID id, long after) {
        var found = new LinkedHashMap<Long, List<Reason>>();
        database.select(REFUSED_ROW.ROW, REFUSED_ROW.REASONS)
                .from(REFUSED_ROW)
                .where(REFUSED_ROW.IMPORT.eq(id), REFUSED_ROW.ROW.gt(after))
                .orderBy(REFUSED_ROW.ROW)
                .limit(PAGE)
                .forEach(row -> found.put(row.value1(), rows.reasons(row.value2())));
        return found;
    }

    private static @Nullable Row find(SheetRows source, long number) {
        for (var row = source.next(); row != null; row = source.next()) {
            if (row.number() == number) {
                return row;
            }
        }
        return null;
    }

    private static List<String> with(List<String> head, String row, String reason) {
        return with(head, row, reason, head.size());
    }

    /** The two stand behind the cells of the head, and what stood there in a row with too many goes behind them. */
    private static List<String> with(List<String> cells, String row, String reason, int width) {
        var all = new ArrayList<String>();
        for (int at = 0; at < width; at++) {
            all.add(at < cells.size() ? cells.get(at) : "");
        }
        all.add(row);
        all.add(reason);
        if (cells.size() > width) {
            all.addAll(cells.subList(width, cells.size()));
        }
        return all;
    }
}
