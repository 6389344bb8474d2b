import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One run of a program: how long, how much memory at most, which exit code. */
record Measured(double seconds, Optional<Double> peakMebibytes, int exitCode) {
  /** Runs a program with its output thrown away. */
  static Measured of(Path folder, List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    Peak peak = new Peak(process.pid());
    Thread watcher = Thread.ofVirtual().start(peak);
    int exitCode = process.waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    watcher.interrupt();
    watcher.join();
    return new Measured(seconds, peak.mebibytes, exitCode);
  }

  /**
   * The high-water mark of a process's resident memory. The kernel keeps the mark, so only what is
   * added between the last look and the end can be missed.
   */
  private static final class Peak implements Runnable {
    private static final int LOOK_EVERY_MS = 20;
    private final Path status;
    private Optional<Double> mebibytes = Optional.empty();

    Peak(long process) {
      status = Path.of("/proc", Long.toString(process), "status");
    }

    @Override
    public void run() {
      try {
        while (Files.exists(status)) {
          Files.readAllLines(status).stream()
              .filter(line -> line.startsWith("VmHWM:"))
              .findFirst()
              .ifPresent(
                  line ->
                      mebibytes = Optional.of(Long.parseLong(line.replaceAll("\\D", "")) / 1024.0));
          Thread.sleep(LOOK_EVERY_MS);
        }
      } catch (IOException | InterruptedException e) {
        // The process ended between two looks.
      }
    }
  }
}
