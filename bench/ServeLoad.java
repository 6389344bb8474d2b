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

/** Sends records to a running service and says how long receipts took. */
final class ServeLoad {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final AtomicLong KEYS = new AtomicLong();
  private static String url = "";
  private static String token = "";

  public static void main(String[] arguments) throws Exception {
    url = arguments[0];
    token = Files.readString(Path.of(arguments[1])).strip();
    closed(16, 5); // compiled by now
    System.out.printf(
        Locale.ROOT,
        "the disk syncs %,.0f times a second (4 KiB appended, fdatasync)%n",
        syncs(arguments[2]));
    System.out.println("| load | receipts/s | p50 ms | p99 ms | max ms | not 201 |");
    System.out.println("|---|---|---|---|---|---|");
    offered(1000, 64, 20);
    for (int writers : new int[] {1, 16, 64, 256}) {
      print(writers + " writers", closed(writers, 10));
    }
  }

  private record Seen(long[] nanos, double seconds, long others) {}

  private static double syncs(String folder) throws IOException {
    Path file = Path.of(folder, "syncs");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
      long began = System.nanoTime();
      int count = 0;
      for (; System.nanoTime() < until; count++) {
        channel.write(ByteBuffer.allocate(4096));
        channel.force(false);
      }
      return count / ((System.nanoTime() - began) / 1e9);
    }
  }

  /** Requests begin at their time, whether the ones before have ended or not: waiting counts. */
  private static void offered(int perSecond, int connections, int seconds) throws Exception {
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
    print(
        String.format(Locale.ROOT, "%,d/s offered, %d connections", perSecond, connections),
        new Seen(
            nanos.stream().mapToLong(Long::longValue).toArray(),
            (System.nanoTime() - began) / 1e9,
            others.get()));
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

  private static void print(String load, Seen seen) {
    long[] sorted = seen.nanos.clone();
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "| %s | %,.0f | %.1f | %.1f | %.1f | %d |%n",
        load,
        sorted.length / seen.seconds,
        at(sorted, 0.5),
        at(sorted, 0.99),
        at(sorted, 1),
        seen.others);
  }

  private static double at(long[] sorted, double part) {
    int index = (int) Math.min(sorted.length - 1, Math.floor(part * sorted.length));
    return sorted.length == 0 ? 0 : sorted[index] / 1e6;
  }
}
