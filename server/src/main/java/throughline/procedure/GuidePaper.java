package throughline.procedure;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import tools.jackson.databind.json.JsonMapper;

/** The guide that ships with the program: a good beginning, which the company's safety department has still to approve. */
@Component
class GuidePaper {
    private final JsonMapper json;

    GuidePaper(JsonMapper json) {
        this.json = json;
    }

    /** Changes with every change of the file. */
    String digest() {
        return DigestUtils.md5DigestAsHex(bytes());
    }

    Guide read() {
        return json.readValue(bytes(), Guide.class);
    }

    private static byte[] bytes() {
        try {
            return new ClassPathResource("throughline/procedure/entrapment.json").getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The guide for people who are shut in is not in the program. Maybe it was built without it.", e);
        }
    }
}
