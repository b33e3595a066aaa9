package throughline.sheet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import throughline.asset.Site;
import throughline.asset.Sites;
import throughline.customer.Agreement;
import throughline.customer.Agreements;
import throughline.customer.Customer;
import throughline.customer.Customers;
import throughline.customer.HolidayCalendars;

/** The ids of what sheets name, and the names of what the rooms hold. */
@Component
class Numbers {
    private final Customers customers;
    private final Sites sites;
    private final Agreements agreements;
    private final HolidayCalendars calendars;

    Numbers(Customers customers, Sites sites, Agreements agreements, HolidayCalendars calendars) {
        this.customers = customers;
        this.sites = sites;
        this.agreements = agreements;
        this.calendars = calendars;
    }

    /** The ids of those that exist; one query. */
    Map<String, UUID> ids(Named named, Set<String> numbers) {
        return switch (named) {
            case CUSTOMER -> customers.idsOf(numbers);
            case SITE -> sites.idsOf(numbers);
            case AGREEMENT -> agreements.idsOf(numbers);
            case HOLIDAY_CALENDAR -> calendars.idsOf(numbers);
        };
    }

    /** The numbers of those that exist; one query. */
    Map<UUID, String> numbers(Named named, Collection<UUID> ids) {
        return switch (named) {
            case CUSTOMER -> customers.all(ids).stream().collect(Collectors.toMap(Customer::id, Customer::number));
            case AGREEMENT ->
                agreements.all(List.copyOf(ids)).stream().collect(Collectors.toMap(Agreement::id, Agreement::number));
            case SITE -> sites.all(ids).stream().collect(Collectors.toMap(Site::id, Site::number));
            case HOLIDAY_CALENDAR -> calendars.names(ids);
        };
    }
}
