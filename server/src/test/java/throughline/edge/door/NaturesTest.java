package throughline.edge.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NaturesTest {
    @ParameterizedTest
    @CsvSource({
        "people.sign-in-refused, 401",
        "people.sign-in-needed, 401",
        "people.not-allowed, 403",
        "people.no-such-session, 404",
        "asset.unit-not-found, 404",
        "kernel.edited-by-someone-else, 409",
        "people.email-taken, 409",
        "work.already-closed, 409",
        "people.too-many-attempts, 429",
        "people.password-too-short, 422",
    })
    void theReasonDecidesTheStatus(String code, int status) {
        assertThat(Natures.statusOf(code).value()).isEqualTo(status);
    }
}
