package throughline.sheet;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.customer.Agreement;
import throughline.customer.AgreementForm;
import throughline.customer.Agreements;
import throughline.kernel.Page;
import throughline.kernel.Slice;

/** Agreements, known by their number. */
@Component
class AgreementBook implements Book<Agreement, AgreementForm> {
    private final Agreements agreements;

    AgreementBook(Agreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.AGREEMENT;
    }

    @Override
    public List<Column<Agreement>> columns() {
        return AgreementColumns.ALL;
    }

    @Override
    public Class<AgreementForm> form() {
        return AgreementForm.class;
    }

    @Override
    public int version(Agreement kept) {
        return kept.version();
    }

    @Override
    public Map<List<Object>, Agreement> kept(Collection<List<Object>> keys) {
        return agreements.numbered(Keys.numbers(keys)).stream()
                .collect(Collectors.toMap(agreement -> List.of(agreement.number()), agreement -> agreement));
    }

    @Override
    public Object keeps(AgreementForm form) {
        return agreements.kept(form);
    }

    @Override
    public void add(List<Fresh<AgreementForm>> fresh, @Nullable UUID by) {
        var forms = new LinkedHashMap<String, AgreementForm>();
        fresh.forEach(each -> forms.put(each.number(), each.form()));
        agreements.addNumbered(forms, by);
    }

    @Override
    public void change(Agreement kept, AgreementForm form, @Nullable UUID by) {
        agreements.change(kept.id(), form, by);
    }

    @Override
    public Page<Agreement> page(Slice slice) {
        return agreements.list(slice);
    }
}
