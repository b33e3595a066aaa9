package throughline.edge.directory;

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
import throughline.dispatch.Technician;
import throughline.dispatch.TechnicianForm;
import throughline.dispatch.Technicians;
import throughline.kernel.Page;
import throughline.kernel.Slice;

/** Technicians. */
@RestController
@RequestMapping("/api/technicians")
class TechnicianEndpoints {
    private final Technicians technicians;
    private final Asking asking;

    TechnicianEndpoints(Technicians technicians, Asking asking) {
        this.technicians = technicians;
        this.asking = asking;
    }

    @GetMapping
    Page<Technician> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String q) {
        return technicians.list(Slice.of(after, limit, q));
    }

    @GetMapping("/{id}")
    Technician one(@PathVariable UUID id) {
        return technicians.get(id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Technician add(@RequestBody TechnicianForm form) {
        return technicians.add(form, asking.user());
    }

    @PutMapping("/{id}")
    Technician change(@PathVariable UUID id, @RequestBody TechnicianForm form) {
        return technicians.change(id, form, asking.user());
    }
}
