package dev.evenkeel.app.cli.github;

import dev.evenkeel.app.github.Input;
import dev.evenkeel.app.github.Inputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command line that a step's inputs come to. Each input is one word of it whatever it holds:
 * none can become an option, a second word, or the name of a file of words.
 */
final class CommandWords {
  private CommandWords() {}

  /**
   * The words.
   *
   * @param keeping where what comes out is recorded
   * @param spool where a record waits for a service that does not answer
   * @param change the change that the step is about
   * @param commit the commit that the run is about
   */
  static List<String> of(
      Verb verb,
      Inputs inputs,
      StepFolder folder,
      Keeping keeping,
      Optional<Path> spool,
      Optional<String> change,
      Optional<String> commit) {
    var words = new ArrayList<>(verb.words());
    for (Input input : Input.values()) {
      switch (input.kind()) {
        case OPTION ->
            value(verb, input, inputs, keeping, change, commit)
                .ifPresent(value -> words.add(input.option().orElseThrow() + "=" + value));
        case FLAG -> {
          if (inputs.truth(input, false)) {
            words.add(input.option().orElseThrow());
          }
        }
        case WORD, STEP -> {}
      }
    }
    if (verb == Verb.EXPORT) {
      words.add("--output=" + folder.evidence());
    }
    if (verb == Verb.GATE && keeping.kept()) {
      words.add("--receipt=" + folder.receipt());
    }
    if (verb == Verb.GATE && keeping == Keeping.SERVICE) {
      inputs.text(Input.SERVER_URL).ifPresent(url -> words.add("--server=" + url));
      spool.ifPresent(waiting -> words.add("--spool=" + waiting));
    }
    if (verb.reports()) {
      formats(folder, words);
    }
    inputs.lines(Input.ARGS).forEach(word -> words.add(plain(word)));
    words.add("--");
    if (verb == Verb.EXPORT) {
      change.ifPresent(id -> words.add(plain(id)));
    }
    verb.positional()
        .forEach(input -> inputs.text(input).ifPresent(word -> words.add(plain(word))));
    return List.copyOf(words);
  }

  /** What only the change's records need is no option of a verb that keeps none itself. */
  private static Optional<String> value(
      Verb verb,
      Input input,
      Inputs inputs,
      Keeping keeping,
      Optional<String> change,
      Optional<String> commit) {
    boolean keeps = verb == Verb.GATE || verb == Verb.EXPORT;
    boolean gateWithLog = verb == Verb.GATE && keeping.kept();
    return switch (input) {
      case DATA, HIGH_WATER -> keeps ? inputs.text(input) : Optional.empty();
      case CHANGE -> gateWithLog ? change : Optional.empty();
      case COMMIT -> gateWithLog ? commit : Optional.empty();
      // A decision that no log takes has no name to be kept under.
      case KEY -> keeping == Keeping.REFUSED ? Optional.empty() : inputs.text(input);
      case SPOOL -> Optional.empty();
      default -> inputs.text(input);
    };
  }

  private static void formats(StepFolder folder, List<String> words) {
    words.add("--format=text");
    add("json", folder.report(), words);
    add("markdown", folder.summary(), words);
    add("html", folder.html(), words);
    add("sarif", folder.sarif(), words);
    add("annotations", folder.annotations(), words);
  }

  private static void add(String format, Path file, List<String> words) {
    words.add("--format=" + format);
    words.add("--output=" + file);
  }

  /** A first {@code @} would name a file of further words. */
  private static String plain(String word) {
    return word.startsWith("@") ? "@" + word : word;
  }
}
