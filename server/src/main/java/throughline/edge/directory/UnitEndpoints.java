package throughline.edge.directory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.asset.Equipment;
import throughline.asset.EquipmentForm;
import throughline.asset.Replacements;
import throughline.asset.Unit;
import throughline.asset.UnitCard;
import throughline.asset.UnitCards;
import throughline.asset.UnitForm;
import throughline.asset.Units;
import throughline.kernel.Page;
import throughline.kernel.Slice;

/** Units. */
@RestController
@RequestMapping("/api/units")
class UnitEndpoints {
    /**
     * A unit's page: what an agent sees of it, and what its form needs besides.
     *
     * @param agreementId the one it is under, also when that is not valid today
     * @param before what stood there before, the latest first
     */
    record UnitPage(
            @JsonUnwrapped UnitCard card,
            @Nullable UUID agreementId,
            String serial,
            String customersNumber,
            @Nullable LocalDate installedOn,
            String alarmMaker,
            @Nullable String alarmProtocol,
            String alarmIdent,
            @Nullable Integer alarmTestHours,
            List<String> phones,
            List<Equipment> before,
            int version) {
        static UnitPage of(Unit unit, UnitCard card, List<Equipment> before) {
            return new UnitPage(
                    card,
                    unit.agreement(),
                    unit.serial(),
                    unit.customersNumber(),
                    unit.installedOn(),
                    unit.alarmMaker(),
                    unit.alarmProtocol(),
                    unit.alarmIdent(),
                    unit.alarmTestHours(),
                    unit.phones(),
                    before,
                    unit.version());
        }
    }

    private final Units units;
    private final UnitCards cards;
    private final Replacements replacements;
    private final Asking asking;

    UnitEndpoints(Units units, UnitCards cards, Replacements replacements, Asking asking) {
        this.units = units;
        this.cards = cards;
        this.replacements = replacements;
        this.asking = asking;
    }

    /** @param phone only those that ring from this number, in whatever notation, all on one page */
    @GetMapping
    Page<Unit> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable UUID site,
            @RequestParam(required = false) @Nullable String phone) {
        if (phone != null) {
            return new Page<>(units.ringingFrom(phone), null);
        }
        var slice = Slice.of(after, limit, q);
        return site == null ? units.list(slice) : units.atSite(site, slice);
    }

    @GetMapping("/{id}")
    UnitPage one(@PathVariable UUID id) {
        return page(units.get(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    UnitPage add(@RequestBody UnitForm form) {
        return page(units.add(form, asking.user()));
    }

    @PutMapping("/{id}")
    UnitPage change(@PathVariable UUID id, @RequestBody UnitForm form) {
        return TooLate.orPresent(() -> page(units.change(id, form, asking.user())), () -> one(id));
    }

    /** Other equipment stands there from a day on. */
    @PostMapping("/{id}/equipment")
    UnitPage replace(@PathVariable UUID id, @RequestBody EquipmentForm form) {
        return TooLate.orPresent(() -> page(replacements.replace(id, form, asking.user())), () -> one(id));
    }

    private UnitPage page(Unit unit) {
        return UnitPage.of(unit, cards.of(unit.id()), replacements.before(unit.id()));
    }
}
