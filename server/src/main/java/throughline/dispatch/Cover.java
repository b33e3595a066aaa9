package throughline.dispatch;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who can be asked at this instant, for one order. */
interface Cover {
    /** Who stands for this word and is neither silent nor gone, in the order of asking. */
    List<UUID> of(Who who);

    /** Whether somebody carries this channel and the technician has an address there. */
    boolean reaches(UUID technician, String channel);

    /** Open offers to somebody whose turn went to somebody else meanwhile. */
    Set<UUID> relieved();
}
