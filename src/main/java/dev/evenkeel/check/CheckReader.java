package dev.evenkeel.check;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.value.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the tree of a check.yaml, strictly; all problems of a file are said at once. */
public final class CheckReader {
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "title",
          "severity",
          "since",
          "on",
          "when",
          "rule",
          "message",
          "remedy",
          "fallback");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final Rule.Compiler compiler;
  private final List<Problem> problems;

  /**
   * @param problems receives what is wrong
   */
  public CheckReader(Rule.Compiler compiler, List<Problem> problems) {
    this.compiler = compiler;
    this.problems = problems;
  }

  /** The check, or nothing where its file has a problem. */
  public Optional<Check> read(Node root) {
    if (!(root instanceof Mapping file)) {
      complain(root, "a check is a mapping with id, title, severity, since, on and remedy");
      return Optional.empty();
    }
    int before = problems.size();
    unknownKeys(file);
    String id = required(file, "id");
    String title = required(file, "title");
    String since = required(file, "since");
    String remedy = required(file, "remedy");
    Severity severity = severity(file);
    List<String> kinds = strings(file, "on", true);
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      complain(file, "the id " + id + " is no word of lower case letters, digits and hyphens");
    }
    List<Condition> when = conditions(file);
    Rule rule = rule(file);
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(
            new Check(
                id,
                title,
                severity,
                since,
                Set.copyOf(kinds),
                when,
                rule,
                Optional.ofNullable(file.text("message")),
                remedy.strip(),
                flag(file, "fallback"),
                file.at()));
  }

  private void unknownKeys(Mapping file) {
    for (int i = 0; i < file.size(); i++) {
      String key = file.key(i);
      if (!KEYS.contains(key)) {
        List<String> meant = Nearest.to(key, KEYS, 1);
        complain(
            file.value(i),
            "a check has no key "
                + key
                + (meant.isEmpty() ? "" : "; was " + meant.getFirst() + " meant?"));
      }
    }
  }

  private String required(Mapping file, String key) {
    String text = file.text(key);
    if (text == null || text.isBlank()) {
      complain(file, "the key " + key + " is missing or empty");
      return "";
    }
    return text;
  }

  private Severity severity(Mapping file) {
    String word = required(file, "severity");
    for (Severity severity : Severity.values()) {
      if (severity.word().equals(word)) {
        return severity;
      }
    }
    if (!word.isEmpty()) {
      complain(file, "severity is " + word + "; expected block, warn or info");
    }
    return Severity.BLOCK;
  }

  private List<String> strings(Mapping file, String key, boolean required) {
    Node node = file.get(key);
    if (node == null) {
      if (required) {
        complain(file, "the key " + key + " is missing");
      }
      return List.of();
    }
    return strings(node, key);
  }

  private List<String> strings(Node node, String key) {
    var all = new ArrayList<String>();
    List<Node> elements = node instanceof Sequence sequence ? sequence.elements() : List.of(node);
    for (Node element : elements) {
      if (element instanceof Scalar scalar) {
        all.add(scalar.text());
      } else {
        complain(element, key + " is a list of words");
      }
    }
    if (all.isEmpty()) {
      complain(node, key + " names nothing");
    }
    return all;
  }

  private List<Condition> conditions(Mapping file) {
    var all = new ArrayList<Condition>();
    Node node = file.get("when");
    if (node instanceof Mapping conditions) {
      for (int i = 0; i < conditions.size(); i++) {
        String key = conditions.key(i);
        var values = new HashSet<>(strings(conditions.value(i), "when/" + key));
        all.add(Condition.of(key, List.copyOf(values)));
      }
    } else if (node != null) {
      complain(node, "when is a mapping of a fact's details to accepted values");
    }
    return all;
  }

  private Rule rule(Mapping file) {
    String source = file.text("rule");
    Node node = file.get("rule");
    if (source == null || node == null || source.strip().toLowerCase(Locale.ROOT).equals("true")) {
      return Rule.ALWAYS;
    }
    return switch (compiler.compile(source, node.at())) {
      case Rule.Compiled.Sound sound -> sound.rule();
      case Rule.Compiled.Unsound unsound -> {
        complain(node, "the rule is no condition in CEL: " + unsound.why());
        yield Rule.ALWAYS;
      }
    };
  }

  private boolean flag(Mapping file, String key) {
    @Nullable Node node = file.get(key);
    if (node == null) {
      return false;
    }
    if (node instanceof Scalar scalar && scalar.type() == Node.ScalarType.BOOLEAN) {
      return scalar.text().equals("true");
    }
    complain(node, key + " is true or false");
    return false;
  }

  private void complain(Node where, String text) {
    problems.add(new Problem(where.at(), text));
  }
}
