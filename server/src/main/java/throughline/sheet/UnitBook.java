package throughline.sheet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.asset.Unit;
import throughline.asset.UnitForm;
import throughline.asset.Units;
import throughline.kernel.Page;
import throughline.kernel.Slice;

/** Units, known by their number. */
@Component
class UnitBook implements Book<Unit, UnitForm> {
    private final Units units;

    UnitBook(Units units) {
        this.units = units;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.UNIT;
    }

    @Override
    public List<Column<Unit>> columns() {
        return UnitColumns.ALL;
    }

    @Override
    public Class<UnitForm> form() {
        return UnitForm.class;
    }

    @Override
    public int version(Unit kept) {
        return kept.version();
    }

    @Override
    public Map<List<Object>, Unit> kept(Collection<List<Object>> keys) {
        return units.numbered(Keys.numbers(keys)).stream()
                .collect(Collectors.toMap(unit -> List.of(unit.number()), unit -> unit));
    }

    @Override
    public Object keeps(UnitForm form) {
        return units.kept(form);
    }

    @Override
    public void add(List<Fresh<UnitForm>> fresh, @Nullable UUID by) {
        units.addAll(fresh.stream().map(Fresh::form).toList(), by);
    }

    @Override
    public void change(Unit kept, UnitForm form, @Nullable UUID by) {
        units.change(kept.id(), form, by);
    }

    @Override
    public Page<Unit> page(Slice slice) {
        return units.list(slice);
    }
}
