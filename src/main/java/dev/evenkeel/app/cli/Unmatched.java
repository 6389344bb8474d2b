package dev.evenkeel.app.cli;

import dev.evenkeel.value.Nearest;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;

/** What is said of a word that a command does not know: what it seems to be, and what is near. */
final class Unmatched {
  private Unmatched() {}

  /**
   * Says it of the first such word; what comes after it is often only its value.
   *
   * @param command the command that was read when the word came
   */
  static String said(CommandLine command, String word) {
    String name = command.getCommandSpec().qualifiedName();
    if (word.startsWith("-") && word.length() > 1) {
      String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      return name
          + " has no option "
          + option
          + or(option, command.getCommandSpec().optionsMap().keySet(), "");
    }
    Collection<String> verbs = command.getSubcommands().keySet();
    if (verbs.isEmpty()) {
      return word + " is one word more than " + name + " takes; quote what belongs together";
    }
    boolean root = command.getParent() == null;
    return (root ? "there is no command " : "there is no verb " + name + " ")
        + word
        + or(word, verbs, "; there are " + String.join(", ", verbs));
  }

  private static String or(String word, Collection<String> known, String otherwise) {
    List<String> near = Nearest.to(word, known, 3);
    return near.isEmpty() ? otherwise : "; near it: " + String.join(", ", near);
  }
}
