package throughline.sheet;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.asset.Site;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.kernel.Page;
import throughline.kernel.Slice;

/** Sites, known by their number. */
@Component
class SiteBook implements Book<Site, SiteForm> {
    private final Sites sites;

    SiteBook(Sites sites) {
        this.sites = sites;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.SITE;
    }

    @Override
    public List<Column<Site>> columns() {
        return SiteColumns.ALL;
    }

    @Override
    public Class<SiteForm> form() {
        return SiteForm.class;
    }

    @Override
    public int version(Site kept) {
        return kept.version();
    }

    @Override
    public Map<List<Object>, Site> kept(Collection<List<Object>> keys) {
        return sites.numbered(Keys.numbers(keys)).stream()
                .collect(Collectors.toMap(site -> List.of(site.number()), site -> site));
    }

    @Override
    public Object keeps(SiteForm form) {
        return sites.kept(form);
    }

    @Override
    public void add(List<Fresh<SiteForm>> fresh, @Nullable UUID by) {
        var forms = new LinkedHashMap<String, SiteForm>();
        fresh.forEach(each -> forms.put(each.number(), each.form()));
        sites.addNumbered(forms, by);
    }

    @Override
    public void change(Site kept, SiteForm form, @Nullable UUID by) {
        sites.change(kept.id(), form, by);
    }

    @Override
    public Page<Site> page(Slice slice) {
        return sites.list(slice);
    }
}
