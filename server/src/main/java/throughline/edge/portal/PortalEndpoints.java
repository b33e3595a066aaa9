package throughline.edge.portal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.kernel.Page;
import throughline.kernel.Slice;
import throughline.people.People;
import throughline.portal.OwnOrder;
import throughline.portal.OwnThings;
import throughline.portal.OwnUnit;

/** What a customer is shown. */
@RestController
@RequestMapping("/api/portal")
class PortalEndpoints {
    private final OwnThings own;
    private final People people;

    PortalEndpoints(OwnThings own, People people) {
        this.own = own;
        this.people = people;
    }

    @GetMapping("/units")
    Page<OwnUnit> units(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String q) {
        return own.units(Slice.of(after, limit, q), language());
    }

    @GetMapping("/units/{id}")
    OwnUnit unit(@PathVariable UUID id) {
        return own.unit(id, language());
    }

    @GetMapping("/units/{id}/orders")
    Page<OwnOrder> orders(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return own.orders(id, Slice.of(after, limit, null), language());
    }

    private String language() {
        return people.get(people.current().person()).language();
    }
}
