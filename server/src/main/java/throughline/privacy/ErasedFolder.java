package throughline.privacy;

import java.nio.file.Path;

/** Where it is kept who was erased, as marks: in no backup, so that it still tells after one was brought back. */
public record ErasedFolder(Path folder) {}
