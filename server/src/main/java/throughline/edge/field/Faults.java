package throughline.edge.field;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.ServletRequestBindingException;
import throughline.kernel.Away;
import throughline.kernel.Ids;

/** People read a technician's pages, so what goes wrong there is a page too. */
@Component
class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final FieldPages pages;
    private final Ids ids;

    Faults(FieldPages pages, Ids ids) {
        this.pages = pages;
        this.ids = ids;
    }

    /**
     * An address or a form that means nothing is not known here; all else is an incident.
     *
     * @throws Exception that the database is away, which is said at the door
     */
    ResponseEntity<String> page(Exception fault, HttpServletRequest request) throws Exception {
        if (Away.isTheReason(fault)) {
            throw fault;
        }
        if (fault instanceof TypeMismatchException || fault instanceof ServletRequestBindingException) {
            return pages.plain(HttpStatus.NOT_FOUND, "unknown", request);
        }
        LOG.error("Incident {}: a technician's page failed", ids.next(), fault);
        return pages.plain(HttpStatus.INTERNAL_SERVER_ERROR, "fault", request);
    }
}
