package dev.evenkeel.app.cli.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenkeel.app.cli.CommandLineTool;
import dev.evenkeel.app.cli.Main;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.store.Traced;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code trail record} as a process of its own, with one system call of it failing or killing it.
 * Which calls there are is read off a run without a fault, so a call that is new is hit, too. After
 * each fault the same command must succeed, whatever receipt was printed must come back byte for
 * byte, and the log must verify.
 */
class FaultTest {
  private static final String CALLS =
      "pwrite64,write,fsync,fdatasync,ftruncate,rename,renameat,renameat2,link,linkat,unlink,mkdir";
  private static final List<String> FAULTS = List.of("error=EIO", "error=ENOSPC", "signal=KILL");
  private static final Pattern CALL = Pattern.compile("\\d+ +(\\w+)\\(.*");

  @TempDir Path directory;
  private int runs;
  private int hit;

  /**
   * One call of an append.
   *
   * @param when which of its kind
   * @param line how strace shows it
   */
  private record Point(String call, int when, String line) {
    @Override
    public String toString() {
      return call + " number " + when;
    }
  }

  @BeforeEach
  void canTrace() {
    assumeTrue(
        Traced.possible(directory), "strace is not here or may not trace: no fault injected");
  }

  @Test
  void aFaultAtTheCommitOrTheMarkLosesNoReceipt() throws Exception {
    Path log = directory.resolve("log");
    record(List.of(), log, "first");
    List<Point> points = points(log, true);
    inject(log, true, "error=EIO", first(points, "sync", "trail.db-wal>"));
    inject(log, true, "signal=KILL", first(points, "sync", "trail.db-wal>"));
    inject(log, true, "error=ENOSPC", first(points, "pwrite64", "trail.db-wal>"));
    inject(log, true, "error=EIO", first(points, "sync", ".new>"));
    inject(log, true, "signal=KILL", first(points, "rename", ".checkpoint.new"));
    assertEquals(5, hit, "faults that hit");
  }

  @Test
  @Tag("nightly")
  void noCallOfALaterAppendLosesAReceipt() throws Exception {
    Path log = directory.resolve("log");
    record(List.of(), log, "first");
    List<Point> points = points(log, true);
    assertTrue(points.size() > 12, "an append has more calls than " + points);
    for (Point point : points) {
      for (String fault : FAULTS) {
        inject(log, true, fault, point);
      }
    }
    assertTrue(hit > points.size(), "only " + hit + " faults hit at " + points.size() + " calls");
  }

  /** The first append makes the folder, the keys and the tables. */
  @Test
  @Tag("nightly")
  void noCallOfTheFirstAppendLeavesALogThatCannotGoOn() throws Exception {
    List<Point> points = points(directory.resolve("model"), false);
    for (Point point : points) {
      for (String fault : FAULTS) {
        inject(directory.resolve("log-" + runs), false, fault, point);
      }
    }
    assertTrue(hit > points.size(), "only " + hit + " faults hit at " + points.size() + " calls");
  }

  private static Point first(List<Point> points, String call, String file) {
    return points.stream()
        .filter(point -> point.call.contains(call) && point.line.contains(file))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + call + " on " + file + " among " + points));
  }

  /** The calls of one append, as they are numbered for strace. */
  private List<Point> points(Path log, boolean narrow) throws IOException {
    Path trace = directory.resolve("model.trace");
    var strace = new ArrayList<>(List.of("strace", "-f", "-qq", "-y", "-o", trace.toString()));
    strace.addAll(List.of("-e", "trace=" + calls(narrow)));
    strace.addAll(paths(log, narrow));
    record(strace, log, "model");
    Map<String, Integer> counts = new LinkedHashMap<>();
    var points = new ArrayList<Point>();
    for (String line : Files.readAllLines(trace)) {
      Matcher call = CALL.matcher(line);
      if (call.matches()) {
        points.add(new Point(call.group(1), counts.merge(call.group(1), 1, Integer::sum), line));
      }
    }
    return points;
  }

  /** What goes to the log's own files; a whole process writes to its pipes with write, too. */
  private static String calls(boolean narrow) {
    return narrow ? CALLS : CALLS.replace(",write,", ",");
  }

  private List<String> paths(Path log, boolean narrow) {
    var paths = new ArrayList<String>();
    if (narrow) {
      for (Path file :
          List.of(
              log,
              log.resolve("trail.db"),
              log.resolve("trail.db-wal"),
              directory.resolve("marks"))) {
        paths.addAll(List.of("-P", file.toString()));
      }
      for (String mark : marks()) {
        paths.addAll(List.of("-P", mark));
        paths.addAll(List.of("-P", mark + ".new"));
      }
    }
    return paths;
  }

  private List<String> marks() {
    try (var files = Files.list(directory.resolve("marks"))) {
      return files.map(Path::toString).filter(name -> name.endsWith(".checkpoint")).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private void inject(Path log, boolean narrow, String fault, Point point) throws IOException {
    runs++;
    String key = "key-" + runs;
    var strace = new ArrayList<>(List.of("strace", "-f", "-qq", "-o"));
    strace.add(directory.resolve("fault.trace").toString());
    strace.addAll(List.of("-e", "trace=" + point.call));
    strace.addAll(List.of("-e", "inject=" + point.call + ":" + fault + ":when=" + point.when));
    strace.addAll(paths(log, narrow));
    Traced.Finished faulted = run(strace, log, key);
    String where = fault + " at " + point;
    hit += faulted.code() == 0 ? 0 : 1;
    assertNotEquals(2, faulted.code(), where + ": " + faulted.err());
    assertTrue(faulted.code() != 0 || !faulted.out().isEmpty(), where + ": no receipt, no error");
    String receipt = again(log, key);
    if (!faulted.out().isEmpty()) {
      assertEquals(faulted.out(), receipt, where + ": another receipt");
    }
    Path kept = Files.writeString(directory.resolve("kept"), receipt);
    Runs.Run verified =
        here(
            "trail",
            "verify",
            "--data",
            log.toString(),
            "--high-water",
            "marks",
            "--against",
            kept.toString());
    assertEquals(0, verified.code(), where + ": " + verified.out() + verified.err());
  }

  private Traced.Finished run(List<String> strace, Path log, String key) throws IOException {
    return Traced.finished(directory, strace, Main.class, arguments(log, key));
  }

  private static String[] arguments(Path log, String key) {
    return new String[] {
      "trail",
      "record",
      "--data",
      log.toString(),
      "--high-water",
      "marks",
      "--change",
      "C",
      "--type",
      "test.result",
      "--key",
      key
    };
  }

  /** The same command once more, where nothing fails: in this process, since that is faster. */
  private String again(Path log, String key) {
    Runs.Run run = here(arguments(log, key));
    assertEquals(0, run.code(), key + ": " + run.err());
    return run.out();
  }

  private Runs.Run here(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            directory,
            Map.of(),
            Clock.systemUTC(),
            false);
    int code = CommandLineTool.run(console, arguments);
    return new Runs.Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private void record(List<String> strace, Path log, String key) throws IOException {
    Traced.Finished run = run(strace, log, key);
    assertEquals(0, run.code(), key + ": " + run.err());
  }
}
