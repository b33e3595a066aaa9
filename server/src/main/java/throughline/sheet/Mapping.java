package throughline.sheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Refused;

/**
 * Which column of ours each column of a sheet is.
 *
 * @param columns ours, of the sheet's kind
 * @param fields by the sheet's columns, null for one that is left out
 */
record Mapping(List<? extends Column<?>> columns, List<@Nullable String> fields) {
    /** By what its head says; each of ours once. */
    static Mapping guessed(List<? extends Column<?>> columns, List<String> head) {
        var free = new ArrayList<Column<?>>(columns);
        var fields = new ArrayList<@Nullable String>();
        for (var cell : head) {
            var plain = Cell.plain(cell);
            var found = free.stream().filter(column -> column.isCalled(plain)).findFirst();
            found.ifPresent(free::remove);
            fields.add(found.map(Column::field).orElse(null));
        }
        return new Mapping(columns, fields);
    }

    /**
     * As a person says.
     *
     * @throws Refused {@code sheet.fields-too-many}, {@code sheet.field-unknown}, {@code sheet.field-twice}
     */
    static Mapping chosen(List<? extends Column<?>> columns, List<String> head, List<@Nullable String> fields) {
        if (fields.size() > head.size()) {
            throw new Refused("sheet.fields-too-many", "The sheet has {0} columns only.", head.size());
        }
        var seen = new HashSet<String>();
        for (var field : fields) {
            if (field == null) {
                continue;
            }
            if (columns.stream().noneMatch(column -> column.field().equals(field))) {
                throw new Refused("sheet.field-unknown", "There is no column {0} here.", field);
            }
            if (!seen.add(field)) {
                throw new Refused("sheet.field-twice", "Two columns of the sheet cannot both be {0}.", field);
            }
        }
        return new Mapping(columns, fields);
    }

    long known() {
        return fields.stream().filter(Objects::nonNull).count();
    }

    /**
     * Rows can be read by it.
     *
     * @param language in which columns are named
     * @throws Refused {@code sheet.column-missing} when nobody would know what a row is about, {@code sheet.says-it-twice}
     */
    void mustDo(String language) {
        for (var column : columns) {
            if (column.isKey() && !fields.contains(column.field())) {
                throw new Refused(
                        "sheet.column-missing",
                        "The sheet has no column {0}. Choose which of its columns that is.",
                        column.head(language));
            }
        }
        refuseBothWays(language);
    }

    /** In short and in full: which would count? */
    private void refuseBothWays(String language) {
        var used = columns.stream()
                .filter(column -> fields.contains(column.field()))
                .collect(Collectors.toMap(Column::use, column -> column.head(language), (first, _) -> first));
        var brief = used.get(Column.Use.BRIEF);
        var full = used.get(Column.Use.FULL);
        if (brief != null && full != null) {
            throw new Refused(
                    "sheet.says-it-twice",
                    "The columns {0} and {1} say the same in short and in full. Leave out the ones or the others.",
                    brief,
                    full);
        }
    }
}
