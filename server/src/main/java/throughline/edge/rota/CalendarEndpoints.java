package throughline.edge.rota;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import throughline.house.Settings;
import throughline.kernel.Refused;
import throughline.kernel.Scope;
import throughline.people.People;
import throughline.people.Role;
import throughline.rota.Calendars;

/** A technician's turns for a calendar, and absences out of one. */
@RestController
class CalendarEndpoints {
    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=utf-8");
    private static final int LONGEST = 1_000_000;

    private final Calendars calendars;
    private final People people;
    private final Settings settings;

    CalendarEndpoints(Calendars calendars, People people, Settings settings) {
        this.calendars = calendars;
        this.people = people;
        this.settings = settings;
    }

    /**
     * @param since when the present address was made; null when there is none
     * @param address as it is told once, when it is made
     */
    record Link(@Nullable Instant since, @Nullable URI address) {}

    @GetMapping("/api/technicians/{id}/calendar")
    Link linked(@PathVariable UUID id) {
        return new Link(calendars.linkedSince(id), null);
    }

    @PostMapping("/api/technicians/{id}/calendar")
    @ResponseStatus(HttpStatus.CREATED)
    Link link(@PathVariable UUID id) {
        var secret = calendars.link(id, user());
        var address = settings.url().toString();
        return new Link(
                calendars.linkedSince(id),
                URI.create((address.endsWith("/") ? address : address + "/") + "calendar/" + secret + ".ics"));
    }

    @DeleteMapping("/api/technicians/{id}/calendar")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(@PathVariable UUID id) {
        calendars.unlink(id, user());
    }

    /**
     * Counts at once when whoever reads it in may approve it.
     *
     * @param zone of whole days; the reader's
     */
    @PostMapping("/api/technicians/{id}/absences")
    Calendars.Read read(
            @PathVariable UUID id,
            @RequestParam String kind,
            @RequestParam ZoneId zone,
            @RequestParam MultipartFile file)
            throws IOException {
        if (file.getSize() > LONGEST) {
            throw new Refused("rota.calendar-too-large", "Use a calendar file of at most {0} MB.", 1);
        }
        boolean leads = people.current().isOneOf(Role.SUPERVISOR, Role.ADMINISTRATOR);
        return calendars.read(id, file.getBytes(), kind, zone, leads, user());
    }

    /** Whoever has the address subscribes with any calendar; it is asked for again and again. */
    @GetMapping("/calendar/{secret}.ics")
    ResponseEntity<String> feed(@PathVariable String secret) {
        var feed = Scope.EVERYTHING.call(() -> calendars.feed(secret));
        return feed == null
                ? ResponseEntity.notFound().build()
                : ResponseEntity.ok()
                        .contentType(CALENDAR)
                        .cacheControl(CacheControl.noStore())
                        .body(feed);
    }

    private @Nullable UUID user() {
        var user = people.current().user();
        return user == null ? null : user.value();
    }
}
