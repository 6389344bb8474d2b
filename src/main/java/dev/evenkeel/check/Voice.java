package dev.evenkeel.check;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Sighting;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** What one check says of one fact, before the voices about an item are joined. */
record Voice(
    String check,
    Severity severity,
    boolean fallback,
    ItemClass itemClass,
    Fact fact,
    String message,
    String remedy) {
  /**
   * Worst first. At the same severity what is known to be wrong comes before what nobody knows, so
   * that not knowing cannot hide it; then ids in byte order.
   */
  static final Comparator<Voice> WORST_FIRST =
      Comparator.comparing(Voice::severity, Comparator.reverseOrder())
          .thenComparing(voice -> voice.itemClass() == ItemClass.UNKNOWN)
          .thenComparing(Voice::check);

  static Voice of(Check check, Severity severity, Fact fact) {
    boolean unknown = fact.itemClass() == ItemClass.UNKNOWN;
    boolean allowed = fact.itemClass() == ItemClass.ALLOWED;
    Severity weighed = unknown ? Severity.BLOCK : allowed ? Severity.INFO : severity;
    return new Voice(
        check.id(),
        weighed,
        check.fallback(),
        fact.itemClass(),
        fact,
        check.message().map(template -> filled(template, check.id(), fact)).orElse(fact.message()),
        filled(check.remedy(), check.id(), fact));
  }

  /** A rule that breaks: nobody knows whether the check holds. */
  static Voice unanswered(Check check, Fact fact, String why) {
    return new Voice(
        check.id(),
        Severity.BLOCK,
        false,
        ItemClass.UNKNOWN,
        fact,
        "the rule of " + check.id() + " gives no answer: " + why,
        "correct the rule at " + check.at());
  }

  /** A difference about which the whole catalogue is silent must not pass for that. */
  static Voice silence(Fact fact) {
    return new Voice(
        "src-unjudged",
        Severity.BLOCK,
        false,
        ItemClass.UNKNOWN,
        fact,
        "no check judges it: " + fact.message(),
        "add a check for facts of kind " + fact.kind());
  }

  /** Puts details in place of their names in braces; what is no name stays as it is. */
  static String filled(String template, String check, Fact fact) {
    if (template.indexOf('{') < 0) {
      return template;
    }
    var text = new StringBuilder(template.length());
    int at = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', open + 1)) {
      int close = endOfName(template, open + 1);
      if (close > open + 1 && close < template.length() && template.charAt(close) == '}') {
        text.append(template, at, open);
        text.append(detail(template.substring(open + 1, close), check, fact));
        at = close + 1;
      }
    }
    return text.append(template, at, template.length()).toString();
  }

  private static int endOfName(String template, int from) {
    int end = from;
    while (end < template.length() && Character.isLetter(template.charAt(end))) {
      end++;
    }
    return end;
  }

  private static String detail(String name, String check, Fact fact) {
    return switch (name) {
      case "item" -> fact.item().toString();
      case "id" -> Finding.id(check, fact.item());
      case "fact" -> fact.message();
      case "leftAt" -> fact.left().map(Sighting::at).orElse("");
      case "rightAt" -> fact.right().map(Sighting::at).orElse("");
      default -> {
        Object value = fact.details().get(name);
        yield switch (value) {
          case null -> "{" + name + "}";
          case Collection<?> many ->
              many.stream().map(String::valueOf).collect(Collectors.joining(", "));
          default -> String.valueOf(value);
        };
      }
    };
  }
}
