package throughline.sheet;

import static java.nio.charset.CodingErrorAction.REPORT;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Refused;

/** How the letters of a sheet are written in bytes: as spreadsheet programs of the countries that we serve do it. */
public enum Encoding {
    UTF_8("UTF-8"),
    UTF_16LE("UTF-16LE"),
    UTF_16BE("UTF-16BE"),
    WINDOWS_1252("windows-1252"),
    WINDOWS_1257("windows-1257"),
    /** Traditional Chinese, with Microsoft's additions. */
    BIG5("x-windows-950");

    private final Charset charset;

    Encoding(String charset) {
        this.charset = Charset.forName(charset);
    }

    @JsonValue
    public String word() {
        return this == BIG5 ? "Big5" : charset.name();
    }

    /** @throws Refused {@code sheet.encoding-unknown} */
    public static Encoding of(String word) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "sheet.encoding-unknown",
                        "{0} is not among the encodings that we read: {1}.",
                        word,
                        String.join(
                                ", ",
                                Arrays.stream(values()).map(Encoding::word).toList())));
    }

    static @Nullable Encoding ofOrNone(@Nullable String word) {
        return word == null ? null : of(word);
    }

    /** Guesses nothing: a byte that means nothing is a fault. */
    CharsetDecoder decoder() {
        return charset.newDecoder().onMalformedInput(REPORT).onUnmappableCharacter(REPORT);
    }

    /** How many bytes one line break has at least; to count lines without reading letters. */
    boolean isWide() {
        return this == UTF_16LE || this == UTF_16BE;
    }
}
