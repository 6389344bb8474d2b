package dev.evenkeel.environment;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.ScalarType;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the process's environment in for {@code ${env:NAME}}. {@code $${env:NAME}} stays as written,
 * less one dollar sign. Only strings are looked at, never keys.
 */
final class Expansion {
  private static final Pattern REFERENCE = Pattern.compile("(\\$?)\\$\\{env:([^}]*)\\}?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** By these a runner and we ourselves show who they are; a file of the repository gets none. */
  private static final Pattern CREDENTIAL =
      Pattern.compile("ACTIONS_.*|EVENKEEL_TOKEN|EVENKEEL_INPUTS", Pattern.CASE_INSENSITIVE);

  private final Function<String, Optional<String>> getenv;
  private final Complaints complaints;

  Expansion(Function<String, Optional<String>> getenv, Complaints complaints) {
    this.getenv = getenv;
    this.complaints = complaints;
  }

  DeclaredText text(Node.Scalar scalar) {
    return new DeclaredText(scalar.text(), value(scalar));
  }

  /** The text to use; as written where a name is unset, which is a problem already. */
  String value(Node.Scalar scalar) {
    return expands(scalar)
        ? REFERENCE
            .matcher(scalar.text())
            .replaceAll(
                m -> Matcher.quoteReplacement(one(scalar, m.group(), m.group(1), m.group(2))))
        : scalar.text();
  }

  static boolean expands(Node.Scalar scalar) {
    return scalar.type() == ScalarType.STRING && scalar.text().contains("${env:");
  }

  /** Whether everything the scalar asks for is there. */
  boolean holds(Node.Scalar scalar) {
    return !expands(scalar)
        || REFERENCE
            .matcher(scalar.text())
            .results()
            .allMatch(
                m ->
                    !m.group(1).isEmpty()
                        || (wellFormed(m.group(), m.group(2))
                            && getenv.apply(m.group(2)).isPresent()));
  }

  private String one(Node.Scalar scalar, String written, String escape, String name) {
    if (!escape.isEmpty()) {
      return written.substring(1);
    }
    if (!wellFormed(written, name)) {
      complaints.add(
          scalar,
          "saw " + Shown.quoted(written) + ", which names no environment variable",
          "${env:NAME}, where NAME is made of letters, digits and _",
          "correct the name; where the text is meant as it stands, write $${env:...}");
      return written;
    }
    if (CREDENTIAL.matcher(name).matches()) {
      complaints.add(
          scalar,
          "saw ${env:" + name + "}, by which the job shows who it is",
          "a variable that is meant for this file",
          "give the value to a variable with a name of its own");
      return written;
    }
    Optional<String> value = getenv.apply(name);
    if (value.isEmpty()) {
      complaints.add(
          scalar,
          "the environment variable " + name + " is not set",
          "a value for ${env:" + name + "}",
          "set " + name + " and run again");
      return written;
    }
    return value.get();
  }

  private static boolean wellFormed(String written, String name) {
    return written.endsWith("}") && NAME.matcher(name).matches();
  }
}
