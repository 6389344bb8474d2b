package dev.evenkeel.difference;

import dev.evenkeel.difference.canonical.Decimal;
import dev.evenkeel.difference.canonical.ValueType;
import dev.evenkeel.difference.pairing.Renames;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one side's texts are looked at: its own tokens put in, generated names followed, the other
 * side's tokens recognised.
 *
 * @param own tokens of kinds that both sides declare
 * @param mine all tokens of this side: no name among them is the other side's
 * @param foreign tokens of the other side
 * @param registries those of the other side's tokens that can stand in an image reference
 * @param renames generated names (with a content hash) and the name they stand for
 */
record Lens(Tokens own, Tokens mine, Tokens foreign, Tokens registries, Renames renames) {
  private static final String REGISTRY = "registry";
  private static final char RENAMED = '\u0003';

  static Lens of(Tokens mine, Tokens theirs) {
    return new Lens(
        mine.only(theirs.kinds()::contains),
        mine,
        theirs,
        theirs.only(REGISTRY::equals),
        Renames.none());
  }

  Lens withRenames(Renames renamed) {
    return new Lens(own, mine, foreign, registries, renamed);
  }

  /** This side's other readings, where a name of it is declared under several kinds. */
  List<Lens> readings() {
    List<Tokens> others = own.otherReadings();
    if (others.isEmpty()) {
      return List.of(this);
    }
    var readings = new ArrayList<Lens>();
    readings.add(this);
    others.forEach(tokens -> readings.add(new Lens(tokens, mine, foreign, registries, renames)));
    return readings;
  }

  /** A leaf's text in its comparable form, before any canonical spelling. */
  Tokens.Substituted seen(Scalar leaf, ValueType type) {
    if (renames.renames(leaf)) {
      // No text that somebody wrote is equal to it: it stands for the object, not for its name.
      return new Tokens.Substituted(RENAMED + renames.comparable(leaf, ""), 0);
    }
    boolean plainNumber = type == ValueType.NONE && leaf.type() == ScalarType.FLOAT;
    return seen(plainNumber ? Decimal.canonical(leaf.text()) : leaf.text(), type);
  }

  /** The same in its canonical spelling; an image's is found while its host is still a host. */
  String canonical(Scalar leaf, ValueType type) {
    return type == ValueType.IMAGE
        ? seen(type.canonical(leaf.text()), type).text()
        : type.canonical(seen(leaf, type).text());
  }

  Tokens.Substituted seen(String text, ValueType type) {
    if (own.isEmpty()) {
      return new Tokens.Substituted(text, 0);
    }
    return type == ValueType.IMAGE ? image(text) : own.substituted(text);
  }

  /**
   * Of an image only the registry may be an environment's own name, the host alone or with the part
   * of the path that is declared with it: a tag or a repository is part of which bytes run.
   */
  private Tokens.Substituted image(String text) {
    Tokens.Substituted registry = own.only(REGISTRY::equals).substituted(text);
    if (registry.count() > 0) {
      return registry;
    }
    int slash = Math.max(0, text.indexOf('/'));
    Tokens.Substituted host = own.substituted(text.substring(0, slash));
    return new Tokens.Substituted(host.text() + text.substring(slash), host.count());
  }

  /** A name of the other environment in a text as written. */
  Optional<Token> leak(String written, ValueType type) {
    if (foreign.isEmpty()) {
      return Optional.empty();
    }
    return (type == ValueType.IMAGE ? registries : foreign).foreignIn(written, mine);
  }
}
