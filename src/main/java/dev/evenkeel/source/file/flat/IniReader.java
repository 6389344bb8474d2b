package dev.evenkeel.source.file.flat;

import dev.evenkeel.snapshot.Masked;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.format.FormatReader;
import dev.evenkeel.source.file.format.MappingDraft;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.file.format.Problem;
import dev.evenkeel.source.file.format.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads INI files: sections of keys and values, all strings. There is no standard, so a value is
 * kept as written: quotes stay, and so does what follows a {@code ;} inside a line. A line indented
 * deeper than its key goes on with the value; a key without a sign has the value null.
 */
public final class IniReader implements FormatReader {
  @Override
  public Parsed read(byte[] bytes, String place) {
    return switch (SourceText.decode(bytes, place)) {
      case SourceText.Refused refused -> Parsed.nothing(refused.unread());
      case SourceText.Decoded readable -> new File(place).read(readable.text());
    };
  }

  /** Keys below one heading, or above the first. */
  private record Section(MappingDraft draft, int line) {}

  private static final class File {
    private final Origin origin;
    private final Section top = new Section(new MappingDraft(), 1);
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private Section section = top;
    private List<String> within = List.of();
    private String key = "";
    private StringBuilder value = new StringBuilder();
    private boolean valued;
    private int line;
    private int indent;

    File(String place) {
      origin = Origin.of(place);
    }

    Parsed read(String text) {
      int number = 0;
      for (String each : (Iterable<String>) text.lines()::iterator) {
        line(each, ++number);
      }
      finish();
      sections.forEach(
          (name, each) -> {
            Node whole = each.draft().toMapping(origin, each.line());
            noteDuplicate(List.of(name), whole, top.draft().put(name, whole));
          });
      return Parsed.of(top.draft().toMapping(origin, 1), notes, unread);
    }

    private void line(String text, int number) {
      String content = text.strip();
      if (content.isEmpty() || content.charAt(0) == ';' || content.charAt(0) == '#') {
        return;
      }
      int depth = text.indexOf(content.charAt(0));
      if (content.charAt(0) == '[') {
        finish();
        heading(content, number);
        return;
      }
      if (!key.isEmpty() && valued && depth > indent) {
        value.append('\n').append(content);
        return;
      }
      finish();
      int sign = sign(content);
      String name = (sign < 0 ? content : content.substring(0, sign)).strip();
      if (name.isEmpty()) {
        problem(number, "a value without a key", "write it as key = value");
        return;
      }
      key = name;
      value = new StringBuilder(sign < 0 ? "" : content.substring(sign + 1).strip());
      valued = sign >= 0;
      line = number;
      indent = depth;
    }

    private void heading(String content, int number) {
      int end = content.indexOf(']');
      String rest = end < 0 ? "" : content.substring(end + 1).strip();
      if (end < 0 || !(rest.isEmpty() || rest.charAt(0) == ';' || rest.charAt(0) == '#')) {
        problem(number, "a section heading that does not end in ]", "write it as [section]");
        return;
      }
      String name = content.substring(1, end).strip();
      section = sections.computeIfAbsent(name, n -> new Section(new MappingDraft(), number));
      within = List.of(name);
    }

    private void finish() {
      if (key.isEmpty()) {
        return;
      }
      Node node =
          valued
              ? Masked.flat(value.toString(), origin, line)
              : new Node.Scalar(ScalarType.NULL, "", origin, line);
      var path = new ArrayList<String>(within);
      path.add(key);
      noteDuplicate(path, node, section.draft().put(key, node));
      key = "";
    }

    private void noteDuplicate(
        List<String> path, Node node, @org.jspecify.annotations.Nullable Node replaced) {
      if (replaced != null) {
        notes.add(MappingDraft.duplicateKey(path, node.at(), replaced.at()));
      }
    }

    private void problem(int number, String why, String next) {
      unread.add(Problem.atLine(origin.place(), number, why, next));
    }

    private static int sign(String content) {
      int equals = content.indexOf('=');
      int colon = content.indexOf(':');
      return equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
    }
  }
}
