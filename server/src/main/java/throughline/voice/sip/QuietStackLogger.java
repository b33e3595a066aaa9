package throughline.voice.sip;

import gov.nist.core.StackLogger;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the stack's own log goes: to debug, without the messages, which hold telephone numbers. What strangers send is no fault of
 * ours; it is counted by {@link Reader} and {@link Gate}. Public because the stack makes it by name.
 */
public final class QuietStackLogger implements StackLogger {
    private static final Logger log = LoggerFactory.getLogger(QuietStackLogger.class);

    private static void note(String what, Throwable why) {
        log.debug("The SIP stack met {}: {}", what, why.getClass().getName());
    }

    @Override
    public void logException(Throwable ex) {
        note("an exception", ex);
    }

    @Override
    public void logError(String message, Exception ex) {
        note("an error", ex);
    }

    @Override
    public void logDebug(String message, Exception ex) {
        note("something", ex);
    }

    @Override
    public void logFatalError(String message) {
        log.warn("The SIP stack met a fatal error: {}", message);
    }

    @Override
    public boolean isLoggingEnabled() {
        return false;
    }

    @Override
    public boolean isLoggingEnabled(int logLevel) {
        return false;
    }

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public String getLoggerName() {
        return log.getName();
    }

    @Override
    public void logStackTrace() {}

    @Override
    public void logStackTrace(int traceLevel) {}

    @Override
    public void logDebug(String message) {}

    @Override
    public void logTrace(String message) {}

    @Override
    public void logError(String message) {}

    @Override
    public void logWarning(String message) {}

    @Override
    public void logInfo(String message) {}

    @Override
    public void disableLogging() {}

    @Override
    public void enableLogging() {}

    @Override
    public void setBuildTimeStamp(String buildTimeStamp) {}

    @Override
    public void setStackProperties(Properties stackProperties) {}
}
