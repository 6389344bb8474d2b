package dev.evenkeel.contract.formula;

import dev.evenkeel.contract.Dialect;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** The keywords of numbers and strings. */
final class ScalarKeywords {
  /** The formats that are asked of a value; any other word is an annotation. */
  private static final Set<String> FORMATS =
      Set.of(
          "date",
          "date-time",
          "time",
          "duration",
          "email",
          "idn-email",
          "hostname",
          "idn-hostname",
          "ipv4",
          "ipv6",
          "uri",
          "uri-reference",
          "uri-template",
          "iri",
          "iri-reference",
          "uuid",
          "json-pointer",
          "relative-json-pointer",
          "regex");

  private ScalarKeywords() {}

  static void add(Keywords keywords, Formulas formulas, List<Formula> parts) {
    limits(keywords, formulas, parts);
    BigDecimal step = keywords.number("multipleOf");
    if (step != null && step.signum() > 0) {
      parts.add(formulas.of(Type.NUMBER, formulas.multiple(step, true)));
    }
    long shortest = keywords.count("minLength", 0);
    long longest = keywords.count("maxLength", Formulas.NO_LIMIT);
    if (shortest > 0 || longest != Formulas.NO_LIMIT) {
      parts.add(formulas.of(Type.STRING, formulas.length(shortest, longest)));
    }
    String pattern = keywords.text("pattern");
    if (pattern != null) {
      parts.add(formulas.of(Type.STRING, formulas.matches(pattern, true)));
    }
    String format = keywords.text("format");
    if (format != null && keywords.dialect().assertsFormat() && FORMATS.contains(format)) {
      parts.add(formulas.of(Type.STRING, formulas.format(format, true)));
    }
  }

  private static void limits(Keywords keywords, Formulas formulas, List<Formula> parts) {
    boolean flags = keywords.dialect() == Dialect.DRAFT_04;
    BigDecimal least = keywords.number("minimum");
    if (least != null) {
      boolean exclusive = flags && keywords.isTrue("exclusiveMinimum");
      parts.add(formulas.of(Type.NUMBER, formulas.atLeast(least, exclusive)));
    }
    BigDecimal most = keywords.number("maximum");
    if (most != null) {
      boolean exclusive = flags && keywords.isTrue("exclusiveMaximum");
      parts.add(formulas.of(Type.NUMBER, formulas.atMost(most, exclusive)));
    }
    BigDecimal above = flags ? null : keywords.number("exclusiveMinimum");
    if (above != null) {
      parts.add(formulas.of(Type.NUMBER, formulas.atLeast(above, true)));
    }
    BigDecimal below = flags ? null : keywords.number("exclusiveMaximum");
    if (below != null) {
      parts.add(formulas.of(Type.NUMBER, formulas.atMost(below, true)));
    }
  }
}
