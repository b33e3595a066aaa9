package throughline.routing;

import java.util.UUID;

/** What the agent is doing has changed; announced after it is on record. */
public record AgentChanged(UUID agent, Presence now) {}
