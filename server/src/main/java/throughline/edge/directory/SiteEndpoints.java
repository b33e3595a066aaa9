package throughline.edge.directory;

import java.util.List;
import java.util.Map;
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
import throughline.asset.KeyCodes;
import throughline.asset.Site;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.customer.Customers;
import throughline.kernel.Page;
import throughline.kernel.Slice;

/** Sites. */
@RestController
@RequestMapping("/api/sites")
class SiteEndpoints {
    /** A site with its customer's name. */
    record SiteCard(
            UUID id,
            String number,
            String name,
            String street,
            String postcode,
            String city,
            String country,
            String zone,
            String access,
            boolean hasKeyCode,
            String openingHours,
            String rescuePhone,
            String area,
            UUID branch,
            Named customer,
            int version) {
        static SiteCard of(Site site, Map<UUID, String> customers) {
            return new SiteCard(
                    site.id(),
                    site.number(),
                    site.name(),
                    site.street(),
                    site.postcode(),
                    site.city(),
                    site.country(),
                    site.zone(),
                    site.access(),
                    site.hasKeyCode(),
                    site.openingHours(),
                    site.rescuePhone(),
                    site.area(),
                    site.branch(),
                    Named.of(site.customer(), customers),
                    site.version());
        }
    }

    private final Sites sites;
    private final KeyCodes keyCodes;
    private final Customers customers;
    private final Asking asking;

    SiteEndpoints(Sites sites, KeyCodes keyCodes, Customers customers, Asking asking) {
        this.sites = sites;
        this.keyCodes = keyCodes;
        this.customers = customers;
        this.asking = asking;
    }

    @GetMapping
    Page<SiteCard> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable UUID customer) {
        var slice = Slice.of(after, limit, q);
        var page = customer == null ? sites.list(slice) : sites.ofCustomer(customers.present(customer), slice);
        return new Page<>(cards(page.items()), page.next());
    }

    @GetMapping("/{id}")
    SiteCard one(@PathVariable UUID id) {
        return card(sites.get(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SiteCard add(@RequestBody SiteForm form) {
        return card(sites.add(form, asking.user()));
    }

    @PutMapping("/{id}")
    SiteCard change(@PathVariable UUID id, @RequestBody SiteForm form) {
        return TooLate.orPresent(() -> card(sites.change(id, form, asking.user())), () -> one(id));
    }

    /** What opens the key box. */
    record KeyCode(@Nullable String code) {}

    /** A POST because it leaves a trace: who has seen it is part of the site's history. */
    @PostMapping("/{id}/key-code/show")
    KeyCode showKeyCode(@PathVariable UUID id) {
        return new KeyCode(keyCodes.show(id, asking.user()));
    }

    @PutMapping("/{id}/key-code")
    SiteCard changeKeyCode(@PathVariable UUID id, @RequestBody KeyCode fresh) {
        keyCodes.change(id, fresh.code(), asking.user());
        return card(sites.get(id));
    }

    private SiteCard card(Site site) {
        return cards(List.of(site)).getFirst();
    }

    private List<SiteCard> cards(List<Site> found) {
        var names = customers.names(found.stream().map(Site::customer).toList());
        return found.stream().map(site -> SiteCard.of(site, names)).toList();
    }
}
