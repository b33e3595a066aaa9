package throughline.offercall;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import throughline.house.Settings;
import throughline.voice.Speech;

/** The voice in which the house speaks. */
@Configuration
class SpeechConfiguration {
    @Bean
    Speech speech(Settings settings) {
        return new Speech(
                settings.absoluteHome().resolve("prompts"),
                settings.offerCalls().speech());
    }
}
