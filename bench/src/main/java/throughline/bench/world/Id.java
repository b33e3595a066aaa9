package throughline.bench.world;

/**
 * An id that is computed and never looked up: UUID version 7 of the time of its thing, with bits of its seed, kind and index where the
 * product puts a counter and chance. One object is used for many ids.
 */
final class Id {
    long high;
    long low;

    Id of(long seed, Chance.Kind kind, long index, long millis) {
        long bits = Chance.mix(Chance.mix(seed ^ (kind.ordinal() + 1L) << 56) ^ index);
        high = millis << 16 | 0x7000 | bits & 0xFFF;
        low = Chance.mix(bits) >>> 2 | 0x8000000000000000L;
        return this;
    }

    Id copy(Id other) {
        high = other.high;
        low = other.low;
        return this;
    }

    @Override
    public String toString() {
        return new java.util.UUID(high, low).toString();
    }
}
