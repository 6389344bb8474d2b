import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The measurements of docs/benchmarks.md; see bench/run. */
final class Bench {
  private static final int STARTS = 31;

  /** What both sides share (a mutable tag on both) is told as well, and is no difference. */
  private static final Pattern DIFFERENCE =
      Pattern.compile(
          "\"class\":\\s*\"(?!EQUAL)\\w+\",\\s*\"item\":\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final Path launcher;
  private final Path java;
  private final Path folder;
  private boolean wrong;

  private Bench(Path root, Path jdk, Path folder) {
    this.launcher = root.resolve("evenkeel");
    this.java = jdk.resolve("bin/java");
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("evenkeel-bench");
    try {
      var bench = new Bench(Path.of(arguments[0]), Path.of(arguments[1]), folder);
      bench.run(List.of(arguments).subList(2, arguments.length));
      System.exit(bench.wrong ? 1 : 0);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void run(List<String> asked) throws Exception {
    System.out.printf(
        "%s, %d processors, Java %s%n",
        System.getProperty("os.name"),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.runtime.version"));
    String what = asked.isEmpty() ? "all" : asked.getFirst();
    if (what.equals("all") || what.equals("start")) {
      start();
    }
    if (what.equals("all") || what.equals("objects")) {
      objects(asked.size() > 1 ? asked.subList(1, asked.size()) : List.of("1k", "5k", "25k"));
    }
  }

  private void start() throws Exception {
    Files.writeString(folder.resolve("a.env"), env("staging", "info"));
    Files.writeString(folder.resolve("b.env"), env("production", "warn"));
    List<String> compare = List.of(launcher.toString(), "compare", "a.env", "b.env");
    List<String> version = List.of(java.toString(), "-version");
    var ours = new ArrayList<Double>();
    var theirs = new ArrayList<Double>();
    for (int i = 0; i < STARTS; i++) {
      theirs.add(Measured.of(folder, version).seconds());
      ours.add(Measured.of(folder, compare).seconds());
    }
    System.out.printf("%n`compare a.env b.env`, whole process, %d runs in turn%n%n", STARTS);
    System.out.println("| | median | fastest |\n|---|---|---|");
    row("java -version", theirs);
    row("evenkeel compare", ours);
    System.out.printf(
        "| ratio | %.1f | %.1f |%n",
        median(ours) / median(theirs), ours.getFirst() / theirs.getFirst());
  }

  private static String env(String name, String level) {
    var text =
        new StringBuilder("LOG_LEVEL=" + level + "\nDATABASE_HOST=db." + name + ".example.net\n");
    for (int i = 0; i < 28; i++) {
      text.append("SETTING_").append(i).append("=\"value ").append(i).append("\"\n");
    }
    return text.toString();
  }

  private static void row(String name, List<Double> seconds) {
    seconds.sort(Comparator.naturalOrder());
    System.out.printf(
        "| %s | %.0f ms | %.0f ms |%n", name, median(seconds) * 1000, seconds.getFirst() * 1000);
  }

  private static double median(List<Double> sorted) {
    return sorted.get(sorted.size() / 2);
  }

  private void objects(List<String> sizes) throws Exception {
    Optional<Path> dyff = onPath("dyff");
    System.out.println(
        """

        | objects a side | bytes a side | planted | found | nothing else | evenkeel | per object | peak memory | dyff | its peak | ratio |
        |---|---|---|---|---|---|---|---|---|---|---|\
        """);
    for (String size : sizes) {
      int count = Integer.parseInt(size.replace("k", "000"));
      Set<String> planted = Objects.write(folder, count);
      Path report = folder.resolve("report.json");
      List<String> compare =
          List.of(
              launcher.toString(),
              "compare",
              "left.yaml",
              "right.yaml",
              "--format",
              "json",
              "--output",
              report.toString());
      Measured ours = Measured.of(folder, compare);
      Set<String> found = items(report);
      Optional<Measured> peer =
          dyff.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  Measured.of(
                      folder,
                      List.of(dyff.get().toString(), "between", "-b", "left.yaml", "right.yaml")));
      System.out.printf(
          "| %s | %.1f MB | %d | %d | %s | %.2f s | %.0f µs | %s | %s | %s | %s |%n",
          size,
          Files.size(folder.resolve("left.yaml")) / 1e6,
          planted.size(),
          planted.stream().filter(found::contains).count(),
          planted.containsAll(found) ? "yes" : "NO",
          ours.seconds(),
          ours.seconds() * 1e6 / count,
          memory(ours),
          peer.map(dyffs -> "%.2f s".formatted(dyffs.seconds())).orElse("not installed"),
          peer.map(Bench::memory).orElse(""),
          peer.map(dyffs -> "%.2f".formatted(ours.seconds() / dyffs.seconds())).orElse(""));
      complain("planted, and not found", planted, found);
      complain("found, and not planted", found, planted);
    }
  }

  private void complain(String what, Set<String> some, Set<String> others) {
    var left = new TreeSet<>(some);
    left.removeAll(others);
    left.stream().limit(5).forEach(item -> System.err.println(what + ": " + item));
    wrong |= !left.isEmpty();
  }

  private static String memory(Measured measured) {
    return measured.peakMebibytes().map("%.0f MiB"::formatted).orElse("unknown");
  }

  private static Set<String> items(Path report) throws IOException {
    if (!Files.exists(report)) {
      return Set.of();
    }
    var items = new TreeSet<String>();
    DIFFERENCE
        .matcher(Files.readString(report))
        .results()
        .forEach(found -> items.add(found.group(1)));
    Files.delete(report);
    return items;
  }

  private static Optional<Path> onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .map(place -> Path.of(place, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
