package throughline.fieldapp;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.util.Arrays;

/**
 * Keys on the curve P-256, written as push services and browsers write them (SEC 1, section 2.3.3):
 *
 * <pre>
 * 04 | x: 32 bytes | y: 32 bytes
 * </pre>
 */
final class Curve {
    static final int POINT = 65;
    private static final int COORDINATE = 32;
    private static final byte UNCOMPRESSED = 4;
    private static final String NAME = "secp256r1";
    private static final ECParameterSpec P256 = parameters();

    private Curve() {}

    static KeyPair fresh() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(NAME));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows P-256", e);
        }
    }

    static byte[] written(ECPublicKey key) {
        var point = new byte[POINT];
        point[0] = UNCOMPRESSED;
        put(key.getW().getAffineX(), point, 1);
        put(key.getW().getAffineY(), point, 1 + COORDINATE);
        return point;
    }

    /** @throws IllegalArgumentException for anything that is no point of the curve */
    static ECPublicKey read(byte[] point) {
        if (point.length != POINT || point[0] != UNCOMPRESSED) {
            throw new IllegalArgumentException("Not an uncompressed point of P-256.");
        }
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE, POINT));
        if (!isOn(P256.getCurve(), x, y)) {
            throw new IllegalArgumentException("Not on P-256.");
        }
        try {
            return (ECPublicKey)
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), P256));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not a key of P-256.", e);
        }
    }

    /** y² = x³ + ax + b: a point of another curve would give our secret away bit by bit. */
    private static boolean isOn(EllipticCurve curve, BigInteger x, BigInteger y) {
        var p = ((java.security.spec.ECFieldFp) curve.getField()).getP();
        var right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p);
        return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.pow(2).mod(p).equals(right);
    }

    private static void put(BigInteger number, byte[] into, int at) {
        var bytes = number.toByteArray();
        int from = Math.max(0, bytes.length - COORDINATE); // a sign byte may stand before it
        System.arraycopy(bytes, from, into, at + COORDINATE - (bytes.length - from), bytes.length - from);
    }

    private static ECParameterSpec parameters() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(NAME));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows P-256", e);
        }
    }
}
