package dev.evenkeel.environment;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.value.ItemPattern;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

/** Reads one allowance; nothing where the schema or a check has complained. */
final class AllowanceReader {
  private final Set<String> environments;
  private final ItemChecks items;

  AllowanceReader(Set<String> environments, ItemChecks items) {
    this.environments = environments;
    this.items = items;
  }

  Optional<AllowanceDeclaration> read(Fields allowance) {
    Optional<ItemPattern> item = allowance.scalar("item").flatMap(items::pattern);
    Optional<ExpectDeclaration> expect = new ExpectReader(environments).read(allowance);
    Optional<LocalDate> expires =
        allowance.scalar("expires").flatMap(date -> date(allowance, date));
    if (item.isEmpty() || expect.isEmpty() || expires.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AllowanceDeclaration(
            item.get(),
            expect.get(),
            allowance.node("expect").map(AllowanceReader::written).orElse(""),
            allowance.string("why").orElse(""),
            allowance.string("owner").orElse(""),
            expires.get(),
            allowance.string("changeOurMind").orElse(""),
            allowance.at()));
  }

  /** {@code ratio: {min: 1, max: 4}} without the outer braces, a word as it is. */
  private static String written(Node expect) {
    String flow = Shown.flow(expect);
    return expect instanceof Node.Mapping ? flow.substring(1, flow.length() - 1) : flow;
  }

  /** A day that exists; the schema has seen to the form. */
  static Optional<LocalDate> date(Fields fields, Node.Scalar scalar) {
    String text = fields.expansion().value(scalar);
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
        fields
            .complaints()
            .add(
                scalar,
                Shown.node(scalar) + " is no day of the calendar",
                "a date, written 2027-03-01",
                "correct the date");
      }
      return Optional.empty();
    }
  }
}
