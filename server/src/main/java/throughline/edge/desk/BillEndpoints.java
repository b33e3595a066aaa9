package throughline.edge.desk;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.kernel.Page;
import throughline.people.People;
import throughline.telephony.Bills;

/** The carrier's bill beside our own calls; its lines come in as a sheet. */
@RestController
@RequestMapping("/api/trunk/bills")
class BillEndpoints {
    private final Bills bills;
    private final People people;

    BillEndpoints(Bills bills, People people) {
        this.bills = bills;
        this.people = people;
    }

    record Seen(@Nullable Integer version) {}

    @GetMapping
    Page<Bills.Day> days() {
        return new Page<>(bills.days(), null);
    }

    @GetMapping("/{day}")
    Bills.Sight one(@PathVariable LocalDate day) {
        return bills.get(day);
    }

    /** Somebody has looked at the differences. */
    @PostMapping("/{day}/settled")
    Bills.Sight settle(@PathVariable LocalDate day, @RequestBody Seen seen) {
        return bills.settle(day, seen.version(), people.current().person().value());
    }
}
