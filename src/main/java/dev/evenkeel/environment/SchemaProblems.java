package dev.evenkeel.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.value.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Says in words, with file and line, what the schema found. The validator's own messages are never
 * used: they quote values, and values may have come in through {@code ${env:NAME}}.
 */
final class SchemaProblems {
  private static final String BY = " (schema of evenkeel.yaml, version 1)";
  private static final Pattern BRANCH = Pattern.compile(".*/oneOf/[0-9]+/required");

  private final Node root;
  private final EnvironmentSchema schema;
  private final Expansion expansion;
  private final Complaints complaints;

  SchemaProblems(Node root, EnvironmentSchema schema, Expansion expansion, Complaints complaints) {
    this.root = root;
    this.schema = schema;
    this.expansion = expansion;
    this.complaints = complaints;
  }

  void report() {
    List<Error> errors = schema.validate(JsonView.of(root, expansion));
    for (Error error : errors) {
      List<Object> path = elements(error.getInstanceLocation());
      Node node = at(path);
      String pointer = EnvironmentSchema.pointer(error);
      switch (error.getKeyword()) {
        case "additionalProperties" -> unknownKey(error, path, node);
        case "required" -> {
          if (BRANCH.matcher(pointer).matches()) {
            choice(pointer, path, node);
          } else {
            missing(error, path, node);
          }
        }
        case "oneOf" -> choice(pointer, path, node);
        case "not" ->
            complaints.add(
                node,
                Shown.path(path) + " has both sources and snapshot",
                "one of the two" + BY,
                "remove the one that is not meant");
        default -> wrong(error, path, node);
      }
    }
  }

  private void unknownKey(Error error, List<Object> path, Node node) {
    String key = String.valueOf(error.getProperty());
    List<String> known = keys(schema.around(error));
    List<String> near = Nearest.to(key, known, 1);
    Node value = node instanceof Node.Mapping mapping ? mapping.get(key) : null;
    complaints.add(
        value == null ? node : value,
        "unknown key " + Shown.quoted(key) + " in " + named(path),
        "one of " + String.join(", ", known) + BY,
        near.isEmpty()
            ? "remove it; docs/configuration.md lists every key"
            : "did you mean " + Shown.quoted(near.getFirst()) + "?");
  }

  private void missing(Error error, List<Object> path, Node node) {
    String key = String.valueOf(error.getProperty());
    JsonNode wanted = schema.describe(schema.around(error).path("properties").path(key));
    String title = wanted.path("title").asText();
    complaints.add(
        node,
        named(path) + " has no " + Shown.quoted(key),
        key + ": " + (title.isEmpty() ? "a value" : title) + BY,
        "add a line " + Shown.quoted(key + ": ..."));
  }

  /** A source's kind, a list's reading, a database's way: one key of several. */
  private void choice(String pointer, List<Object> path, Node node) {
    String owner = pointer.substring(0, pointer.lastIndexOf("/oneOf"));
    List<String> choices = new ArrayList<>();
    schema.at(owner + "/oneOf").forEach(b -> choices.add(b.path("required").path(0).asText()));
    if (!(node instanceof Node.Mapping mapping)) {
      return;
    }
    List<String> there = mapping.keys().stream().filter(choices::contains).toList();
    List<String> known = keys(schema.at(owner));
    boolean mistyped =
        mapping.keys().stream()
            .filter(k -> !known.contains(k))
            .anyMatch(k -> !Nearest.to(k, choices, 1).isEmpty());
    if (there.isEmpty() && mistyped) {
      return; // the unknown key is reported with the suggestion, one mistake is one problem
    }
    complaints.add(
        node,
        named(path)
            + (there.isEmpty()
                ? " has none of the keys of which it needs one"
                : " has both " + String.join(" and ", there)),
        "exactly one of " + String.join(", ", choices) + BY,
        there.isEmpty()
            ? "add the one that is meant"
            : "keep one; give the other a name of its own, or remove it");
  }

  private void wrong(Error error, List<Object> path, Node node) {
    if (node instanceof Node.Unreadable
        || node instanceof Node.Secret
        || (node instanceof Node.Scalar scalar && !expansion.holds(scalar))) {
      return; // reported already, with its own reason
    }
    boolean broughtIn = node instanceof Node.Scalar s && Expansion.expands(s);
    boolean mayBeSecret = path.contains("url");
    boolean tooMany = error.getKeyword().equals("maxProperties");
    complaints.add(
        node,
        named(path)
            + (tooMany ? " has the keys " : " is ")
            + (tooMany && node instanceof Node.Mapping m
                ? Shown.tame(String.join(", ", m.keys()))
                : mayBeSecret && node instanceof Node.Scalar ? "not usable" : Shown.node(node))
            + (broughtIn ? ", which does not fit once its variables are put in" : ""),
        schema.title(error) + BY,
        advice(error, node));
  }

  private String advice(Error error, Node node) {
    if (error.getKeyword().equals("maxProperties")) {
      return "keep the one that is meant";
    }
    if (error.getKeyword().equals("enum") && node instanceof Node.Scalar word) {
      List<String> words = new ArrayList<>();
      schema.around(error).path("enum").forEach(w -> words.add(w.asText()));
      List<String> near = Nearest.to(word.text(), words, 1);
      return near.isEmpty()
          ? "write one of them"
          : "did you mean " + Shown.quoted(near.getFirst()) + "?";
    }
    boolean scalarForText =
        error.getKeyword().equals("type")
            && node instanceof Node.Scalar scalar
            && scalar.type() != Node.ScalarType.STRING
            && scalar.type() != Node.ScalarType.NULL;
    return scalarForText ? "if it is meant as text, put it in quotes" : "correct it";
  }

  /** Where it stands; an allowance by its item too, since people search for that. */
  private String named(List<Object> path) {
    String written = Shown.path(path);
    if (path.size() >= 2
        && path.getFirst().equals("allowances")
        && at(path.subList(0, 2)) instanceof Node.Mapping allowance
        && allowance.text("item") instanceof String item) {
      return written + " (" + Shown.tame(item) + ")";
    }
    return written;
  }

  private static List<String> keys(JsonNode around) {
    Set<String> names = new TreeSet<>();
    around.path("properties").fieldNames().forEachRemaining(names::add);
    return List.copyOf(names);
  }

  private static List<Object> elements(NodePath path) {
    var elements = new ArrayList<Object>();
    for (int i = 0; i < path.getNameCount(); i++) {
      elements.add(path.getElement(i));
    }
    return elements;
  }

  private Node at(List<Object> path) {
    Node here = root;
    for (Object element : path) {
      Node next =
          switch (here) {
            case Node.Mapping mapping -> mapping.get(element.toString());
            case Node.Sequence sequence
                when element instanceof Integer index && index < sequence.size() ->
                sequence.get(index);
            default -> null;
          };
      if (next == null) {
        return here;
      }
      here = next;
    }
    return here;
  }
}
