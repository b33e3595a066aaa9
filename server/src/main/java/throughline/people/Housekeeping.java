package throughline.people;

import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Every minute: sessions that are over are ended, old attempts are forgotten. Harmless when several nodes do it at once. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Housekeeping {
    private final Sessions sessions;
    private final Attempts attempts;
    private final PasskeyChallenges challenges;
    private final ProviderRequests requests;
    private final BreakGlass breakGlass;

    Housekeeping(
            Sessions sessions,
            Attempts attempts,
            PasskeyChallenges challenges,
            ProviderRequests requests,
            BreakGlass breakGlass) {
        this.sessions = sessions;
        this.attempts = attempts;
        this.challenges = challenges;
        this.requests = requests;
        this.breakGlass = breakGlass;
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        sessions.sweep();
        attempts.sweep();
        challenges.sweep();
        requests.sweep();
        breakGlass.sweep();
    }
}
