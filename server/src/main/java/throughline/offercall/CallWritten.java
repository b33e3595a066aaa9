package throughline.offercall;

/** Said in the transaction that writes a call: there is somebody to dial after it. */
record CallWritten() {}
