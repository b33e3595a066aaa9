package throughline.edge.directory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import throughline.customer.ContactPerson;

/** Somebody who speaks for a customer. @param checkedBy who last asked whether all of it is still true; null when nobody here did */
record PersonShown(
        @JsonUnwrapped ContactPerson person, @Nullable Named checkedBy) {}
