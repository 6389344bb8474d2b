import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends records to a running service and says how long receipts took; before each load, how often
 * the same disk syncs at that moment; after it, the same number of writers at Tessera's POSIX log.
 */
final class ServeLoad {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final AtomicLong KEYS = new AtomicLong();
  private static String url = "";
  private static String token = "";

  public static void main(String[] arguments) throws Exception {
    url = arguments[0];
    token = Files.readString(Path.of(arguments[1])).strip();
    String folder = arguments[2];
    String tessera = arguments.length > 3 ? arguments[3] : "";
    closed(16, 10); // compiled by now
    System.out.println(
        "| load | receipts/s | p50 ms | p99 ms | max ms | not 201 | disk's fdatasync/s just before"
            + " | receipts for each of those | Tessera receipts/s | its p50 ms | its p99 ms |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    print("1,000/s offered, 64 connections, just started", syncs(folder), offered(1000, 64, 20), NOT_ASKED);
    for (int writers : new int[] {1, 16, 64, 256}) {
      double syncs = syncs(folder);
      Seen seen = closed(writers, 10);
      print(writers + " writers", syncs, seen, tessera(tessera, folder, writers));
    }
    print("1,000/s offered, 64 connections", syncs(folder), offered(1000, 64, 20), NOT_ASKED);
    if (tessera.isEmpty()) {
      System.out.println("Tessera was not measured: it needs Go and its modules");
    }
  }

  /** What stands in a table where nothing was measured. */
  private static final String[] NOT_ASKED = {"", "", "", ""};

  /** Receipts a second, then percentiles in ms; of a log of its own each time. */
  private static String[] tessera(String program, String folder, int writers) throws Exception {
    if (program.isEmpty()) {
      return NOT_ASKED;
    }
    String log = Files.createTempDirectory(Path.of(folder), "tessera").toString();
    Process process =
        new ProcessBuilder(program, log, Integer.toString(writers), "10")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes()).strip();
    return process.waitFor() == 0 ? said.split(" ") : new String[] {"failed", "", "", ""};
  }

  private record Seen(long[] nanos, double seconds, long others) {}

  private static double syncs(String folder) throws IOException {
    Path file = Path.of(folder, "syncs");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
      long began = System.nanoTime();
      int count = 0;
      for (; System.nanoTime() < until; count++) {
        channel.write(ByteBuffer.allocate(4096));
        channel.force(false);
      }
      return count / ((System.nanoTime() - began) / 1e9);
    }
  }

  /**
   * Requests begin at their time, whether the ones before have ended or not: waiting counts. What a
   * machine that cannot keep up has not begun in three times the time is not sent, and counted.
   */
  private static Seen offered(int perSecond, int connections, int seconds) throws Exception {
    var nanos = new ConcurrentLinkedQueue<Long>();
    var others = new AtomicLong();
    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int connection = 0; connection < connections; connection++) {
        int first = connection;
        threads.submit(
            () -> {
              for (long i = first; i < (long) perSecond * seconds; i += connections) {
                long due = began + i * 1_000_000_000L / perSecond;
                if (System.nanoTime() - began > 3_000_000_000L * seconds) {
                  others.incrementAndGet();
                  continue;
                }
                while (System.nanoTime() < due) {
                  LockSupport.parkNanos(due - System.nanoTime());
                }
                if (send() != 201) {
                  others.incrementAndGet();
                }
                nanos.add(System.nanoTime() - due);
              }
              return null;
            });
      }
    }
    return new Seen(
        nanos.stream().mapToLong(Long::longValue).toArray(),
        (System.nanoTime() - began) / 1e9,
        others.get());
  }

  private static Seen closed(int writers, int seconds) throws Exception {
    var nanos = new ConcurrentLinkedQueue<Long>();
    var others = new AtomicLong();
    long began = System.nanoTime();
    long until = began + TimeUnit.SECONDS.toNanos(seconds);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < writers; writer++) {
        threads.submit(
            () -> {
              while (System.nanoTime() < until) {
                long from = System.nanoTime();
                if (send() != 201) {
                  others.incrementAndGet();
                }
                nanos.add(System.nanoTime() - from);
              }
              return null;
            });
      }
    }
    return new Seen(
        nanos.stream().mapToLong(Long::longValue).toArray(),
        (System.nanoTime() - began) / 1e9,
        others.get());
  }

  private static int send() throws IOException, InterruptedException {
    long key = KEYS.incrementAndGet();
    String json =
        "{\"type\": \"deploy.stage_done\", \"environment\": \"production\", \"body\": {\"stage\":"
            + " \""
            + "x".repeat(200)
            + "\"}}";
    return CLIENT
        .send(
            HttpRequest.newBuilder(URI.create(url + "/v1/changes/C-" + key % 1000 + "/records"))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", "load-" + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static void print(String load, double syncs, Seen seen, String[] tessera) {
    long[] sorted = seen.nanos.clone();
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "| %s | %,.0f | %.1f | %.1f | %.1f | %d | %,.0f | %.2f | %s | %s | %s |%n",
        load,
        sorted.length / seen.seconds,
        at(sorted, 0.5),
        at(sorted, 0.99),
        at(sorted, 1),
        seen.others,
        syncs,
        sorted.length / seen.seconds / syncs,
        tessera[0],
        tessera[1],
        tessera[2]);
  }

  private static double at(long[] sorted, double part) {
    int index = (int) Math.min(sorted.length - 1, Math.floor(part * sorted.length));
    return sorted.length == 0 ? 0 : sorted[index] / 1e6;
  }
}
