package dev.evenkeel.difference;

import dev.evenkeel.difference.canonical.ValueType;
import dev.evenkeel.difference.pairing.Renames;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Tokens.Token;
import java.util.Optional;

/**
 * How one side's texts are looked at: its own tokens put in, generated names followed, the other
 * side's tokens recognised.
 *
 * @param own tokens of kinds that both sides declare
 * @param foreign tokens of the other side
 * @param renames generated names (with a content hash) and the name they stand for
 */
record Lens(Tokens own, Tokens foreign, Renames renames) {
  private static final String REGISTRY = "registry";

  static Lens of(Tokens mine, Tokens theirs) {
    return new Lens(mine.only(theirs.kinds()::contains), theirs, Renames.none());
  }

  Lens withRenames(Renames renamed) {
    return new Lens(own, foreign, renamed);
  }

  /** A leaf's text in its comparable form, before any canonical spelling. */
  Tokens.Substituted seen(Scalar leaf, ValueType type) {
    return seen(renames.comparable(leaf, leaf.text()), type);
  }

  Tokens.Substituted seen(String text, ValueType type) {
    if (own.isEmpty()) {
      return new Tokens.Substituted(text, 0);
    }
    return type == ValueType.IMAGE ? image(text) : own.substituted(text);
  }

  /**
   * Of an image only the registry's host may be an environment's own name: a tag or a repository is
   * part of which bytes run.
   */
  private Tokens.Substituted image(String text) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? "" : text.substring(0, slash);
    Tokens.Substituted first = own.substituted(host);
    Tokens.Substituted rest = own.only(REGISTRY::equals).substituted(text.substring(host.length()));
    return new Tokens.Substituted(first.text() + rest.text(), first.count() + rest.count());
  }

  /** A name of the other environment in a text whose own tokens are already put in. */
  Optional<Token> leak(String seen, ValueType type) {
    if (foreign.isEmpty()) {
      return Optional.empty();
    }
    return (type == ValueType.IMAGE ? foreign.only(REGISTRY::equals) : foreign).firstIn(seen);
  }
}
