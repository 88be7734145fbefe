package io.tongxing.deploy.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The ports of one stack, all on 127.0.0.1. */
public record Ports(int server, int sandbox, int management, int postgres) {

    public Ports {
        for (int port : List.of(server, sandbox, management, postgres)) {
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("not a port: " + port);
            }
        }
    }

    /** The published layout: server N, portal N+1, sandbox N+2, management N+3, PostgreSQL N+4. */
    public static Ports from(int base) {
        return new Ports(base, base + 2, base + 3, base + 4);
    }

    /** Ports that nobody listens on at this moment. */
    public static Ports free() {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> free =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return new Ports(free.get(0), free.get(1), free.get(2), free.get(3));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first of these ports that cannot be had, with what it is for. */
    public Optional<Map.Entry<Integer, String>> taken() {
        Map<Integer, String> purposes = new TreeMap<>(Map.of(
                server, "identity server", sandbox, "sandbox", management, "management", postgres, "PostgreSQL"));
        return purposes.entrySet().stream()
                .filter(port -> !isFree(port.getKey()))
                .findFirst();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of the previous run that still linger do not take the port.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
