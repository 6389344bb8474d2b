package dev.evenkeel.environment;

import dev.evenkeel.environment.Declaration.DrillDeclaration;
import dev.evenkeel.environment.Declaration.GateDeclaration;
import dev.evenkeel.environment.Declaration.ListDeclaration;
import dev.evenkeel.environment.Declaration.Pair;
import dev.evenkeel.environment.Declaration.Raised;
import dev.evenkeel.environment.Declaration.Sides;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.value.ItemPath;
import dev.evenkeel.value.ItemPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a {@link Declaration} of the whole file, and complains of what a schema cannot say. */
final class DeclarationReader {
  private final Fields file;
  private final ItemChecks items;

  DeclarationReader(Fields file) {
    this.file = file;
    this.items = new ItemChecks(file.expansion(), file.complaints());
  }

  Declaration read() {
    Map<String, EnvironmentDeclaration> environments =
        file.fields("environments").map(EnvironmentReader::read).orElse(Map.of());
    var allowances = new AllowanceReader(environments.keySet(), items);
    PlanChecks.check(file, environments);
    return new Declaration(
        file.mapping().origin().place(),
        environments,
        file.fields("compare").flatMap(compare -> sides(compare, environments)),
        file.paths("checks"),
        file.fields("severities").map(DeclarationReader::severities).orElse(Map.of()),
        patterns("secrets"),
        exact("notSecret"),
        file.each("lists").stream().flatMap(list -> list(list).stream()).toList(),
        file.each("pairs").stream().flatMap(pair -> pair(pair).stream()).toList(),
        file.each("allowances").stream().flatMap(a -> allowances.read(a).stream()).toList(),
        file.scalar("allowanceLimit")
            .flatMap(JsonView::number)
            .map(Number::intValue)
            .orElse(Declaration.DEFAULT_ALLOWANCE_LIMIT),
        gate(),
        file.fields("plan").map(PlanDeclaration::read),
        file.fields("serve").map(ServeDeclaration::read));
  }

  private static Optional<Sides> sides(
      Fields compare, Map<String, EnvironmentDeclaration> environments) {
    for (String side : List.of("left", "right", "declared")) {
      compare
          .scalar(side)
          .filter(name -> !environments.containsKey(compare.expansion().value(name)))
          .ifPresent(
              name ->
                  ExpectReader.unknownEnvironment(
                      compare.complaints(), name, "compare." + side, environments.keySet()));
    }
    return compare
        .string("left")
        .flatMap(
            left ->
                compare
                    .string("right")
                    .map(
                        right ->
                            new Sides(
                                left,
                                right,
                                compare.string("declared"),
                                CompareAgain.read(compare),
                                compare.at())));
  }

  private static Map<String, Raised> severities(Fields severities) {
    var all = new LinkedHashMap<String, Raised>();
    for (String id : severities.mapping().keys()) {
      severities
          .scalar(id)
          .ifPresent(
              word -> all.put(id, new Raised(severities.expansion().value(word), word.at())));
    }
    return all;
  }

  private List<ItemPattern> patterns(String key) {
    return sequence(key).stream().flatMap(s -> items.pattern(s).stream()).toList();
  }

  private List<ItemPath> exact(String key) {
    return sequence(key).stream().flatMap(s -> items.exact(s).stream()).toList();
  }

  private List<Node.Scalar> sequence(String key) {
    return file.node(key).filter(Node.Sequence.class::isInstance).isPresent()
        ? file.scalars(key)
        : List.of();
  }

  private Optional<ListDeclaration> list(Fields list) {
    return list.scalar("item")
        .flatMap(items::pattern)
        .map(item -> new ListDeclaration(item, list.string("key"), list.at()));
  }

  private Optional<Pair> pair(Fields pair) {
    var sides = new ArrayList<ItemPath>();
    for (String side : List.of("left", "right")) {
      pair.scalar(side).flatMap(items::exact).ifPresent(sides::add);
    }
    return sides.size() == 2
        ? Optional.of(new Pair(sides.getFirst(), sides.getLast(), pair.at()))
        : Optional.empty();
  }

  private GateDeclaration gate() {
    Optional<Fields> gate = file.fields("gate");
    return new GateDeclaration(
        gate.flatMap(g -> g.string("failOn")),
        gate.flatMap(g -> g.fields("drill")).map(DeclarationReader::drill),
        gate.flatMap(g -> g.fields("approvals"))
            .flatMap(a -> a.string("atLeast"))
            .map(Integer::parseInt)
            .orElse(0));
  }

  private static DrillDeclaration drill(Fields drill) {
    List<String> kinds = drill.scalars("kinds").stream().map(Node.Scalar::text).distinct().toList();
    return new DrillDeclaration(
        drill.string("maxAge").flatMap(Spans::parse).orElse(DrillDeclaration.USUAL_AGE),
        kinds.isEmpty() ? List.of("half-deploy", "rollback") : kinds);
  }
}
