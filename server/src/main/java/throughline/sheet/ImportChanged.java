package throughline.sheet;

import java.util.UUID;

/** An import moved; announced in the transaction of the move. @param isStill whether nothing goes on by itself now */
public record ImportChanged(UUID id, SheetKind kind, boolean isStill) {}
