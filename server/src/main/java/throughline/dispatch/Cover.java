package throughline.dispatch;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who can be asked at this instant, for one order. */
interface Cover {
    /** Who stands for this word and is neither silent nor gone, in the order of asking. */
    List<UUID> of(Who who);

    /** The channels that somebody carries and by which this technician has an address. */
    Set<String> channels(UUID technician);

    /** Open offers to somebody whose turn went to somebody else meanwhile. */
    Set<UUID> relieved();
}
