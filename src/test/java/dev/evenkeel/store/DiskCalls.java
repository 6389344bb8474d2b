package dev.evenkeel.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process did to the files of one folder, and said on its standard output. */
final class DiskCalls {
  static final String TRACED =
      "pwrite64,write,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,openat";

  /** One call. */
  sealed interface Call {}

  record Write(Path file, long at, byte[] bytes) implements Call {}

  record Truncate(Path file, long size) implements Call {}

  record Sync(Path file) implements Call {}

  record Rename(Path from, Path to) implements Call {}

  record Remove(Path file) implements Call {}

  record Said(String text) implements Call {}

  private static final Pattern ON_FILE = Pattern.compile("(\\w+)\\((\\d+)<([^>]*)>(.*)");
  private static final Pattern QUOTED = Pattern.compile("\"((?:\\\\x[0-9a-f]{2})*)\"");

  private final Path folder;
  private final List<Call> calls = new ArrayList<>();

  /** Where the next plain write of an open file goes: after the one before it. */
  private final Map<String, Long> positions = new HashMap<>();

  private DiskCalls(Path folder) {
    this.folder = folder;
  }

  static List<Call> read(Path trace, Path folder) throws IOException {
    var read = new DiskCalls(folder.toRealPath());
    Map<String, String> unfinished = new HashMap<>();
    for (String line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
      String[] parts = line.split("\\s+", 2);
      String call = parts[1];
      if (call.endsWith("<unfinished ...>")) {
        unfinished.put(parts[0], call.substring(0, call.length() - "<unfinished ...>".length()));
        continue;
      }
      Matcher resumed = Pattern.compile("<\\.\\.\\. \\w+ resumed>(.*)").matcher(call);
      if (resumed.matches()) {
        call = unfinished.remove(parts[0]) + resumed.group(1);
      }
      if (!call.contains(" = -1 ") && call.contains(" = ")) {
        read.call(call);
      }
    }
    return read.calls;
  }

  private void call(String call) {
    String name = call.substring(0, call.indexOf('('));
    switch (name) {
      case "rename", "renameat", "renameat2" -> {
        List<String> paths = quoted(call);
        inside(paths.getFirst())
            .ifPresent(from -> inside(paths.getLast()).ifPresent(to -> renamed(from, to)));
      }
      case "unlink", "unlinkat" ->
          inside(quoted(call).getFirst()).ifPresent(file -> calls.add(new Remove(file)));
      case "openat" -> positions.remove(opened(call));
      default -> onFile(call);
    }
  }

  private void renamed(Path from, Path to) {
    calls.add(new Rename(from, to));
  }

  private static String opened(String call) {
    return call.substring(call.lastIndexOf(" = ") + 3);
  }

  private void onFile(String call) {
    Matcher on = ON_FILE.matcher(call);
    if (!on.matches()) {
      return;
    }
    String descriptor = on.group(2) + "<" + on.group(3) + ">";
    String rest = on.group(4);
    String path = unescaped(on.group(3));
    Optional<Path> file = inside(path);
    switch (on.group(1)) {
      case "write" -> {
        byte[] bytes = bytes(quoted(rest).isEmpty() ? "" : raw(rest));
        if (on.group(2).equals("1")) {
          said(bytes);
        } else if (file.isPresent()) {
          long at = positions.getOrDefault(descriptor, 0L);
          calls.add(new Write(file.get(), at, bytes));
          positions.put(descriptor, at + bytes.length);
        }
      }
      case "pwrite64" -> {
        String offset = rest.substring(rest.lastIndexOf(',', rest.lastIndexOf(')')) + 1);
        long at = Long.parseLong(offset.substring(0, offset.indexOf(')')).strip());
        file.ifPresent(known -> calls.add(new Write(known, at, bytes(raw(rest)))));
      }
      case "ftruncate" -> {
        long size = Long.parseLong(rest.substring(1, rest.indexOf(')')).strip());
        file.ifPresent(known -> calls.add(new Truncate(known, size)));
      }
      case "fsync", "fdatasync" -> file.ifPresent(known -> calls.add(new Sync(known)));
      default -> {}
    }
  }

  private void said(byte[] bytes) {
    new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.matches("\\d+ -?\\d+"))
        .forEach(line -> calls.add(new Said(line)));
  }

  /** The path inside the folder; the folder itself is the empty path. */
  private Optional<Path> inside(String path) {
    Path whole = Path.of(path);
    return whole.startsWith(folder) ? Optional.of(folder.relativize(whole)) : Optional.empty();
  }

  private static List<String> quoted(String text) {
    return QUOTED
        .matcher(text)
        .results()
        .map(found -> new String(bytes(found.group(1)), StandardCharsets.UTF_8))
        .toList();
  }

  private static String raw(String text) {
    Matcher found = QUOTED.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("no bytes in " + text);
    }
    return found.group(1);
  }

  private static byte[] bytes(String escaped) {
    return HexFormat.of().parseHex(escaped.replace("\\x", ""));
  }

  /** Paths beside descriptors are escaped in the same way. */
  private static String unescaped(String text) {
    if (!text.contains("\\x")) {
      return text;
    }
    var plain = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\\x", i)) {
        plain.write(Integer.parseInt(text.substring(i + 2, i + 4), 16));
        i += 3;
      } else {
        plain.write(text.charAt(i));
      }
    }
    return plain.toString(StandardCharsets.UTF_8);
  }
}
