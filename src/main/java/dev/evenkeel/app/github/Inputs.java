package dev.evenkeel.app.github;

import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.value.Nearest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the workflow gave, as one JSON object in one variable: no shell ever splits, expands or
 * quotes it. GitHub cannot tell an input that is not given from an empty one, and neither can we.
 */
public final class Inputs {
  /** The variable that holds them. */
  public static final String VARIABLE = "EVENKEEL_INPUTS";

  private final Map<Input, String> given;

  private Inputs(Map<Input, String> given) {
    this.given = given;
  }

  public static Inputs of(Map<String, String> variables) {
    String json = variables.get(VARIABLE);
    if (json == null || json.isBlank()) {
      throw new UsageError(
          VARIABLE
              + " is not set: `evenkeel github` is what the action's step runs; on the command line"
              + " use compare, gate or drill");
    }
    var given = new EnumMap<Input, String>(Input.class);
    var problems = new ArrayList<String>();
    members(json)
        .forEach(
            (name, value) ->
                Input.named(name)
                    .ifPresentOrElse(
                        input -> given.put(input, String.valueOf(value)),
                        () -> problems.add(unknown(name))));
    if (!problems.isEmpty()) {
      throw new UsageError(problems);
    }
    return new Inputs(given);
  }

  private static Map<String, ?> members(String json) {
    try {
      return StrictJson.object(json.getBytes(StandardCharsets.UTF_8), VARIABLE);
    } catch (Malformed e) {
      throw new UsageError(
          e.getMessage() + "; the action sets it to ${{ toJSON(inputs) }}, and nobody else should");
    }
  }

  private static String unknown(String name) {
    List<String> near =
        Nearest.to(name, Arrays.stream(Input.values()).map(Input::word).toList(), 1);
    return "there is no input "
        + name
        + (near.isEmpty() ? "" : "; did you mean " + near.getFirst() + "?");
  }

  /** What was given; an empty text is nothing. */
  public Optional<String> text(Input input) {
    return Optional.ofNullable(given.get(input)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /**
   * {@code true} or {@code false} and nothing else: a gate that is switched off by a typo is none.
   */
  public boolean truth(Input input, boolean otherwise) {
    return switch (text(input).orElse(String.valueOf(otherwise))) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new UsageError(
              "the input "
                  + input.word()
                  + " is "
                  + text(input).orElse("")
                  + "; expected true or false");
    };
  }

  /** One of some words; the first where nothing was given. */
  public String oneOf(Input input, List<String> words) {
    String word = text(input).orElse(words.getFirst());
    if (!words.contains(word)) {
      List<String> near = Nearest.to(word, words, 1);
      throw new UsageError(
          "the input "
              + input.word()
              + " is "
              + word
              + "; expected "
              + String.join(", ", words)
              + (near.isEmpty() ? "" : "; did you mean " + near.getFirst() + "?"));
    }
    return word;
  }

  /** One word a line; nothing is split at spaces and nothing is expanded. */
  public List<String> lines(Input input) {
    return Optional.ofNullable(given.get(input))
        .orElse("")
        .lines()
        .filter(l -> !l.isBlank())
        .toList();
  }
}
