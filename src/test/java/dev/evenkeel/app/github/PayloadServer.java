package dev.evenkeel.app.github;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Hands out a release's files over TLS on the loopback, as they are or spoiled. */
final class PayloadServer implements AutoCloseable {
  private static final char[] PASSWORD = "of-a-test".toCharArray();

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Path certificate;

  /** What becomes of a file on its way. */
  enum Way {
    WHOLE,
    /** Half of it, said to be all. */
    HALF,
    /** The connection ends before all that was promised has come. */
    BROKEN,
    /** One bit is another one. */
    FLIPPED,
    NOT_FOUND,
    /** To an address without TLS. */
    ELSEWHERE,
    /** Some of it, and then nothing for as long as the test wants. */
    STALLED
  }

  private volatile Way way = Way.WHOLE;

  /** Somebody waits for the rest. */
  final Semaphore stalled = new Semaphore(0);

  private final CountDownLatch over = new CountDownLatch(1);

  PayloadServer(Path folder) throws Exception {
    Path store = folder.resolve("keys.p12");
    certificate = folder.resolve("certificate.pem");
    String keytool = Path.of(Programs.javaHome(), "bin/keytool").toString();
    Programs.run(
        folder,
        Map.of(),
        (keytool
                + " -genkeypair -alias x -keyalg EC -dname CN=localhost -ext san=dns:localhost"
                + " -validity 2 -storetype PKCS12 -storepass of-a-test -keystore "
                + store)
            .split(" "));
    Programs.run(
        folder,
        Map.of(),
        (keytool
                + " -exportcert -rfc -alias x -storepass of-a-test -keystore "
                + store
                + " -file "
                + certificate)
            .split(" "));
    var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.setExecutor(threads);
  }

  String url() {
    return "https://localhost:" + server.getAddress().getPort();
  }

  /** What curl is to believe. */
  Path certificate() {
    return certificate;
  }

  void give(Way other) {
    way = other;
  }

  void start(Path files) {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            Path file = files.resolve(exchange.getRequestURI().getPath().substring(1));
            answer(exchange, Files.readAllBytes(file));
          }
        });
    server.start();
  }

  private void answer(com.sun.net.httpserver.HttpExchange exchange, byte[] bytes)
      throws IOException {
    switch (way) {
      case WHOLE -> send(exchange, bytes, bytes.length, bytes.length);
      case HALF -> send(exchange, bytes, bytes.length / 2, bytes.length / 2);
      case BROKEN -> send(exchange, bytes, bytes.length, bytes.length / 2);
      case FLIPPED -> {
        bytes[bytes.length / 2] ^= 1;
        send(exchange, bytes, bytes.length, bytes.length);
      }
      case NOT_FOUND -> exchange.sendResponseHeaders(404, -1);
      case ELSEWHERE -> {
        exchange.getResponseHeaders().set("Location", "http://localhost:9/payload.tar.gz");
        exchange.sendResponseHeaders(302, -1);
      }
      case STALLED -> {
        send(exchange, bytes, bytes.length, 100);
        stalled.release();
        await(over);
      }
    }
  }

  private static void send(
      com.sun.net.httpserver.HttpExchange exchange, byte[] bytes, int promised, int sent)
      throws IOException {
    exchange.sendResponseHeaders(200, promised);
    exchange.getResponseBody().write(bytes, 0, sent);
    exchange.getResponseBody().flush();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
