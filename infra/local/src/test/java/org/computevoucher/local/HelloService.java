package org.computevoucher.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * The smallest program that starts like one of our services: says it is ready, and shows what it
 * was started with.
 */
public final class HelloService {

    private HelloService() {}

    public static void main(String[] args) throws IOException {
        if (System.getenv("FAIL") != null) {
            throw new IllegalStateException("told to fail: " + System.getenv("FAIL"));
        }
        int port = Integer.parseInt(System.getenv("SERVER_PORT"));
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = System.getenv().toString().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(body);
                    }
                });
        server.start();
        System.out.println("hello");
    }

    /** Packs this class as an executable jar. */
    public static Path jar(Path directory) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, HelloService.class.getName());
        String entry = HelloService.class.getName().replace('.', '/') + ".class";
        Path jar = directory.resolve("hello-exec.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var in = HelloService.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            java.util.Objects.requireNonNull(in).transferTo(out);
            out.closeEntry();
        }
        return jar;
    }
}
