package throughline.fieldapp;

/** Said in the transaction that writes a message: there is something to push after it. */
record PushWritten() {}
