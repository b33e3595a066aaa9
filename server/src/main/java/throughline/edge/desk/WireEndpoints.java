package throughline.edge.desk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.alarm.AlarmDevice;
import throughline.alarm.AlarmDevices;
import throughline.alarm.UnreadFrame;
import throughline.alarm.UnreadFrames;
import throughline.kernel.Page;
import throughline.kernel.Slice;
import throughline.people.People;

/** What came in over the wires of alarm devices and belongs nowhere yet: devices that nobody entered, and frames that nobody can read. */
@RestController
class WireEndpoints {
    private final AlarmDevices devices;
    private final UnreadFrames frames;
    private final People people;

    WireEndpoints(AlarmDevices devices, UnreadFrames frames, People people) {
        this.devices = devices;
        this.frames = frames;
        this.people = people;
    }

    /** What each field means stands at {@link UnreadFrame}. @param hex its bytes @param text the same where they can be printed */
    record FrameShown(
            UUID id,
            String wire,
            String side,
            String hex,
            String text,
            String why,
            int times,
            Instant firstAt,
            Instant lastAt) {
        static FrameShown of(UnreadFrame frame) {
            return new FrameShown(
                    frame.id(),
                    frame.wire(),
                    frame.side(),
                    HexFormat.ofDelimiter(" ").formatHex(frame.frame()),
                    new String(frame.frame(), ISO_8859_1).replaceAll("[^ -~]", "·"),
                    frame.why(),
                    frame.times(),
                    frame.firstAt(),
                    frame.lastAt());
        }
    }

    record Kept(@Nullable UUID unit) {}

    @GetMapping("/api/unread-frames")
    Page<FrameShown> unread(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var page = frames.list(Slice.of(after, limit, null));
        return new Page<>(page.items().stream().map(FrameShown::of).toList(), page.next());
    }

    @GetMapping("/api/alarm-devices")
    Page<AlarmDevice> unknown(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return devices.unknown(Slice.of(after, limit, null));
    }

    @PostMapping("/api/alarm-devices/{id}/keep")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@PathVariable UUID id, @RequestBody Kept kept) {
        devices.keep(id, kept.unit(), people.current().person().value());
    }

    @DeleteMapping("/api/alarm-devices/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id) {
        devices.delete(id, people.current().person().value());
    }
}
