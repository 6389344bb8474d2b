package dev.evenkeel.snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The names that are one environment's own: hosts, namespaces, accounts. Each has a kind; in a
 * comparable form {@code ${kind}} stands where a name stood, and {@code ${=kind}} where the text
 * itself said {@code ${kind}}, so that the two never look alike. Longer names are tried first, and
 * a name counts only where it is not part of a longer word.
 */
public final class Tokens {
  /** One declared name. */
  public record Token(String kind, String value) {}

  /**
   * A text with its tokens put in.
   *
   * @param text the comparable form
   * @param count how many places were substituted
   */
  public record Substituted(String text, int count) {}

  private static final Tokens NONE = new Tokens(List.of());

  private final List<Token> longestFirst;
  private final Set<String> kinds;

  private Tokens(List<Token> tokens) {
    longestFirst =
        tokens.stream()
            .filter(token -> !token.value().isEmpty())
            .sorted(
                Comparator.comparingInt((Token token) -> -token.value().length())
                    .thenComparing(Token::value)
                    .thenComparing(Token::kind))
            .toList();
    kinds = Set.copyOf(longestFirst.stream().map(Token::kind).toList());
  }

  private Tokens(List<Token> longestFirst, Set<String> kinds) {
    this.longestFirst = longestFirst;
    this.kinds = kinds;
  }

  public static Tokens none() {
    return NONE;
  }

  public static Tokens of(Map<String, List<String>> byKind) {
    var all = new ArrayList<Token>();
    new TreeMap<>(byKind)
        .forEach((kind, values) -> values.forEach(value -> all.add(new Token(kind, value))));
    return new Tokens(all);
  }

  public List<Token> all() {
    return longestFirst;
  }

  public Set<String> kinds() {
    return kinds;
  }

  /** The tokens of certain kinds alone. */
  public Tokens only(Predicate<String> kind) {
    return new Tokens(longestFirst.stream().filter(token -> kind.test(token.kind())).toList());
  }

  /**
   * The other ways to read these names: where one value is declared under several kinds, a text
   * does not say which of them it means. None where every value has one kind.
   */
  public List<Tokens> otherReadings() {
    Map<String, List<Token>> byValue = new LinkedHashMap<>();
    longestFirst.forEach(
        token -> byValue.computeIfAbsent(token.value(), v -> new ArrayList<>()).add(token));
    int most = byValue.values().stream().mapToInt(List::size).max().orElse(1);
    var readings = new ArrayList<Tokens>();
    for (int reading = 1; reading < most; reading++) {
      var turned = new ArrayList<Token>();
      for (List<Token> kinds : byValue.values()) {
        turned.add(kinds.get(reading % kinds.size()));
      }
      readings.add(new Tokens(turned, kinds));
    }
    return readings;
  }

  public boolean isEmpty() {
    return longestFirst.isEmpty();
  }

  public String substitute(String text) {
    return substituted(text).text();
  }

  /** Puts {@code ${kind}} in place of every name that stands alone. */
  public Substituted substituted(String text) {
    if (longestFirst.isEmpty() || !(mentionsAny(text) || text.contains("${"))) {
      return new Substituted(text, 0);
    }
    var result = new StringBuilder(text.length());
    int count = 0;
    int from = 0;
    while (from < text.length()) {
      Token here = tokenAt(text, from);
      if (here != null) {
        result.append("${").append(here.kind()).append('}');
        from += here.value().length();
        count++;
        continue;
      }
      result.append(text.charAt(from++));
      if (looksSubstituted(text, from)) {
        result.append("{=");
        from++;
      }
    }
    return new Substituted(result.toString(), count);
  }

  /** Whether, after a dollar sign, the text goes on as our own form or its escape does. */
  private boolean looksSubstituted(String text, int brace) {
    if (text.charAt(brace - 1) != '$' || !text.startsWith("{", brace)) {
      return false;
    }
    int name = brace + 1;
    while (text.startsWith("=", name)) {
      name++;
    }
    int end = text.indexOf('}', name);
    return end >= 0 && kinds.contains(text.substring(name, end));
  }

  /**
   * The longest of these names that stands in a text as such, and not inside a name of {@code own}:
   * {@code example.org} is none of another environment's in {@code staging.example.org} where that
   * is the environment's own, and {@code staging.example.org} is where only {@code example.org} is.
   */
  public Optional<Token> foreignIn(String text, Tokens own) {
    Optional<Token> found = longestForeign(text, own);
    if (found.isPresent() || text.indexOf('.') < 0) {
      return found;
    }
    // Host names know no case, and whoever resolves them does not either.
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals(text) ? found : longestForeign(lower, own);
  }

  private Optional<Token> longestForeign(String text, Tokens own) {
    if (!mentionsAny(text)) {
      return Optional.empty();
    }
    Token found = null;
    int from = 0;
    while (from < text.length()) {
      Token theirs = tokenAt(text, from);
      Token ours = own.tokenAt(text, from);
      if (theirs != null && (ours == null || length(theirs) > length(ours))) {
        found = found == null || length(theirs) > length(found) ? theirs : found;
        from += length(theirs);
      } else {
        from += ours == null ? 1 : length(ours);
      }
    }
    return Optional.ofNullable(found);
  }

  private static int length(Token token) {
    return token.value().length();
  }

  /** The longest name that begins here and stands alone. */
  private @Nullable Token tokenAt(String text, int at) {
    for (Token token : longestFirst) {
      if (standsAt(text, token.value(), at)) {
        return token;
      }
    }
    return null;
  }

  private boolean mentionsAny(String text) {
    for (Token token : longestFirst) {
      if (text.contains(token.value())) {
        return true;
      }
    }
    return false;
  }

  private static boolean standsAt(String text, String name, int at) {
    if (!text.startsWith(name, at)) {
      return false;
    }
    int after = at + name.length();
    return (at == 0 || boundaryBefore(text.charAt(at - 1), name))
        && (after == text.length()
            || !bothOfAWord(name.charAt(name.length() - 1), text.charAt(after)));
  }

  /** A hyphen before a host name belongs to it: {@code my-example.org} is another domain. */
  private static boolean boundaryBefore(char before, String name) {
    boolean host = name.indexOf('.') >= 0;
    return !bothOfAWord(before, name.charAt(0)) && !(host && before == '-');
  }

  private static boolean bothOfAWord(char before, char after) {
    return Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after);
  }
}
