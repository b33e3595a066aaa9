package throughline.kernel;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Work that is kept whole or not at all, and what may happen only once it is kept. */
@Component
public class Transactions {
    private final TransactionTemplate template;

    Transactions(PlatformTransactionManager manager) {
        this.template = new TransactionTemplate(manager);
    }

    /** Runs in the transaction of the caller, or in a new one. */
    public <T extends @Nullable Object> T in(Supplier<T> work) {
        return template.execute(_ -> work.get());
    }

    public void run(Runnable work) {
        template.executeWithoutResult(_ -> work.run());
    }

    /** Whether this thread is in one, whose end is somebody else's to say. */
    public boolean isInside() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    /** Does the work and undoes it, so that the first real one finds everything loaded. */
    public void rehearse(Runnable work) {
        template.executeWithoutResult(status -> {
            work.run();
            status.setRollbackOnly();
        });
    }

    /** Runs after the commit of the surrounding transaction, in the same thread; never after a roll-back. At once when there is none. */
    public void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
