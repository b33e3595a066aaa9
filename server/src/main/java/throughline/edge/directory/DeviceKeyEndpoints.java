package throughline.edge.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.alarm.AnsweredWithin;
import throughline.alarm.DeviceKeyForm;
import throughline.alarm.DeviceKeys;
import throughline.alarm.PollForm;
import throughline.alarm.Polls;
import throughline.people.People;

/**
 * How alarm devices are talked with: under which key each speaks, which goes in here and never comes out, how often it has to be heard, and
 * which peers expect the answer within the response.
 */
@RestController
@RequestMapping("/api")
@ResponseStatus(HttpStatus.NO_CONTENT)
class DeviceKeyEndpoints {
    private final DeviceKeys keys;
    private final Polls polls;
    private final AnsweredWithin answeredWithin;
    private final People people;

    DeviceKeyEndpoints(DeviceKeys keys, Polls polls, AnsweredWithin answeredWithin, People people) {
        this.keys = keys;
        this.polls = polls;
        this.answeredWithin = answeredWithin;
        this.people = people;
    }

    @PutMapping("/device-keys/{wire}/{ident}")
    void set(@PathVariable String wire, @PathVariable String ident, @RequestBody DeviceKeyForm form) {
        keys.set(wire, ident, form, user());
    }

    @DeleteMapping("/device-keys/{wire}/{ident}")
    void forget(@PathVariable String wire, @PathVariable String ident) {
        keys.forget(wire, ident, user());
    }

    @PutMapping("/device-polls/{wire}/{ident}")
    void expect(@PathVariable String wire, @PathVariable String ident, @RequestBody PollForm form) {
        polls.expect(wire, ident, form, user());
    }

    /** @param within whether our document stands in the SIP response to theirs, and not in a MESSAGE of our own */
    record AnswerStyle(boolean within) {}

    @GetMapping("/scaip-peers")
    @ResponseStatus(HttpStatus.OK)
    List<String> answeredWithin() {
        return answeredWithin.peers();
    }

    @PutMapping("/scaip-peers/{peer}")
    void answer(@PathVariable String peer, @RequestBody AnswerStyle style) {
        answeredWithin.set(peer, style.within(), user());
    }

    private @Nullable UUID user() {
        var user = people.current().user();
        return user == null ? null : user.value();
    }
}
