package throughline.edge.directory;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.kernel.Page;
import throughline.people.Branch;
import throughline.people.Branches;
import throughline.people.Branches.Wanted;

/** The branches of the company. */
@RestController
@RequestMapping("/api/branches")
class BranchEndpoints {
    private final Branches branches;
    private final Asking asking;

    BranchEndpoints(Branches branches, Asking asking) {
        this.branches = branches;
        this.asking = asking;
    }

    /** There are few: one page holds them all. */
    @GetMapping
    Page<Branch> list() {
        List<Branch> all = branches.all();
        return new Page<>(all, null);
    }

    @GetMapping("/{id}")
    Branch one(@PathVariable UUID id) {
        return branches.get(id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Branch add(@RequestBody Wanted wanted) {
        return branches.add(wanted, asking.user());
    }

    @PutMapping("/{id}")
    Branch change(@PathVariable UUID id, @RequestBody Wanted wanted) {
        return TooLate.orPresent(() -> branches.change(id, wanted, asking.user()), () -> one(id));
    }
}
