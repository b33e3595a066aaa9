package throughline.edge.outbox;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import throughline.privacy.PersonalData;
import throughline.privacy.Reach;
import throughline.privacy.Trace;

/** Texts that were written into the file because no gateway carries them. */
@Component
class OutboxTraces implements PersonalData {
    private final OutboxFile file;

    OutboxTraces(OutboxFile file) {
        this.file = file;
    }

    @Override
    public List<Trace> traces() {
        return List.of(new Blocks());
    }

    private final class Blocks implements Trace {
        @Override
        public String name() {
            return "outbox-file";
        }

        @Override
        public Count count(Reach of, Reach held) {
            long all = file.of(of).size();
            long kept = file.of(of).stream().filter(file.of(held)::contains).count();
            return new Count(all - kept, kept, 0);
        }

        @Override
        public List<Hit> hits(Reach of, Reach held, int most) {
            return List.of();
        }

        @Override
        public int wipe(Reach of, Reach held, int most) {
            return file.strike(of, held);
        }

        @Override
        public void tell(Reach of, Listener listener) throws IOException {
            for (var block : file.of(of)) {
                listener.hears(Map.of("text", block));
            }
        }
    }
}
