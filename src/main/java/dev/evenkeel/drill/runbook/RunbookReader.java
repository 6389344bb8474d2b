package dev.evenkeel.drill.runbook;

import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.RunbookEntry;
import dev.evenkeel.drill.runbook.DrilledState.Answer;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a half-deploy drill record from the tree a JSON reader made of it. Members that this
 * version does not know are passed over, as the record's schema asks of its readers.
 */
public final class RunbookReader {
  private static final String SCHEMA = "https://evenkeel.dev/schemas/drill-record/v1";

  /** The file is no record with a runbook in it; the message says what it is instead. */
  public static final class NoRunbook extends Exception {
    private static final long serialVersionUID = 1L;

    NoRunbook(String message) {
      super(message);
    }
  }

  private RunbookReader() {}

  /** Reads it whole. */
  public static Runbook read(Node root) throws NoRunbook {
    String schema = root instanceof Mapping top ? top.text("schema") : null;
    if (!(root instanceof Mapping record) || !SCHEMA.equals(schema)) {
      throw new NoRunbook(
          (schema == null ? "it names no schema" : "its schema is " + schema)
              + ", and a drill record of schema "
              + SCHEMA
              + " was expected");
    }
    if (!"half-deploy".equals(record.text("drill"))) {
      throw new NoRunbook(
          "it is the record of a drill "
              + record.text("drill")
              + ", and only a half-deploy drill has states to find");
    }
    var states = new ArrayList<DrilledState>();
    for (Node state : elements(record, "states")) {
      states.add(state(state));
    }
    return new Runbook(
        text(record, "engine", "name"),
        text(record, "engine", "version"),
        text(record, "tool", "name") + " " + text(record, "tool", "version"),
        text(record, "plan", "layout"),
        text(record, "plan", "digest"),
        text(record, "verdict"),
        Optional.ofNullable(record.text("pointOfNoReturn")),
        Optional.ofNullable(record.text("noReturn")),
        Optional.ofNullable(record.text("broken", "step"))
            .map(step -> step + " " + record.text("broken", "how")),
        states);
  }

  private static DrilledState state(Node node) throws NoRunbook {
    if (!(node instanceof Mapping state)) {
      throw new NoRunbook("a state of it is no object");
    }
    String verdict = text(state, "verdict");
    return new DrilledState(
        text(state, "name"),
        text(state, "step"),
        text(state, "about"),
        verdict(verdict),
        number(state, "points"),
        answers(state),
        entry(state),
        fingerprint(state));
  }

  private static StateVerdict verdict(String word) throws NoRunbook {
    for (StateVerdict verdict : StateVerdict.values()) {
      if (verdict.name().equals(word)) {
        return verdict;
      }
    }
    throw new NoRunbook("a state's verdict is " + word + ", which this version does not know");
  }

  /** A probe's answer is a word, or an object that holds one beside what was said. */
  private static List<Answer> answers(Mapping state) {
    var answers = new ArrayList<Answer>();
    if (state.get("probes") instanceof Mapping probes) {
      for (int i = 0; i < probes.size(); i++) {
        String probe = probes.key(i);
        if (probes.value(i) instanceof Mapping asked && asked.text("answer") != null) {
          answers.add(
              new Answer(probe, orEmpty(asked.text("answer")), orEmpty(asked.text("said"))));
        } else if (probes.value(i) instanceof Scalar word && word.type() != ScalarType.NULL) {
          answers.add(new Answer(probe, word.text(), ""));
        }
      }
    }
    return answers;
  }

  private static RunbookEntry entry(Mapping state) throws NoRunbook {
    if (!(state.get("runbook") instanceof Mapping page)) {
      throw new NoRunbook("state " + state.text("name") + " has no runbook");
    }
    return new RunbookEntry(
        texts(page, "recognise"),
        text(page, "meanwhile"),
        text(page, "way"),
        texts(page, "commands"),
        text(page, "leadsTo"),
        text(page, "owner"),
        number(page, "millis"));
  }

  private static Fingerprint fingerprint(Mapping state) throws NoRunbook {
    if (!(state.get("fingerprint") instanceof Mapping written)) {
      throw new NoRunbook("state " + state.text("name") + " has no fingerprint to hold against");
    }
    return new Fingerprint(
        facts(written, "schema"),
        facts(written, "history"),
        Map.of(),
        state.get("probes") instanceof Mapping probes ? texts(probes, "residue") : List.of(),
        Set.of(),
        text(state, "digest"));
  }

  private static Map<String, String> facts(Mapping written, String name) throws NoRunbook {
    var facts = new TreeMap<String, String>();
    if (!(written.get(name) instanceof Mapping members)) {
      throw new NoRunbook("a fingerprint of it has no " + name);
    }
    for (String path : members.keys()) {
      facts.put(path, orEmpty(members.text(path)));
    }
    return facts;
  }

  private static List<Node> elements(Mapping of, String name) {
    return of.get(name) instanceof Sequence sequence ? sequence.elements() : List.of();
  }

  private static List<String> texts(Mapping of, String name) {
    return elements(of, name).stream()
        .filter(Scalar.class::isInstance)
        .map(text -> ((Scalar) text).text())
        .toList();
  }

  private static String text(Mapping of, String... path) throws NoRunbook {
    String text = of.text(path);
    if (text == null) {
      throw new NoRunbook("it lacks " + String.join(".", path));
    }
    return text;
  }

  private static long number(Mapping of, String name) throws NoRunbook {
    String text = text(of, name);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new NoRunbook(name + " is no number");
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
