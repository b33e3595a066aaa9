package throughline.edge.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What technicians have to do, hour by hour, and where they were last.
 *
 * @param technicians those on call now first, then those who have something to do, then the others by name
 * @param all how many there are; not all of them stand here
 */
record Plan(Instant from, Instant until, List<Row> technicians, int all) {
    /**
     * One technician.
     *
     * @param onCall with which rank they are asked now; null while it is nobody's turn of theirs
     * @param seen where they were last; null while they never reported from a place on the map
     */
    record Row(
            ContactRow.Named technician,
            String area,
            @Nullable Integer onCall,
            @Nullable Place seen,
            List<Away> away,
            List<OnCallTurn> turns,
            List<Bar> bars) {}

    record Place(double latitude, double longitude, Instant at) {}

    /** They cannot be asked. */
    record Away(Instant from, Instant to) {}

    record OnCallTurn(String area, int rank, Instant from, Instant to) {}

    /**
     * One order of theirs.
     *
     * @param offered they are being asked and have not answered; then it lasts until the answer is due
     * @param from when they accepted, or were asked
     * @param until when they left; of a visit that goes on, when the usual job would be over
     * @param guessed nobody knows yet when it ends
     * @param arrivesAt what they promised
     * @param reportDueAt when their report should be there; null until they are on site
     */
    record Bar(
            OrderCard.OrderNumber order,
            String state,
            int priority,
            String headline,
            String street,
            String city,
            boolean offered,
            Instant from,
            Instant until,
            boolean guessed,
            @Nullable Instant arrivesAt,
            @Nullable Instant onTheWayAt,
            @Nullable Instant onSiteAt,
            @Nullable Instant reportDueAt) {
        /** The same of somebody who is less far, or farther, than whoever speaks for the order. */
        Bar standing(String now) {
            return new Bar(
                    order,
                    now,
                    priority,
                    headline,
                    street,
                    city,
                    offered,
                    from,
                    until,
                    guessed,
                    arrivesAt,
                    onTheWayAt,
                    onSiteAt,
                    reportDueAt);
        }
    }
}
