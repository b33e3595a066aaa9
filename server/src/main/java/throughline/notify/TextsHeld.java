package throughline.notify;

/**
 * Texts that somebody from outside causes are held back, because too many went to numbers with the same beginning.
 *
 * @param beginning of the numbers, such as {@code +447911}
 */
public record TextsHeld(String beginning) {}
