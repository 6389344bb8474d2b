package dev.evenkeel.source.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The versions of one file, newest first, as far as they were changed by commits. What git was
 * asked once is remembered, and a version that many commits have is one array.
 */
final class History {
  static final String SHALLOW =
      "the clone is shallow and its history ends before that; git fetch --unshallow";

  /** Versions looked at: a file that changes every day is followed for more than a year. */
  private static final int MOST_VERSIONS = 500;

  private static final int AT_ONCE = 25;

  private final Path folder;
  private final String name;
  private final Map<List<String>, List<Optional<byte[]>>> asked = new HashMap<>();
  private final Map<String, byte[]> blobs = new HashMap<>();
  private Optional<List<Commit>> known = Optional.empty();

  private History(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** Also for a file that is gone, as long as its folder is there. */
  static Optional<History> of(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    try {
      Path real = Files.exists(absolute) ? absolute.toRealPath() : absolute;
      return Optional.ofNullable(real.getParent())
          .filter(Files::isDirectory)
          .map(folder -> new History(folder, real.getFileName().toString()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static boolean shallow(Path folder) {
    return Git.run(folder, List.of("rev-parse", "--is-shallow-repository"))
        .text()
        .startsWith("true");
  }

  /** The newest commit before which the file held it and after which it does not. */
  Optional<Blamed> removal(Predicate<byte[]> holds) {
    List<Commit> commits = remembered();
    if (commits.isEmpty()) {
      return Optional.empty();
    }
    if (holdsAt("HEAD", holds)) {
      return Optional.of(new Blamed.Uncommitted(folder.resolve(name).toString()));
    }
    return turn(commits, holds, false);
  }

  /** The newest commit before which the file did not hold it and after which it does. */
  Optional<Blamed> addition(Predicate<byte[]> holds) {
    List<Commit> commits = remembered();
    if (!commits.isEmpty() && !holdsAt("HEAD", holds)) {
      return Optional.of(new Blamed.Uncommitted(folder.resolve(name).toString()));
    }
    return turn(commits, holds, true);
  }

  private Optional<Blamed> turn(List<Commit> commits, Predicate<byte[]> holds, boolean after) {
    for (int from = 0; from < commits.size(); from += AT_ONCE) {
      List<Commit> chunk = commits.subList(from, Math.min(commits.size(), from + AT_ONCE));
      var revisions = new ArrayList<String>();
      for (Commit commit : chunk) {
        revisions.add(commit.id());
        revisions.add(commit.id() + "^");
      }
      List<Optional<byte[]>> versions = versions(revisions);
      if (versions.size() < revisions.size()) {
        return Optional.empty();
      }
      for (int i = 0; i < chunk.size(); i++) {
        boolean has = versions.get(2 * i).filter(holds).isPresent();
        boolean had = versions.get(2 * i + 1).filter(holds).isPresent();
        if (has == after && had != after) {
          return Optional.of(new Blamed.By(chunk.get(i)));
        }
      }
    }
    return Optional.empty();
  }

  private boolean holdsAt(String revision, Predicate<byte[]> holds) {
    return versions(List.of(revision)).stream().anyMatch(v -> v.filter(holds).isPresent());
  }

  private List<Commit> remembered() {
    List<Commit> commits = known.orElseGet(this::commits);
    known = Optional.of(commits);
    return commits;
  }

  private List<Commit> commits() {
    Git.Output log =
        Git.run(
            folder,
            List.of("log", "-n", "" + MOST_VERSIONS, "--format=%H%x00%aI%x00%s", "--", name));
    var commits = new ArrayList<Commit>();
    for (String row : log.text().split("\n", -1)) {
      String[] parts = row.split("\0", -1);
      if (parts.length == 3) {
        date(parts[1]).ifPresent(date -> commits.add(new Commit(parts[0], date, parts[2])));
      }
    }
    return commits;
  }

  private static Optional<OffsetDateTime> date(String iso) {
    try {
      return Optional.of(OffsetDateTime.parse(iso));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The file at each revision, in order; empty where it was not there. */
  private List<Optional<byte[]>> versions(List<String> revisions) {
    List<Optional<byte[]>> before = asked.get(revisions);
    List<Optional<byte[]>> versions = before == null ? fetched(revisions) : before;
    asked.put(List.copyOf(revisions), versions);
    return versions;
  }

  private List<Optional<byte[]>> fetched(List<String> revisions) {
    var lines = new StringBuilder();
    revisions.forEach(r -> lines.append(r).append(":./").append(name).append('\n'));
    if (name.indexOf('\n') >= 0) {
      return List.of();
    }
    Git.Output output =
        Git.run(
            folder,
            List.of("cat-file", "--batch"),
            lines.toString().getBytes(StandardCharsets.UTF_8));
    return output.ok() ? split(output.bytes()) : List.of();
  }

  /** {@code <id> SP <type> SP <size> LF <content> LF}, or {@code <name> SP missing LF}. */
  private List<Optional<byte[]>> split(byte[] batch) {
    var versions = new ArrayList<Optional<byte[]>>();
    int at = 0;
    while (at < batch.length) {
      int end = at;
      while (end < batch.length && batch[end] != '\n') {
        end++;
      }
      String header = new String(batch, at, end - at, StandardCharsets.UTF_8);
      at = end + 1;
      if (header.endsWith(" missing") || header.endsWith(" ambiguous")) {
        versions.add(Optional.empty());
        continue;
      }
      int size = Integer.parseInt(header.substring(header.lastIndexOf(' ') + 1));
      int from = at;
      String id = header.substring(0, header.indexOf(' '));
      versions.add(
          Optional.of(
              blobs.computeIfAbsent(id, blob -> Arrays.copyOfRange(batch, from, from + size))));
      at += size + 1;
    }
    return versions;
  }
}
