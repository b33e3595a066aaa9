package throughline.dispatch;

import java.time.LocalDate;

/** Something without which a technician may not work, such as a certificate. @param until the last day on which it counts */
public record Licence(String name, LocalDate until) {}
