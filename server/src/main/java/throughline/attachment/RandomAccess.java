package throughline.attachment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** Looks at single bytes of a file; what lies past its end reads as zero. */
final class RandomAccess {
    private final FileChannel file;

    RandomAccess(FileChannel file) {
        this.file = file;
    }

    long length() throws IOException {
        return file.size();
    }

    boolean startsWith(long at, String letters) throws IOException {
        var wanted = letters.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.wrap(wanted).equals(read(at, wanted.length));
    }

    int u8(long at) throws IOException {
        return read(at, 1).get(0) & 0xff;
    }

    int u16(long at) throws IOException {
        return read(at, 2).getShort(0) & 0xffff;
    }

    /** Big-endian, as PNG writes; negative when it is past 2 GB. */
    int i32(long at) throws IOException {
        return read(at, 4).getInt(0);
    }

    /** Little-endian, as WebP writes. */
    int u24le(long at) throws IOException {
        return read(at, 4).order(ByteOrder.LITTLE_ENDIAN).getInt(0) & 0xffffff;
    }

    int i32le(long at) throws IOException {
        return read(at, 4).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
    }

    private ByteBuffer read(long at, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) > 0) {
            continue;
        }
        return bytes.clear();
    }
}
