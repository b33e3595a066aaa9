package throughline;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;
import throughline.house.Start;

/** One line through which everything is reached. */
@EnableScheduling
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class Throughline {
    public static void main(String[] arguments) {
        Start.run(Throughline.class, arguments);
    }
}
