package dev.evenkeel.source.git;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Who last touched the lines of one file, by {@code git blame --porcelain}. */
final class LineBlame {
  /** Beyond this the whole file is blamed: the command line would grow too long. */
  private static final int MOST_RANGES = 200;

  private LineBlame() {}

  /** For each line asked for; all of them Unknown where git cannot say. */
  static Map<Integer, Blamed> of(Path file, SortedSet<Integer> lines) {
    Path real;
    try {
      real = file.toRealPath();
    } catch (IOException e) {
      return all(lines, new Blamed.Unknown(file + " is no file that can be read"));
    }
    Path folder = real.getParent();
    if (folder == null) {
      return all(lines, new Blamed.Unknown(file + " is no file"));
    }
    var arguments = new ArrayList<>(List.of("blame", "--porcelain", "--no-textconv"));
    if (lines.size() <= MOST_RANGES) {
      lines.forEach(line -> arguments.addAll(List.of("-L", line + "," + line)));
    }
    arguments.addAll(List.of("--", real.getFileName().toString()));
    Git.Output output = Git.run(folder, arguments);
    if (!output.ok()) {
      return all(lines, refusal(file, output.complaint()));
    }
    boolean shallow = History.shallow(folder);
    var found = new HashMap<Integer, Blamed>();
    parse(output.text(), file.toString(), shallow, found);
    lines.forEach(
        line -> found.putIfAbsent(line, new Blamed.Unknown(file + " has no line " + line)));
    return found;
  }

  private static Blamed refusal(Path file, String complaint) {
    return complaint.contains("no such path")
        ? new Blamed.Uncommitted(file.toString())
        : new Blamed.Unknown("git says of " + file + ": " + complaint);
  }

  private static Map<Integer, Blamed> all(SortedSet<Integer> lines, Blamed blamed) {
    var same = new HashMap<Integer, Blamed>();
    lines.forEach(line -> same.put(line, blamed));
    return same;
  }

  /** A commit's details stand with its first line only. */
  private static void parse(
      String porcelain, String file, boolean shallow, Map<Integer, Blamed> found) {
    var details = new HashMap<String, Map<String, String>>();
    String id = "";
    int line = 0;
    for (String row : porcelain.split("\n", -1)) {
      if (row.startsWith("\t")) {
        found.put(line, blamed(id, details.getOrDefault(id, Map.of()), file, shallow));
        id = "";
      } else if (id.isEmpty()) {
        String[] header = row.split(" ", -1);
        if (header.length >= 3) {
          id = header[0];
          line = Integer.parseInt(header[2]);
          details.computeIfAbsent(id, i -> new HashMap<>());
        }
      } else {
        int space = row.indexOf(' ');
        Map<String, String> of = details.computeIfAbsent(id, i -> new HashMap<>());
        of.put(
            space < 0 ? row : row.substring(0, space), space < 0 ? "" : row.substring(space + 1));
      }
    }
  }

  private static Blamed blamed(
      String id, Map<String, String> details, String file, boolean shallow) {
    if (id.chars().allMatch(c -> c == '0')) {
      return new Blamed.Uncommitted(file);
    }
    if (shallow && details.containsKey("boundary")) {
      return new Blamed.Unknown(History.SHALLOW);
    }
    return new Blamed.By(
        new Commit(
            id,
            Instant.ofEpochSecond(Long.parseLong(details.getOrDefault("author-time", "0")))
                .atOffset(offset(details.getOrDefault("author-tz", "+0000"))),
            details.getOrDefault("summary", "")));
  }

  /** Git keeps any four digits; an offset that no clock has is read as UTC. */
  private static ZoneOffset offset(String written) {
    try {
      return ZoneOffset.of(written);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
