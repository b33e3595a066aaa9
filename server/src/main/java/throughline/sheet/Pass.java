package throughline.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;
import throughline.sheet.PassRows.NoLongerOurs;
import throughline.sheet.PassRows.Step;
import throughline.sheet.Weighing.Weighed;
import throughline.sheet.db.tables.records.ImportRecord;

/**
 * One way through a sheet, batch by batch: a check weighs every row and changes nothing, a run does what weighing says. Each batch is
 * one transaction that also moves the place in the sheet, so whoever comes after a kill goes on with the next row.
 */
final class Pass<T, F> {
    private static final Logger log = LoggerFactory.getLogger(Pass.class);

    /** Short enough that whoever edits one of its rows by hand does not notice, long enough that few round trips are made. */
    private static final int MOST_ROWS = 500;

    private static final int MOST_LETTERS = 4 * 1024 * 1024;
    private static final int SHOWN_OF_EACH = 20;

    private final ImportRecord sheet;
    private final Book<T, F> book;
    private final Weighing.Making<T, F> weighing;
    private final PassRows rows;
    private final Transactions transactions;
    private final Map<String, Integer> shown = new HashMap<>();

    Pass(
            ImportRecord sheet,
            Book<T, F> book,
            Weighing.Making<T, F> weighing,
            PassRows rows,
            Transactions transactions) {
        this.sheet = sheet;
        this.book = book;
        this.weighing = weighing;
        this.rows = rows;
        this.transactions = transactions;
    }

    /**
     * @param mayGoOn asked between two batches
     * @throws NoLongerOurs when somebody stopped it
     */
    void go(Path file, MayGoOn mayGoOn) throws IOException {
        boolean isCheck = sheet.getState().equals(ImportState.CHECKING.word());
        var encoding = Encoding.of(String.valueOf(sheet.getEncoding()));
        try (var source = SheetRows.open(file, encoding, sheet.getSeparator().charAt(0))) {
            var weigh = weighing.of(source.head());
            skipWhatIsDone(source);
            for (var batch = batch(source); !batch.isEmpty(); batch = batch(source)) {
                long began = System.nanoTime();
                var step = new Step(batch.getLast().number(), source.bytesRead());
                if (isCheck) {
                    look(weigh, batch, step);
                } else {
                    take(weigh, batch, step);
                }
                sheet.setPosition(step.position());
                if (!mayGoOn.after(Duration.ofNanos(System.nanoTime() - began))) {
                    rows.leave(sheet);
                    return;
                }
            }
        }
        if (isCheck) {
            rows.checked(sheet);
        } else {
            rows.done(sheet);
        }
    }

    /** Asked after each batch; false leaves the rest to whoever looks next. */
    interface MayGoOn {
        boolean after(Duration batch);
    }

    private void look(Weighing<T, F> weigh, List<Row> batch, Step step) {
        transactions.run(() -> {
            rows.step(sheet, step);
            var weighed = weigh.weigh(batch);
            rows.count(sheet, weighed);
            rows.remember(sheet, weighed);
            rows.show(sheet, weighed.stream().filter(this::isAmongTheFirst).toList());
        });
    }

    private boolean isAmongTheFirst(Weighed<T, F> weighed) {
        return shown.merge(weighed.outcome().word(), 1, Integer::sum) <= SHOWN_OF_EACH;
    }

    /** A batch that fails as a whole is taken row by row, so that one row that cannot be kept is the only one. */
    private void take(Weighing<T, F> weigh, List<Row> batch, Step step) {
        try {
            transactions.run(() -> write(weigh, batch, step));
        } catch (Refused | DataIntegrityViolationException | IntegrityConstraintViolationException one) {
            for (var row : batch) {
                takeAlone(weigh, row, step);
                sheet.setPosition(row.number());
            }
        }
    }

    private void takeAlone(Weighing<T, F> weigh, Row row, Step step) {
        var here = new Step(row.number(), step.bytes());
        try {
            transactions.run(() -> write(weigh, List.of(row), here));
        } catch (Refused refused) {
            refuse(row, Reason.all(refused), here);
        } catch (DataIntegrityViolationException | IntegrityConstraintViolationException fault) {
            log.error("Row {} of import {} could not be kept", row.number(), sheet.getId(), fault);
            refuse(
                    row,
                    List.of(Reason.of(
                            null,
                            new Refused(
                                    "sheet.row-fault",
                                    "This row could not be kept, and that is our fault. It is on record."))),
                    here);
        }
    }

    private void refuse(Row row, List<Reason> reasons, Step step) {
        transactions.run(() -> {
            rows.step(sheet, step);
            rows.count(sheet, List.of(new Weighed<T, F>(row, List.of(), new Outcome.Refused<>(reasons))));
        });
    }

    private void write(Weighing<T, F> weigh, List<Row> batch, Step step) {
        rows.step(sheet, step);
        var twice = rows.twice(sheet, sheet.getPosition(), step.position());
        var weighed = weigh.weigh(
                batch.stream().filter(row -> !twice.contains(row.number())).toList());
        var fresh = new ArrayList<Fresh<F>>();
        for (var each : weighed) {
            switch (each.outcome()) {
                case Outcome.Added<T, F>(var added) -> fresh.add(added);
                case Outcome.Changed<T, F> changed -> book.change(changed.kept(), changed.form(), sheet.getBy());
                case Outcome.Unchanged<T, F> _, Outcome.Refused<T, F> _ -> {}
            }
        }
        if (!fresh.isEmpty()) {
            book.add(fresh, sheet.getBy());
        }
        rows.count(sheet, weighed);
        rows.countTwice(sheet, batch.size() - weighed.size());
    }

    private void skipWhatIsDone(SheetRows source) {
        if (sheet.getPosition() > 0) {
            source.skipTo(sheet.getPosition());
        }
    }

    private static List<Row> batch(SheetRows source) {
        var batch = new ArrayList<Row>(MOST_ROWS);
        int letters = 0;
        while (batch.size() < MOST_ROWS && letters < MOST_LETTERS) {
            @Nullable Row row = source.next();
            if (row == null) {
                break;
            }
            batch.add(row);
            letters += row.length();
        }
        return batch;
    }
}
