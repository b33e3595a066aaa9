package throughline.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GuestsTest {
    @Test
    void oneAddressLeavesRoomForOthers() {
        var guests = new Guests(3, 2);
        assertThat(guests.mayEnter("a")).isTrue();
        assertThat(guests.mayEnter("a")).isTrue();
        assertThat(guests.mayEnter("a")).isFalse();
        assertThat(guests.mayEnter("b")).isTrue();
        assertThat(guests.mayEnter("c")).isFalse();
        guests.leaves("a");
        assertThat(guests.mayEnter("c")).isTrue();
        assertThat(guests.count()).isEqualTo(3);
    }
}
