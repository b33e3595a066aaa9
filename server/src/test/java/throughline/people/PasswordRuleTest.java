package throughline.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.kernel.Refused;
import throughline.people.PasswordRule.Candidate;

class PasswordRuleTest {
    // ASVS 6.2.5, 6.2.9
    @ParameterizedTest
    @ValueSource(
            strings = {
                "grannar lagar bryggan", // three words
                "電梯維修公司的密碼很長很長", // not a Latin letter in it
                "7 kanaarilindu laulavad",
                "k3#Vz9!pQw8x",
                "ten words in a row are more than sixty-four letters long, every time"
            })
    void aLongPasswordOfOnesOwnIsTaken(String password) {
        assertThatCode(() -> check(password)).doesNotThrowAnyException();
    }

    // ASVS 6.1.2, 6.2.1, 6.2.4, 6.2.11
    @ParameterizedTest
    @CsvSource({
        "elevenchars, people.password-too-short",
        "password1234, people.password-too-common",
        "P4ssw0rd2026!, people.password-too-common",
        "Välkommen2026!, people.password-too-common",
        "qwertyuiop123, people.password-too-common",
        "1234567890123, people.password-too-common",
        "abcabcabcabca, people.password-too-common",
        "aaaaaaaaaaaaaaaa, people.password-too-common",
        "Throughline2026, people.password-too-common",
        "ana.kovac1987, people.password-holds-name",
        "AnaKovacLift9, people.password-holds-name",
    })
    void whatOthersGuessFirstIsRefused(String password, String code) {
        assertThatThrownBy(() -> check(password))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static void check(String password) {
        PasswordRule.check(new Candidate(password, "ana.kovac@lift.example", "Ana Kovač"));
    }
}
