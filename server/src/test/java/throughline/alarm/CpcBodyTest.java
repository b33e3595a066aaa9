package throughline.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.alarm.CpcBody.Dialect;
import throughline.alarm.Signal.Kind;
import throughline.alarm.Signal.Spot;

class CpcBodyTest {
    @ParameterizedTest
    @CsvSource({
        "KONE, 0410000000000000087654321, ALARM_RAISED",
        "KONE, 0421000000000000087654321, TEST_OK",
        "KONE, 0484000000000000087654321, ALARM_ENDED",
        "KONE, 0490000000000000087654321, FAULT_RAISED",
        "KONE, 0490000000000000187654321, FAULT_CLEARED", // published: the button works again
        "KONE, 0491000000000000087654321, FAULT_RAISED",
        "KONE, 0491000000000000187654321, FAULT_CLEARED",
        "KONE, 0431151007000000087654321, FAULT_RAISED",
        "KONE, 0431151007000000187654321, FAULT_CLEARED",
        "ANTENNA, 042787654321, ALARM_RAISED",
        "ANTENNA, 042687654321, TEST_OK",
        "ANTENNA, 048487654321, ALARM_ENDED",
        "ANTENNA, 049087654321, FAULT_RAISED",
        "ANTENNA, 049187654321, FAULT_RAISED",
        "ANTENNA_2N, 04270000087654321, ALARM_RAISED",
        "ANTENNA_2N, 04260000087654321, TEST_OK",
        "ANTENNA_2N, 04840000087654321, ALARM_ENDED",
        "ANTENNA_2N, 04900000087654321, FAULT_RAISED",
        "ANTENNA_2N, 04900000187654321, FAULT_CLEARED",
        "ANTENNA_2N, 04910000087654321, FAULT_RAISED", // published: the sound failed
        "ANTENNA_2N, 04910000187654321, FAULT_CLEARED",
        "ANTENNA_2N, 04170000087654321, FAULT_RAISED",
        "ANTENNA_2N, 04170000187654321, FAULT_CLEARED"
    })
    void whatDevicesSay(Dialect dialect, String body, Kind kind) throws CpcBody.Unreadable {
        var read = CpcBody.read(dialect, body);
        assertThat(read.kind()).isEqualTo(kind);
        assertThat(read.ident()).isEqualTo("87654321");
        assertThat(read.spot()).isEqualTo(Spot.UNKNOWN);
        assertThat(read.shaft()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0490000000000000187654321A50, 5, CAR", // published
        "0410000000000000087654321A11, 1, MACHINE_ROOM",
        "0410000000000000087654321A12, 1, SHAFT",
        "0410000000000000087654321A13, 1, CAR_ROOF",
        "0410000000000000087654321A14, 1, UNKNOWN",
        "0410000000000000087654321A16, 1, CAR_ROOF",
        "0410000000000000087654321A18, 1, UNKNOWN"
    })
    void whereAtTheLift(String body, int shaft, Spot spot) throws CpcBody.Unreadable {
        var read = CpcBody.read(Dialect.KONE, body);
        assertThat(read.shaft()).isEqualTo(shaft);
        assertThat(read.spot()).isEqualTo(spot);
    }

    @ParameterizedTest
    @CsvSource({
        "ANTENNA, 0492687654321, UNKNOWN", // printed in a manual as a checking call; it fits no table
        "KONE, 0427000000000000087654321, UNKNOWN",
        "KONE, 0410000000000000287654321, UNKNOWN",
        "KONE, 042787654321, MALFORMED",
        "KONE, 0510000000000000087654321, MALFORMED",
        "ANTENNA, 0427, MALFORMED",
        "ANTENNA, 042712345678901234567, MALFORMED",
        "ANTENNA, 042787654321A5, MALFORMED",
        "ANTENNA, 0427 87654321, MALFORMED",
        "ANTENNA_2N, '', MALFORMED"
    })
    void whatCannotBeRead(Dialect dialect, String body, FrameFault why) {
        assertThatExceptionOfType(CpcBody.Unreadable.class)
                .isThrownBy(() -> CpcBody.read(dialect, body))
                .satisfies(unreadable -> assertThat(unreadable.why()).isEqualTo(why));
    }
}
