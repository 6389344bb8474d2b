package dev.evenkeel.report;

import dev.evenkeel.check.Finding;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Secret;
import java.util.Optional;

/**
 * What one side of a finding may show. The one place where a report decides that a value stays
 * hidden; every format asks here.
 */
sealed interface Side {
  /** The side has nothing there. */
  record Absent() implements Side {}

  /**
   * A value, or a tree of them, that may be shown (secret leaves inside stay hidden).
   *
   * @param at {@code file:line}, for programs
   * @param place the same for people, with the layers it won over
   */
  record Open(Node node, String at, String place) implements Side {}

  /**
   * A value that is secret, whole or in part.
   *
   * @param visible what may be shown of it
   * @param word {@code same}, {@code different} or {@code unknown}
   * @param empty whether it is the empty string
   */
  record Hidden(Optional<String> visible, String word, boolean empty, String at, String place)
      implements Side {}

  /** A value that could not be read or judged. */
  record Unread(String why, String at, String place) implements Side {}

  static Side left(Finding finding) {
    return of(finding.left(), finding.right(), finding.secret());
  }

  static Side right(Finding finding) {
    return of(finding.right(), finding.left(), finding.secret());
  }

  private static Side of(
      Optional<Sighting> mine, Optional<Sighting> other, Optional<String> secret) {
    if (mine.isEmpty()) {
      return new Absent();
    }
    Node node = mine.get().node();
    String at = mine.get().at();
    String place = mine.get().provenance();
    return switch (node) {
      case Secret s ->
          new Hidden(
              Optional.ofNullable(s.visible()), word(other, secret), s.hidden().empty(), at, place);
      case Node.Unreadable unreadable -> new Unread(unreadable.why(), at, place);
      case Scalar scalar when hiddenBy(other, scalar) ->
          new Hidden(Optional.empty(), word(other, secret), scalar.text().isEmpty(), at, place);
      case Scalar scalar -> new Open(scalar, at, place);
      case Node.Mapping mapping -> new Open(mapping, at, place);
      case Node.Sequence sequence -> new Open(sequence, at, place);
    };
  }

  /**
   * Opposite a wholly secret value, a plain one is very likely a credential of a shape nobody
   * knows, so it is not shown either. That it is null or a boolean is no credential.
   */
  private static boolean hiddenBy(Optional<Sighting> other, Scalar scalar) {
    boolean maybe = scalar.type() != ScalarType.NULL && scalar.type() != ScalarType.BOOLEAN;
    return maybe
        && other.isPresent()
        && other.get().node() instanceof Secret s
        && s.visible() == null;
  }

  private static String word(Optional<Sighting> other, Optional<String> secret) {
    return secret.orElse(other.isEmpty() ? "different" : "unknown");
  }
}
