package throughline.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Slice;
import throughline.kernel.Transactions;

/** The front door to sheets that go out: the columns that an import reads, page by page, in little memory however many there are. */
@Component
public class Exports {
    private static final int PAGE = 1_000;

    /**
     * How a sheet is written.
     *
     * @param language of its head
     * @param forExcel with semicolons, and marked as UTF-8: Excel in most of Europe opens it by a double click
     */
    public record Style(String language, boolean forExcel) {}

    private final Books books;
    private final Numbers numbers;
    private final EventLog events;
    private final Transactions transactions;
    private final Ids ids;

    Exports(Books books, Numbers numbers, EventLog events, Transactions transactions, Ids ids) {
        this.books = books;
        this.numbers = numbers;
        this.events = events;
        this.transactions = transactions;
        this.ids = ids;
    }

    /**
     * Writes all of a kind, or those in which these words are found. Who took out how much is on record.
     *
     * @param q as in the list of the kind; empty for all
     */
    public void write(SheetKind kind, String q, Style style, OutputStream out, By by) throws IOException {
        long rows = write(books.of(kind), Slice.of(null, null, q).words(), style, out);
        transactions.run(() -> events.append(
                Imports.MODULE,
                ids.next(),
                "exported",
                by.user(),
                Map.of("kind", kind.word(), "rows", rows, "by", by.name())));
    }

    private <T, F> long write(Book<T, F> book, List<String> words, Style style, OutputStream out) throws IOException {
        var columns =
                book.columns().stream().filter(column -> column.use().goesOut()).toList();
        long rows = 0;
        try (var sheet = new SheetWriter(out, style.forExcel() ? ';' : ',', style.forExcel())) {
            sheet.write(columns.stream()
                    .map(column -> column.head(style.language()))
                    .toList());
            Slice.Cursor after = null;
            do {
                var page = book.page(new Slice(after, PAGE, words));
                var named = named(columns, page.items());
                for (var kept : page.items()) {
                    sheet.write(columns.stream()
                            .map(column -> column.cell().written(column.kept().apply(kept), named))
                            .toList());
                }
                rows += page.items().size();
                after = page.next() == null
                        ? null
                        : Slice.of(page.next(), null, null).after();
            } while (after != null);
        }
        return rows;
    }

    /** The numbers of everything that a page names, one query for each kind. */
    private <T> Map<UUID, String> named(List<Column<T>> columns, List<T> page) {
        var asked = new EnumMap<Named, Set<UUID>>(Named.class);
        for (var column : columns) {
            if (column.cell() instanceof Cell.Number(var named)) {
                for (var kept : page) {
                    if (column.kept().apply(kept) instanceof UUID id) {
                        asked.computeIfAbsent(named, _ -> new HashSet<>()).add(id);
                    }
                }
            }
        }
        var names = new HashMap<UUID, String>();
        asked.forEach((named, those) -> names.putAll(numbers.numbers(named, those)));
        return names;
    }
}
