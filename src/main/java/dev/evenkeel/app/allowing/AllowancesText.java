package dev.evenkeel.app.allowing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of evenkeel.yaml with one allowance more. Lines are added and none is changed, so that
 * comments, order and quotes stay; only an empty {@code allowances: []} is opened.
 */
public final class AllowancesText {
  private static final Pattern KEY = Pattern.compile("allowances:[ \\t]*(?:#.*)?");
  private static final Pattern EMPTY =
      Pattern.compile("allowances:[ \\t]*(?:\\[[ \\t]*\\]|~|null)[ \\t]*(#.*)?");
  private static final Pattern ELEMENT = Pattern.compile("( *)-(?: .*)?");
  private static final String USUAL_INDENT = "  ";

  private final List<String> lines;
  private final String lineEnd;

  private AllowancesText(List<String> lines, String lineEnd) {
    this.lines = new ArrayList<>(lines);
    this.lineEnd = lineEnd;
  }

  /**
   * The text with the allowance in it; empty where the file is written in a way that has no place.
   */
  public static Optional<String> with(String file, NewAllowance allowance) {
    String lineEnd = file.contains("\r\n") ? "\r\n" : "\n";
    List<String> lines = file.lines().toList();
    if (lines.stream().anyMatch(line -> line.startsWith("{") || line.startsWith("..."))) {
      return Optional.empty();
    }
    return new AllowancesText(lines, lineEnd).add(allowance);
  }

  private Optional<String> add(NewAllowance allowance) {
    int key = key();
    if (key < 0) {
      if (lines.stream().anyMatch(line -> line.matches("[\"']?allowances[\"']?[ \\t]*:.*"))) {
        return Optional.empty();
      }
      if (!lines.isEmpty() && !lines.getLast().isBlank()) {
        lines.add("");
      }
      lines.add("allowances:");
      key = lines.size() - 1;
    }
    int last = lastOfBlock(key);
    String indent = indent(key, last);
    var added = allowance.lines().stream().map(line -> indent + line).toList();
    lines.addAll(last + 1, added);
    return Optional.of(String.join(lineEnd, lines) + lineEnd);
  }

  /** The line that opens the list; an empty one in flow style is opened. */
  private int key() {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (KEY.matcher(line).matches()) {
        return i;
      }
      Matcher empty = EMPTY.matcher(line);
      if (empty.matches()) {
        lines.set(i, "allowances:" + (empty.group(1) == null ? "" : " " + empty.group(1)));
        return i;
      }
    }
    return -1;
  }

  /** Comments before the next key belong to that key, not to this list. */
  private int lastOfBlock(int key) {
    int last = key;
    for (int i = key + 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!line.startsWith(" ") && !ELEMENT.matcher(line).matches()) {
        break;
      }
      last = i;
    }
    return last;
  }

  private String indent(int key, int last) {
    for (int i = key + 1; i <= last; i++) {
      Matcher element = ELEMENT.matcher(lines.get(i));
      if (element.matches()) {
        return element.group(1);
      }
    }
    return USUAL_INDENT;
  }
}
