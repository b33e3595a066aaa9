package throughline;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;
import throughline.house.Start;

/** One line through which everything is reached. Parts are known by their room and name, so two rooms may use the same word. */
@EnableScheduling
@SpringBootApplication(
        exclude = UserDetailsServiceAutoConfiguration.class,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Throughline {
    public static void main(String[] arguments) {
        Start.run(Throughline.class, arguments);
    }
}
