package throughline.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import throughline.asset.SiteForm;
import throughline.asset.UnitForm;
import throughline.bill.BilledCallForm;
import throughline.customer.AgreementForm;
import throughline.customer.ClauseForm;
import throughline.customer.ContactPersonForm;
import throughline.customer.CustomerForm;

/** Whoever gives a form a field gives its sheet a column: else an import that changes something would empty that field. */
class ColumnsTest {
    private static final Map<List<? extends Column<?>>, Class<?>> FORMS = Map.of(
            CustomerColumns.ALL, CustomerForm.class,
            PersonColumns.ALL, ContactPersonForm.class,
            SiteColumns.ALL, SiteForm.class,
            UnitColumns.ALL, UnitForm.class,
            AgreementColumns.ALL, AgreementForm.class,
            BilledColumns.ALL, BilledCallForm.class);

    /** What a row names itself by, and its form does not hold. */
    private static final Set<String> KEYS = Set.of("number", "customer");

    /** What a form without it leaves as it is. */
    private static final Set<String> STAYS = Set.of("version", "branch");

    @Test
    void everyFieldOfAFormIsAColumn() {
        FORMS.forEach((columns, form) -> {
            var fields = new TreeSet<>(fields(form).toList());
            fields.removeAll(STAYS);
            var inSheet = new HashSet<>(columns.stream().map(Column::field).toList());
            assertThat(inSheet).as(form.getSimpleName()).containsAll(fields);
            inSheet.removeAll(fields);
            assertThat(KEYS).as(form.getSimpleName()).containsAll(inSheet);
        });
    }

    private static Stream<String> fields(Class<?> form) {
        return Arrays.stream(form.getRecordComponents())
                .flatMap(each -> each.getType() == ClauseForm.class
                        ? fields(ClauseForm.class).map(part -> each.getName() + "." + part)
                        : Stream.of(each.getName()));
    }

    @Test
    void ourOwnHeadsAreUnderstoodInEveryLanguage() {
        FORMS.keySet()
                .forEach(columns -> Column.LANGUAGES.forEach(language -> {
                    var head = columns.stream()
                            .map(column -> column.head(language))
                            .toList();
                    assertThat(Mapping.guessed(columns, head).fields())
                            .as(language)
                            .containsExactlyElementsOf(
                                    columns.stream().map(Column::field).toList());
                }));
    }
}
