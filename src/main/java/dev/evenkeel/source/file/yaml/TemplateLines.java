package dev.evenkeel.source.file.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the template syntax out of a document that is no YAML because of it, line by line, so that
 * the rest can be read: Jinja and Go templates ({@code {{ }}}, {@code {% %}}, {@code {# #}}) and
 * ERB ({@code <% %>}). A line that is nothing else is blanked; an unquoted value or a key that
 * holds some becomes a placeholder. Block scalars and quoted values are left alone. The number of
 * lines stays.
 */
final class TemplateLines {
  private static final List<String> OPENERS = List.of("{{", "{%", "{#", "<%");
  private static final List<String> CLOSERS = List.of("}}", "%}", "#}", "%>");
  private static final Pattern BLOCK_HEADER =
      Pattern.compile("(?:[&!]\\S*\\s+)*[|>][0-9+-]{0,2}(?:\\s+#.*)?");
  private static final Pattern HELM =
      Pattern.compile(
          "\\{\\{-?\\s*(?:\\$?\\.(?:Values|Release|Chart|Capabilities|Files|Template)\\b"
              + "|include\\b|template\\b|toYaml\\b|tpl\\b)");

  /**
   * @param text as many lines as before
   * @param blanked first line of each run of blanked lines, 1-based in the document
   */
  record Remainder(String text, List<Integer> blanked) {}

  private final StringBuilder out = new StringBuilder();
  private final List<Integer> blanked = new ArrayList<>();

  /** Lines more indented than this are the content of a block scalar; -1 outside of one. */
  private int blockIndent = -1;

  private @Nullable String openUntil;
  private boolean helm;
  private int line;
  private int lastBlanked = -1;

  private TemplateLines() {}

  static boolean present(String text) {
    return text.contains("{{") || text.contains("{%") || text.contains("<%");
  }

  /**
   * What the document's unquoted braces mean, from all of its text.
   *
   * @param named whether the file's name says that it is a template
   */
  static Templates judge(String text, boolean named) {
    if (!present(text)) {
      return Templates.ABSENT;
    }
    if (named || scan(text).helm) {
      return Templates.CERTAIN;
    }
    boolean object = hasTopLevel(text, "apiVersion:") && hasTopLevel(text, "kind:");
    return object ? Templates.DATA : Templates.LIKELY;
  }

  static Remainder remainder(String text) {
    TemplateLines lines = scan(text);
    return new Remainder(lines.out.toString(), lines.blanked);
  }

  private static boolean hasTopLevel(String text, String key) {
    return text.startsWith(key) || text.contains("\n" + key);
  }

  private static TemplateLines scan(String text) {
    var lines = new TemplateLines();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int next = end < 0 ? text.length() : end + 1;
      lines.line++;
      String body = text.substring(from, end < 0 ? text.length() : end);
      boolean carriageReturn = body.endsWith("\r");
      lines.out.append(lines.kept(carriageReturn ? body.substring(0, body.length() - 1) : body));
      lines.out.append(carriageReturn ? "\r" : "").append(end < 0 ? "" : "\n");
      from = next;
    }
    return lines;
  }

  private String kept(String body) {
    if (openUntil != null) {
      if (body.contains(openUntil)) {
        openUntil = null;
      }
      return blank();
    }
    int indent = indent(body);
    if (blockIndent >= 0) {
      if (body.isBlank() || indent > blockIndent) {
        return body;
      }
      if (isControl(body)) {
        return blank();
      }
      blockIndent = -1;
    }
    if (body.startsWith("#", indent) || body.isBlank()) {
      return body;
    }
    if (isControl(body)) {
      helm |= HELM.matcher(body).find();
      return blank();
    }
    return replaced(body);
  }

  /** Whether the line is template syntax and white space only; notes one that goes on below. */
  private boolean isControl(String body) {
    int at = indent(body);
    if (at == body.length()) {
      return false;
    }
    while (at < body.length()) {
      int kind = opener(body, at);
      if (kind < 0) {
        return false;
      }
      int close = body.indexOf(CLOSERS.get(kind), at + 2);
      if (close < 0) {
        openUntil = CLOSERS.get(kind);
        return true;
      }
      at = close + 2;
      while (at < body.length() && Character.isWhitespace(body.charAt(at))) {
        at++;
      }
    }
    return true;
  }

  private String replaced(String body) {
    int at = indent(body);
    int dash = -1;
    while (at < body.length()
        && body.charAt(at) == '-'
        && (at + 1 == body.length() || body.charAt(at + 1) == ' ')) {
      dash = at++;
      while (at < body.length() && body.charAt(at) == ' ') {
        at++;
      }
    }
    int colon = colon(body, at);
    int value = colon < 0 ? at : colon + 1;
    while (value < body.length() && body.charAt(value) == ' ') {
      value++;
    }
    if (BLOCK_HEADER.matcher(body.substring(value)).matches()) {
      blockIndent = colon < 0 ? Math.max(dash, 0) : at;
    }
    String key = colon < 0 ? "" : body.substring(at, colon + 1);
    String tail = body.substring(value);
    boolean keyTemplated = holdsOpener(key) && !isQuoted(key.substring(0, key.length() - 1));
    boolean continued = colon < 0 && dash < 0 && opener(body, at) < 0;
    boolean valueTemplated = !continued && holdsOpener(tail) && !isData(tail);
    if (!keyTemplated && !valueTemplated) {
      return body;
    }
    helm |= HELM.matcher(body).find();
    if (colon < 0 && dash < 0) {
      return blank();
    }
    String shownKey = keyTemplated ? Templates.PLACEHOLDER + "" + line + ":" : key;
    String shownValue = valueTemplated ? String.valueOf(Templates.PLACEHOLDER) : tail;
    return body.substring(0, at) + shownKey + (colon < 0 ? "" : " ") + shownValue;
  }

  private String blank() {
    if (lastBlanked != line - 1) {
      blanked.add(line);
    }
    lastBlanked = line;
    return "";
  }

  /** The colon that ends the key which starts at the place, template syntax and quotes skipped. */
  private static int colon(String body, int from) {
    int at = from;
    if (at < body.length() && (body.charAt(at) == '"' || body.charAt(at) == '\'')) {
      at = Math.max(closingQuote(body, at), at) + 1;
    }
    while (at < body.length()) {
      int kind = opener(body, at);
      int close = kind < 0 ? -1 : body.indexOf(CLOSERS.get(kind), at + 2);
      if (close >= 0) {
        at = close + 2;
        continue;
      }
      boolean ends = at + 1 == body.length() || body.charAt(at + 1) == ' ';
      if (body.charAt(at) == ':' && ends) {
        return at;
      }
      if (body.charAt(at) == '#' && at > 0 && body.charAt(at - 1) == ' ') {
        return -1;
      }
      at++;
    }
    return -1;
  }

  /** A value that YAML reads as it stands: quoted, or a flow collection that quotes its braces. */
  private static boolean isData(String value) {
    char first = value.charAt(0);
    if (first == '"' || first == '\'') {
      return closingQuote(value, 0) < 0 || isQuoted(value);
    }
    boolean flow = first == '[' || (first == '{' && opener(value, 0) < 0);
    if (!flow) {
      return false;
    }
    int at = 0;
    while (at < value.length()) {
      char c = value.charAt(at);
      if (c == '"' || c == '\'') {
        int close = closingQuote(value, at);
        at = close < 0 ? value.length() : close + 1;
      } else if (opener(value, at) >= 0) {
        return false;
      } else {
        at++;
      }
    }
    return true;
  }

  /** One complete quoted scalar, at most a comment after it. */
  private static boolean isQuoted(String text) {
    if (text.isEmpty() || (text.charAt(0) != '"' && text.charAt(0) != '\'')) {
      return false;
    }
    int close = closingQuote(text, 0);
    if (close < 0) {
      return false;
    }
    String rest = text.substring(close + 1);
    return rest.isBlank() || rest.stripLeading().startsWith("#");
  }

  private static int closingQuote(String text, int open) {
    char quote = text.charAt(open);
    for (int i = open + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quote == '"') {
        i++;
      } else if (c == quote) {
        if (quote == '\'' && i + 1 < text.length() && text.charAt(i + 1) == '\'') {
          i++;
        } else {
          return i;
        }
      }
    }
    return -1;
  }

  private static boolean holdsOpener(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      if (opener(text, i) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Which template opens here; OpenShift's {@code ${{X}}} is none. */
  private static int opener(String text, int at) {
    for (int kind = 0; kind < OPENERS.size(); kind++) {
      if (text.startsWith(OPENERS.get(kind), at)) {
        return at > 0 && kind == 0 && text.charAt(at - 1) == '$' ? -1 : kind;
      }
    }
    return -1;
  }

  private static int indent(String body) {
    int i = 0;
    while (i < body.length() && (body.charAt(i) == ' ' || body.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }
}
