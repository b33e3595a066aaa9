package throughline.edge.directory;

import java.util.List;
import java.util.Locale;
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
import throughline.customer.HolidayCalendar;
import throughline.customer.HolidayCalendarForm;
import throughline.customer.HolidayCalendars;
import throughline.kernel.Page;

/** Holiday calendars. */
@RestController
@RequestMapping("/api/holiday-calendars")
class HolidayCalendarEndpoints {
    private final HolidayCalendars calendars;
    private final Asking asking;

    HolidayCalendarEndpoints(HolidayCalendars calendars, Asking asking) {
        this.calendars = calendars;
        this.asking = asking;
    }

    /** There are few: one page holds them all. */
    @GetMapping
    Page<HolidayCalendar> list(@RequestParam(required = false) @Nullable String q) {
        var words = q == null ? "" : q.strip().toLowerCase(Locale.ROOT);
        List<HolidayCalendar> found = calendars.all().stream()
                .filter(each -> each.name().toLowerCase(Locale.ROOT).contains(words))
                .toList();
        return new Page<>(found, null);
    }

    @GetMapping("/{id}")
    HolidayCalendar one(@PathVariable UUID id) {
        return calendars.get(id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    HolidayCalendar add(@RequestBody HolidayCalendarForm form) {
        return calendars.add(form, asking.user());
    }

    @PutMapping("/{id}")
    HolidayCalendar change(@PathVariable UUID id, @RequestBody HolidayCalendarForm form) {
        return calendars.change(id, form, asking.user());
    }
}
