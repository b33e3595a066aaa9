package throughline.edge.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** A database that is killed under everybody's hands makes nobody's request wrong. */
class DatabaseAwayTest {
    private final DatabaseAway door = new DatabaseAway(new JsonMapper());

    @ParameterizedTest
    @NullSource // of a connection that the pool has closed
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03"})
    void isSaidToWhoeverAsksSoThatTheyAskAgain(@Nullable String state) throws Exception {
        var desktop = asks("application/json", state);
        assertThat(desktop.getStatus()).isEqualTo(503);
        assertThat(desktop.getHeader("Retry-After")).isEqualTo("1");
        assertThat(desktop.getContentAsString()).contains("\"code\":\"edge.database-away\"");
        assertThat(asks("text/html,*/*", state).getContentAsString())
                .as("a technician's phone looks again by itself")
                .contains("http-equiv=\"refresh\"", "資料庫");
    }

    @Test
    void anyOtherFaultStaysAFault() {
        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> asks("application/json", "23505"));
    }

    private MockHttpServletResponse asks(String accepts, @Nullable String state) throws Exception {
        var request = new MockHttpServletRequest("POST", "/api/requests");
        request.addHeader("Accept", accepts);
        var response = new MockHttpServletResponse();
        var fault = new DataAccessResourceFailureException("select", new SQLException("gone", state));
        door.doFilter(request, response, new MockFilterChain() {
            @Override
            public void doFilter(jakarta.servlet.ServletRequest asked, jakarta.servlet.ServletResponse answer) {
                throw fault;
            }
        });
        return response;
    }
}
