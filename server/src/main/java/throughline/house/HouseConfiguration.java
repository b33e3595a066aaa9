package throughline.house;

import static java.util.Objects.requireNonNullElse;

import java.util.stream.StreamSupport;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import throughline.audit.AuditFolders;
import throughline.egress.EgressRule;
import throughline.kernel.Scope;
import throughline.kernel.Seeing;
import throughline.people.PasskeyRule;
import throughline.privacy.ErasedFolder;

@Configuration(proxyBeanMethods = false)
class HouseConfiguration {
    private static final int AT_ONCE = 4;

    /** Whoever does not say for whom he asks sees nothing. */
    @Bean
    @ConditionalOnMissingBean
    Seeing seeing() {
        return new Seeing(Scope.NOTHING);
    }

    /** What the house does by itself, it does for the whole company. */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(AT_ONCE);
        scheduler.setThreadFactory(
                Scope.EVERYTHING.threads(Thread.ofPlatform().daemon().name("scheduled-", 1)));
        return scheduler;
    }

    @Bean
    Settings settings(Environment environment) {
        var sources = ConfigurationPropertySources.get(environment);
        return SettingsReader.bind(
                StreamSupport.stream(sources.spliterator(), false).toArray(ConfigurationPropertySource[]::new));
    }

    @Bean
    AuditFolders auditFolders(Settings settings) {
        return folders(settings);
    }

    /** Beside the keys of the recordings, which whoever brings a backup back needs as well. */
    @Bean
    ErasedFolder erasedFolder(Settings settings) {
        return new ErasedFolder(settings.recordingKeys());
    }

    @Bean
    PasskeyRule passkeyRule(Settings settings) {
        return passkeys(settings);
    }

    static PasskeyRule passkeys(Settings settings) {
        return new PasskeyRule(settings.passkeysRequired(), settings.url());
    }

    @Bean
    EgressRule egressRule(Settings settings) {
        return new EgressRule(settings.egress().thisMachine());
    }

    static AuditFolders folders(Settings settings) {
        var usual = AuditFolders.in(settings.absoluteHome());
        var set = settings.audit();
        return new AuditFolders(
                requireNonNullElse(set.keys(), usual.keys()),
                usual.signatures(),
                requireNonNullElse(set.checkpoints(), usual.checkpoints()));
    }
}
