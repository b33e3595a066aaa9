package throughline.contact;

import java.util.UUID;

/** The agent is about to finish a contact with this outcome; whoever keeps it open may let it go now. */
public record ContactFinishing(UUID contact, UUID agent, Outcome outcome) {}
