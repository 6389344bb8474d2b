package dev.evenkeel.environment;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.value.Nearest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads what stands under {@code expect:}. */
final class ExpectReader {
  private final Set<String> environments;

  ExpectReader(Set<String> environments) {
    this.environments = environments;
  }

  Optional<ExpectDeclaration> read(Fields allowance) {
    Optional<ExpectDeclaration> word =
        allowance
            .string("expect")
            .flatMap(
                text ->
                    List.of(ExpectDeclaration.Word.values()).stream()
                        .filter(w -> w.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst());
    return word.or(() -> allowance.fields("expect").flatMap(this::map));
  }

  private Optional<ExpectDeclaration> map(Fields expect) {
    if (expect.mapping().size() != 1) {
      return Optional.empty();
    }
    String key = expect.mapping().key(0);
    return switch (key) {
      case "onlyIn" -> expect.scalar(key).map(name -> onlyIn(expect, name));
      case "ratio" -> expect.fields(key).flatMap(this::ratio);
      case "atLeast" ->
          expect.scalar(key).map(b -> new ExpectDeclaration.AtLeast(expanded(expect, b)));
      case "atMost" ->
          expect.scalar(key).map(b -> new ExpectDeclaration.AtMost(expanded(expect, b)));
      case "oneOf" ->
          Optional.of(
              new ExpectDeclaration.OneOf(
                  expect.scalars(key).stream().map(v -> expanded(expect, v)).toList()));
      case "matches" -> expect.fields(key).map(ExpectReader::matches);
      case "cel" -> expect.string(key).map(ExpectDeclaration.Cel::new);
      default -> Optional.empty();
    };
  }

  private ExpectDeclaration onlyIn(Fields expect, Node.Scalar name) {
    String wanted = expect.expansion().value(name);
    if (!environments.contains(wanted)) {
      unknownEnvironment(expect.complaints(), name, "onlyIn", environments);
    }
    return new ExpectDeclaration.OnlyIn(wanted);
  }

  static void unknownEnvironment(
      Complaints complaints, Node.Scalar name, String where, Set<String> environments) {
    List<String> near = Nearest.to(name.text(), environments, 1);
    complaints.add(
        name,
        where + " names " + Shown.quoted(name.text()) + ", which is no environment of this file",
        environments.isEmpty()
            ? "an environment declared under environments:, and none is"
            : "one of " + String.join(", ", environments),
        near.isEmpty()
            ? "declare it under environments:, or correct the name"
            : "did you mean " + Shown.quoted(near.getFirst()) + "?");
  }

  private Optional<ExpectDeclaration> ratio(Fields ratio) {
    Optional<BigDecimal> min = ratio.scalar("min").flatMap(JsonView::number);
    Optional<BigDecimal> max = ratio.scalar("max").flatMap(JsonView::number);
    if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
      ratio
          .complaints()
          .add(
              ratio.mapping(),
              "ratio has min "
                  + min.get().toPlainString()
                  + " above max "
                  + max.get().toPlainString(),
              "min at most max; ratio is right divided by left",
              "swap the two numbers");
    }
    return Optional.of(new ExpectDeclaration.Ratio(min, max));
  }

  private static ExpectDeclaration matches(Fields matches) {
    return new ExpectDeclaration.Matches(
        matches.scalar("left").flatMap(re -> pattern(matches, re)),
        matches.scalar("right").flatMap(re -> pattern(matches, re)));
  }

  private static Optional<Pattern> pattern(Fields matches, Node.Scalar scalar) {
    try {
      return Optional.of(Pattern.compile(matches.expansion().value(scalar)));
    } catch (PatternSyntaxException e) {
      matches
          .complaints()
          .add(
              scalar,
              Shown.node(scalar) + " is no regular expression: " + e.getDescription(),
              "a regular expression of java.util.regex",
              "correct it near character " + Math.max(0, e.getIndex()));
      return Optional.empty();
    }
  }

  private static Node.Scalar expanded(Fields fields, Node.Scalar scalar) {
    return Expansion.expands(scalar)
        ? Node.Scalar.string(fields.expansion().value(scalar), scalar.origin(), scalar.line())
        : scalar;
  }
}
