package throughline.voice.sip;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.stack.SIPStackTimerTask;
import gov.nist.javax.sip.stack.timers.SipTimer;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stack's clockwork: one daemon thread that forgets cancelled tasks at once and prints nothing. Public because the stack makes
 * it by name.
 */
public final class StackTimer implements SipTimer {
    private static final Logger log = LoggerFactory.getLogger(StackTimer.class);

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("sip-timer").factory());

    public StackTimer() {
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void start(SipStackImpl stack, Properties properties) {}

    @Override
    public boolean isStarted() {
        return !thread.isShutdown();
    }

    @Override
    public boolean schedule(SIPStackTimerTask task, long delayMillis) {
        if (thread.isShutdown()) {
            return false;
        }
        task.setSipTimerTask(thread.schedule(() -> run(task), delayMillis, TimeUnit.MILLISECONDS));
        return true;
    }

    @Override
    public boolean scheduleWithFixedDelay(SIPStackTimerTask task, long delayMillis, long periodMillis) {
        if (thread.isShutdown()) {
            return false;
        }
        task.setSipTimerTask(
                thread.scheduleWithFixedDelay(() -> run(task), delayMillis, periodMillis, TimeUnit.MILLISECONDS));
        return true;
    }

    @Override
    public boolean cancel(SIPStackTimerTask task) {
        if (!(task.getSipTimerTask() instanceof Future<?> scheduled)) {
            return false;
        }
        task.cleanUpBeforeCancel();
        task.setSipTimerTask(null);
        return scheduled.cancel(false);
    }

    /**
     * Stops, and spares the caller the second that the stack sleeps after this, by an interrupt that this sleep takes: there is
     * nothing left to wait for.
     */
    @Override
    public void stop() {
        thread.shutdownNow();
        Thread.currentThread().interrupt();
    }

    private static void run(SIPStackTimerTask task) {
        try {
            task.runTask();
        } catch (RuntimeException fault) {
            log.debug("A task of the SIP stack failed: {}", fault.getClass().getName());
        }
    }
}
