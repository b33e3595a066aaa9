package throughline.telephony;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import throughline.contact.Contacts;

/** Calls do not survive the process that carried them. Before new ones come, the old ones are closed with that reason. */
@Component
class AfterRestart {
    private static final Logger log = LoggerFactory.getLogger(AfterRestart.class);

    private final Contacts contacts;
    private final CallRecords records;
    private final Reception reception;
    private final RecordingFiles recordings;

    AfterRestart(Contacts contacts, CallRecords records, Reception reception, RecordingFiles recordings) {
        this.contacts = contacts;
        this.records = records;
        this.reception = reception;
        this.recordings = recordings;
    }

    void tidy() {
        var closed = contacts.closeAfterRestart();
        records.endAllAfterRestart();
        if (!closed.isEmpty()) {
            log.warn(
                    "{} calls were cut off by the last stop; their contacts are closed with that reason",
                    closed.size());
        }
        reception.admitWhatWasSpooled();
        recordings.recover();
        reception.warmUp();
    }
}
