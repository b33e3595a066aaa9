package throughline.sheet;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;
import throughline.kernel.Scope;
import throughline.kernel.Transactions;
import throughline.sheet.PassRows.NoLongerOurs;
import throughline.sheet.db.tables.records.ImportRecord;
import tools.jackson.databind.json.JsonMapper;

/**
 * Moves imports, one at a time, in a thread of its own with one connection: nobody waits for an import, and it takes no more than one
 * processor from those who talk. Where the machine has more to do than it can, it does half as much.
 */
@Component
class Passes implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Passes.class);
    private static final long SAFETY_NET_SECONDS = 2;
    private static final Duration LONGEST_BATCH = Duration.ofSeconds(10);
    private static final double BUSY = 1.5;

    private final PassRows rows;
    private final ImportRows imports;
    private final SheetFiles files;
    private final Books books;
    private final Numbers numbers;
    private final Transactions transactions;
    private final JsonMapper json;
    private final Semaphore nudges = new Semaphore(0);
    private volatile @Nullable Thread loop;

    Passes(
            PassRows rows,
            ImportRows imports,
            SheetFiles files,
            Books books,
            Numbers numbers,
            Transactions transactions,
            JsonMapper json) {
        this.rows = rows;
        this.imports = imports;
        this.files = files;
        this.books = books;
        this.numbers = numbers;
        this.transactions = transactions;
        this.json = json;
    }

    /** Looks at once instead of at the next beat. */
    void nudge() {
        nudges.release();
    }

    @Override
    public void start() {
        var fresh = Thread.ofPlatform()
                .name("imports")
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .unstarted(Scope.EVERYTHING.around(this::live));
        loop = fresh; // before it runs: it lives only while it is the loop
        fresh.start();
    }

    /** Lets the batch in hand finish: an interrupt in the middle of a query would break its connection. */
    @Override
    public void stop() {
        var running = loop;
        loop = null;
        if (running != null) {
            nudge();
            try {
                running.join(LONGEST_BATCH);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }

    private boolean isWanted() {
        return loop == Thread.currentThread();
    }

    private void live() {
        while (isWanted()) {
            try {
                boolean _ = nudges.tryAcquire(SAFETY_NET_SECONDS, TimeUnit.SECONDS);
                nudges.drainPermits();
                for (var sheet = next(); sheet != null; sheet = next()) {
                    move(sheet);
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException fault) {
                log.error("Imports could not be moved; the next look goes on where this one stopped", fault);
            }
        }
    }

    private @Nullable ImportRecord next() {
        return isWanted() ? rows.claim() : null;
    }

    private void move(ImportRecord sheet) {
        try {
            pass(sheet, books.of(SheetKind.of(sheet.getKind()))).go(files.find(sheet.getId()), this::mayGoOn);
        } catch (NoLongerOurs _) {
            log.info("Import {} was taken out of our hands", sheet.getId());
        } catch (Refused why) {
            rows.failed(sheet, why);
        } catch (IllegalStateException | IllegalArgumentException | NullPointerException fault) {
            log.error("Import {} stopped at row {}", sheet.getId(), sheet.getPosition(), fault);
            rows.failed(
                    sheet,
                    new Refused(
                            "sheet.fault",
                            "This import stopped after row {0}, and that is our fault. It is on record.",
                            sheet.getPosition()));
        } catch (IOException unreadable) {
            log.error("The file of import {} cannot be read", sheet.getId(), unreadable);
            rows.failed(
                    sheet,
                    new Refused(
                            "sheet.unreadable", "The file of this import cannot be read any more. Upload it again."));
        }
    }

    private <T, F> Pass<T, F> pass(ImportRecord sheet, Book<T, F> book) {
        var mapping = imports.mapping(sheet);
        return new Pass<>(sheet, book, head -> new Weighing<>(book, numbers, json, head, mapping), rows, transactions);
    }

    private boolean mayGoOn(Duration batch) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        if (system.getSystemLoadAverage() > BUSY * system.getAvailableProcessors()) {
            giveWay(batch);
        }
        return isWanted();
    }

    private static void giveWay(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
