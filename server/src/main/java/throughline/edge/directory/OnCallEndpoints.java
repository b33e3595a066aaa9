package throughline.edge.directory;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.asset.Sites;
import throughline.asset.Units;
import throughline.dispatch.OnCall;
import throughline.dispatch.Turn;
import throughline.dispatch.TurnForm;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;

/** The on-call list. */
@RestController
@RequestMapping("/api/on-call")
class OnCallEndpoints {
    private final OnCall onCall;
    private final Units units;
    private final Sites sites;
    private final Asking asking;
    private final InstantSource clock;

    OnCallEndpoints(OnCall onCall, Units units, Sites sites, Asking asking, InstantSource clock) {
        this.onCall = onCall;
        this.units = units;
        this.sites = sites;
        this.asking = asking;
        this.clock = clock;
    }

    /** @param from turns that are over before this are left out; now unless given */
    @GetMapping
    Page<Turn> list(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String q) {
        return onCall.list(from == null ? clock.instant() : from, Slice.of(after, limit, q));
    }

    /**
     * Who is on call, whoever is asked first first.
     *
     * @param unit or {@code area}: which of both is known
     * @param at now unless given
     * @throws Refused {@code dispatch.on-call-of-what} with both or neither of them
     */
    @GetMapping("/at")
    Page<Turn> at(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable Instant at) {
        boolean isOfArea = area != null && !area.isBlank();
        if ((unit != null) == isOfArea) {
            throw new Refused(
                    "dispatch.on-call-of-what", "Say either the unit or the area whose technicians you ask for.");
        }
        var of = isOfArea
                ? requireNonNull(area)
                : sites.get(units.get(requireNonNull(unit)).site().id()).area();
        return new Page<>(onCall.at(of, at == null ? clock.instant() : at), null);
    }

    @GetMapping("/{id}")
    Turn one(@PathVariable UUID id) {
        return onCall.get(id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Turn add(@RequestBody TurnForm form) {
        return onCall.add(form, asking.user());
    }

    @PutMapping("/{id}")
    Turn change(@PathVariable UUID id, @RequestBody TurnForm form) {
        return onCall.change(id, form, asking.user());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        onCall.remove(id, asking.user());
    }
}
