package throughline.sheet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Refused;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says what would become of each row of a batch, and changes nothing. What a sheet has no column for stays as it is; an empty cell
 * empties, unless that says nothing (see {@link Cell#emptySaysNothing}): then it stays too, and what is new is refused.
 *
 * @param <T> what is kept
 * @param <F> the form of its kind
 */
final class Weighing<T, F> {
    private static final String BIDI = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    /** The cells of a row as values; it is readable when there is no reason against it. */
    private record Reading(Row row, Map<String, @Nullable Object> values, List<Object> key, List<Reason> reasons) {}

    /** Makes one for a sheet once its head is read. */
    interface Making<T, F> {
        Weighing<T, F> of(List<String> head);
    }

    private final Book<T, F> book;
    private final Numbers numbers;
    private final JsonMapper json;
    private final List<String> head;
    private final Map<Integer, Column<T>> columns = new LinkedHashMap<>();
    private final List<Column<T>> lacking;
    private final boolean inBrief;

    /** @param mapping the fields of the sheet's columns, null for one that is left out */
    Weighing(
            Book<T, F> book,
            Numbers numbers,
            JsonMapper json,
            List<String> head,
            List<? extends @Nullable String> mapping) {
        this.book = book;
        this.numbers = numbers;
        this.json = json;
        this.head = head;
        for (int at = 0; at < mapping.size(); at++) {
            var field = mapping.get(at);
            for (var column : book.columns()) {
                if (column.field().equals(field)) {
                    columns.put(at, column);
                }
            }
        }
        this.inBrief = isUsed(Column.Use.BRIEF);
        boolean inFull = isUsed(Column.Use.FULL);
        this.lacking = book.columns().stream()
                .filter(column -> column.use() == Column.Use.NEEDED || column.use() == Column.Use.BRIEF && !inFull)
                .filter(column -> !columns.containsValue(column))
                .toList();
    }

    private boolean isUsed(Column.Use use) {
        return columns.values().stream().anyMatch(column -> column.use() == use);
    }

    /**
     * What one row comes to.
     *
     * @param key empty when it could not be read
     */
    record Weighed<T, F>(Row row, List<Object> key, Outcome<T, F> outcome) {}

    List<Weighed<T, F>> weigh(List<Row> rows) {
        var found = find(rows);
        var readings = rows.stream().map(row -> read(row, found)).toList();
        var kept = book.kept(readings.stream()
                .filter(reading -> reading.reasons().isEmpty())
                .map(Reading::key)
                .collect(Collectors.toSet()));
        return readings.stream().map(reading -> weighed(reading, kept)).toList();
    }

    private Weighed<T, F> weighed(Reading reading, Map<List<Object>, T> kept) {
        return reading.reasons().isEmpty()
                ? new Weighed<>(reading.row(), reading.key(), outcome(reading, kept.get(reading.key())))
                : new Weighed<>(reading.row(), List.of(), new Outcome.Refused<>(reading.reasons()));
    }

    private Reading read(Row row, Map<Named, Map<String, UUID>> found) {
        var reasons = new ArrayList<Reason>();
        var values = values(row, found, reasons);
        return new Reading(row, values, key(values, reasons), reasons);
    }

    private Map<Named, Map<String, UUID>> find(List<Row> rows) {
        var asked = new EnumMap<Named, Set<String>>(Named.class);
        columns.forEach((at, column) -> {
            if (column.cell() instanceof Cell.Number(var named)) {
                rows.forEach(row -> {
                    var number = row.cell(at).strip();
                    if (!number.isEmpty() && number.indexOf('\0') < 0) {
                        asked.computeIfAbsent(named, _ -> new HashSet<>()).add(number);
                    }
                });
            }
        });
        var found = new EnumMap<Named, Map<String, UUID>>(Named.class);
        asked.forEach((named, those) -> found.put(named, numbers.ids(named, those)));
        return found;
    }

    private Map<String, @Nullable Object> values(Row row, Map<Named, Map<String, UUID>> found, List<Reason> reasons) {
        var values = new HashMap<String, @Nullable Object>();
        if (row.tooLong() >= 0) {
            reasons.add(Reason.of(
                    fieldAt(row.tooLong()),
                    new Refused(
                            "sheet.cell-too-long",
                            "The cell under {0} is longer than the {1} characters that a cell may have.",
                            headAt(row.tooLong()),
                            SheetRows.LONGEST_CELL)));
            return values;
        }
        if (row.cells().size() > head.size()
                && row.cells().subList(head.size(), row.cells().size()).stream().anyMatch(cell -> !cell.isBlank())) {
            reasons.add(Reason.of(
                    null,
                    new Refused(
                            "sheet.more-cells-than-head",
                            "This row has {0} cells, the head has {1}. Maybe a cell with a separator in it lacks its quotation marks.",
                            row.cells().size(),
                            head.size())));
            return values;
        }
        columns.forEach((at, column) -> {
            try {
                values.put(column.field(), column.cell().read(plain(row.cell(at), at), found));
            } catch (Refused refused) {
                reasons.add(Reason.of(column.field(), refused));
            }
        });
        return values;
    }

    private String plain(String cell, int at) {
        for (int i = 0; i < cell.length(); i++) {
            char letter = cell.charAt(i);
            if (letter == '\0') {
                throw new Refused("sheet.zero", "The cell under {0} holds a zero character.", headAt(at));
            }
            if (letter >= '\u061C' && BIDI.indexOf(letter) >= 0) {
                throw new Refused(
                        "sheet.hidden-direction",
                        "The cell under {0} holds a hidden character that turns the direction of reading (U+{1}). Remove it.",
                        headAt(at),
                        "%04X".formatted((int) letter));
            }
        }
        return cell;
    }

    private List<Object> key(Map<String, @Nullable Object> values, List<Reason> reasons) {
        var key = new ArrayList<Object>();
        for (var column : book.columns()) {
            if (column.isKey()) {
                var value = values.get(column.field());
                if (value != null) {
                    key.add(value instanceof String text ? text.strip() : value);
                } else if (reasons.isEmpty()) {
                    reasons.add(Reason.of(column.field(), new Refused("kernel.field-missing", "Fill this in.")));
                }
            }
        }
        return key;
    }

    private Outcome<T, F> outcome(Reading reading, @Nullable T kept) {
        try {
            return kept == null ? added(reading) : changed(reading, kept);
        } catch (Refused refused) {
            return new Outcome.Refused<>(Reason.all(refused));
        }
    }

    private Outcome<T, F> added(Reading reading) {
        if (!lacking.isEmpty()) {
            return new Outcome.Refused<>(lacking.stream()
                    .map(column -> Reason.of(
                            column.field(),
                            new Refused(
                                    "sheet.column-missing-for-new",
                                    "This is new here, and the sheet has no column for this.")))
                    .toList());
        }
        var form = form(reading.values());
        var reasons = unsaid(reading);
        try {
            book.keeps(form);
        } catch (Refused refused) {
            reasons.addAll(Reason.all(refused));
        }
        return reasons.isEmpty()
                ? new Outcome.Added<>(new Fresh<>(reading.key(), form))
                : new Outcome.Refused<>(reasons);
    }

    private List<Reason> unsaid(Reading reading) {
        return columns.values().stream()
                .filter(column -> saysNothing(column, reading))
                .map(column -> Reason.of(
                        column.field(),
                        new Refused(
                                "sheet.price-missing",
                                "A new agreement needs its price here: included, charged, or an amount such as 250.")))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private boolean saysNothing(Column<T> column, Reading reading) {
        return column.cell().emptySaysNothing() && reading.values().get(column.field()) == null;
    }

    private Outcome<T, F> changed(Reading reading, T kept) {
        var before = new HashMap<String, @Nullable Object>();
        book.columns().stream()
                .filter(column -> column.use() != (inBrief ? Column.Use.FULL : Column.Use.BRIEF))
                .forEach(column -> before.put(column.field(), column.kept().apply(kept)));
        var after = new HashMap<String, @Nullable Object>(before);
        for (var column : columns.values()) {
            if (column.use() != Column.Use.SECRET && !saysNothing(column, reading)) {
                after.put(column.field(), reading.values().get(column.field()));
            }
        }
        after.put("version", book.version(kept));
        var form = form(after);
        if (book.keeps(form).equals(keeps(before))) {
            return new Outcome.Unchanged<>();
        }
        var fields = book.columns().stream()
                .map(Column::field)
                .filter(field -> !sameText(before.get(field), after.get(field)))
                .toList();
        return new Outcome.Changed<>(kept, form, fields);
    }

    /** Null when what is kept would not be taken any more, because the rules are stricter now. */
    private @Nullable Object keeps(Map<String, @Nullable Object> values) {
        try {
            return book.keeps(form(values));
        } catch (Refused _) {
            return null;
        }
    }

    private static boolean sameText(@Nullable Object one, @Nullable Object other) {
        return Objects.requireNonNullElse(one, "")
                .toString()
                .strip()
                .equals(Objects.requireNonNullElse(other, "").toString().strip());
    }

    /** A part of the form in which nothing is filled in is not there. */
    private F form(Map<String, @Nullable Object> values) {
        var form = new HashMap<String, @Nullable Object>();
        var parts = new HashMap<String, Map<String, Object>>();
        values.forEach((field, value) -> {
            int dot = field.indexOf('.');
            if (dot < 0) {
                form.put(field, value);
            } else if (value != null) {
                parts.computeIfAbsent(field.substring(0, dot), _ -> new HashMap<>())
                        .put(field.substring(dot + 1), value);
            }
        });
        form.putAll(parts);
        return json.convertValue(form, book.form());
    }

    private @Nullable String fieldAt(int at) {
        var column = columns.get(at);
        return column == null ? null : column.field();
    }

    private String headAt(int at) {
        return at < head.size() && !head.get(at).isEmpty() ? head.get(at) : String.valueOf(at + 1);
    }
}
