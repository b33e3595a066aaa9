package throughline.sheet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.bill.BillLines;
import throughline.bill.BilledCall;
import throughline.bill.BilledCallForm;
import throughline.kernel.Page;
import throughline.kernel.Slice;

/** Calls on the carrier's bill, known by their number and when they began. */
@Component
class BilledBook implements Book<BilledCall, BilledCallForm> {
    private final BillLines lines;

    BilledBook(BillLines lines) {
        this.lines = lines;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.BILLED;
    }

    @Override
    public List<Column<BilledCall>> columns() {
        return BilledColumns.ALL;
    }

    @Override
    public Class<BilledCallForm> form() {
        return BilledCallForm.class;
    }

    @Override
    public int version(BilledCall kept) {
        return kept.version();
    }

    @Override
    public Map<List<Object>, BilledCall> kept(Collection<List<Object>> keys) {
        return lines
                .kept(keys.stream()
                        .map(key -> new BillLines.Key((String) key.getFirst(), (String) key.getLast()))
                        .toList())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        each -> List.of(each.getKey().number(), each.getKey().startedAt()), Map.Entry::getValue));
    }

    @Override
    public Object keeps(BilledCallForm form) {
        return lines.kept(form);
    }

    @Override
    public void add(List<Fresh<BilledCallForm>> fresh, @Nullable UUID by) {
        lines.addAll(fresh.stream().map(Fresh::form).toList(), by);
    }

    @Override
    public void change(BilledCall kept, BilledCallForm form, @Nullable UUID by) {
        lines.change(kept, form, by);
    }

    @Override
    public Page<BilledCall> page(Slice slice) {
        return lines.list(slice);
    }
}
