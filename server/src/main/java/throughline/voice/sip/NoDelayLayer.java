package throughline.voice.sip;

import gov.nist.core.net.DefaultNetworkLayer;
import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * TCP without Nagle's delay: 180 and 200 are two small writes, and the second would wait up to 100 ms for the other side's delayed
 * acknowledgement. Public because the stack makes it by name.
 */
public final class NoDelayLayer implements NetworkLayer {
    private final NetworkLayer usual = DefaultNetworkLayer.SINGLETON;

    private static Socket prompt(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return socket;
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress bind) throws IOException {
        return new ServerSocket(port, backlog, bind) {
            @Override
            public Socket accept() throws IOException {
                return prompt(super.accept());
            }
        };
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return prompt(usual.createSocket(address, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local) throws IOException {
        return prompt(usual.createSocket(address, port, local));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        return prompt(usual.createSocket(address, port, local, localPort));
    }

    @Override
    public DatagramSocket createDatagramSocket() throws SocketException {
        return usual.createDatagramSocket();
    }

    @Override
    public DatagramSocket createDatagramSocket(int port, InetAddress bind) throws SocketException {
        return usual.createDatagramSocket(port, bind);
    }

    @Override
    public SSLServerSocket createSSLServerSocket(int port, int backlog, InetAddress bind) throws IOException {
        return usual.createSSLServerSocket(port, backlog, bind);
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port) throws IOException {
        return usual.createSSLSocket(address, port);
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port, InetAddress local) throws IOException {
        return usual.createSSLSocket(address, port, local);
    }

    @Override
    public void setSipStack(SipStackImpl stack) {
        usual.setSipStack(stack);
    }
}
