package dev.evenkeel.source.file.embedded;

import dev.evenkeel.snapshot.Embedded;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.source.file.FormatReaders;
import dev.evenkeel.source.file.format.Format;
import dev.evenkeel.source.file.format.Limits;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.file.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the document in a text: by the name of its key ({@code application.yaml}), else JSON that
 * is an object or array, else lines that are a YAML mapping of two keys or more. Where the text
 * gives anything but one tree without a doubt (a duplicate key, a template, two documents), it
 * stays a text and is compared exactly.
 */
public final class EmbeddedDocuments implements Embedded {
  @Override
  public @Nullable Node document(List<String> path, Node.Scalar text) {
    String content = text.text();
    if (content.length() < 2 || content.length() > Limits.EMBEDDED_CHARS) {
      return null;
    }
    // Nearly every text leaves here: one line that opens no JSON.
    if (content.indexOf('\n') < 0 && !opens(content, "{[/")) {
      return null;
    }
    Format named = Format.ofName(path.getLast());
    Format format = isDocument(named) ? named : guessed(content);
    if (format != Format.JSON && content.indexOf('\n') < 0) {
      return null;
    }
    if (format == Format.JSON && !opens(content, format == named ? "{[/" : "{[")) {
      return null;
    }
    Origin origin = text.origin().inText(format.name().toLowerCase(Locale.ROOT), text.line());
    Node root = format == named ? parsed(format, content) : guess(format, content);
    return root == null ? null : Rebased.onto(origin, root, Limits.DEPTH - path.size());
  }

  private static boolean isDocument(Format format) {
    return switch (format) {
      case JSON, YAML, PROPERTIES, TOML, INI, ENV -> true;
      case JSON_LINES, YAML_TEMPLATE, TEXT, BINARY, UNKNOWN -> false;
    };
  }

  private static Format guessed(String content) {
    if (opens(content, "{[")) {
      return Format.JSON;
    }
    boolean lines = content.indexOf('\n') >= 0;
    return lines && Format.ofContent(content) == Format.YAML ? Format.YAML : Format.UNKNOWN;
  }

  private static boolean opens(String content, String brackets) {
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return brackets.indexOf(c) >= 0;
      }
    }
    return false;
  }

  private static @Nullable Node guess(Format format, String content) {
    return switch (format) {
      case JSON -> JsonReader.strict(content, Origin.of(""), 0);
      case YAML ->
          parsed(format, content) instanceof Node.Mapping mapping && mapping.size() > 1
              ? mapping
              : null;
      default -> null;
    };
  }

  private static @Nullable Node parsed(Format format, String content) {
    Parsed parsed = FormatReaders.reader(format).read(content.getBytes(StandardCharsets.UTF_8), "");
    boolean certain =
        parsed.unread().isEmpty() && parsed.trees().size() == 1 && parsed.notes().isEmpty();
    return certain ? parsed.trees().getFirst().root() : null;
  }
}
