package dev.evenkeel.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.wiring.Checks;
import dev.evenkeel.difference.Difference;
import dev.evenkeel.difference.Difference.Reason;
import dev.evenkeel.difference.DifferenceFacts;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.difference.Trait;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No difference passes the built-in catalogue in silence. */
class CatalogueCoverageTest {
  private static final Judge JUDGE = new Judge(Checks.catalogue(Optional.empty()), Map.of());
  private static final Sighting VALUE =
      Sighting.of(Node.Scalar.string("a", Origin.of("a.yaml"), 1));
  private static final Sighting OTHER =
      Sighting.of(Node.Scalar.string("b", Origin.of("b.yaml"), 1));

  private static final List<ItemPath> ITEMS =
      List.of(
          ItemPath.of("config", "app", "KEY"),
          ItemPath.of("source", "app"),
          ItemPath.of("schema", "orders", "public", "table", "orders", "column"),
          ItemPath.of("schema", "orders", "public", "table", "orders", "column", "id", "type"),
          ItemPath.of("schema", "orders", "table", "orders"),
          ItemPath.of("schema", "orders", "table", "orders", "index", "a"),
          ItemPath.of("schema", "orders", "function", "f", "body"),
          ItemPath.of("schema", "orders", "public"),
          ItemPath.of("schema", "orders", "(database)", "language", "x", "trusted"),
          ItemPath.of("history", "orders", "flyway", "version", "1", "checksum"),
          ItemPath.of("history", "orders", "flyway", "current"),
          ItemPath.of("platform", "orders", "server", "version"),
          ItemPath.of("platform", "orders", "setting", "sql_mode"),
          ItemPath.of("image", "web", "config", "User"),
          ItemPath.of("object", "web", "Deployment", "shop", "web"),
          ItemPath.of("object", "web", "Deployment", "shop", "web", "spec", "paused"),
          ItemPath.of("object", "web", "Widget.example.org", "shop", "w", "spec", "size"),
          container("image"),
          container("env", "A", "value"),
          container("args", "0"),
          container("livenessProbe", "periodSeconds"),
          container("resources", "limits", "cpu"),
          container("securityContext", "privileged"),
          container("volumeMounts", "~1data"));

  private static ItemPath container(String... below) {
    return ItemPath.of(
            "object",
            "web",
            "Deployment",
            "shop",
            "web",
            "spec",
            "template",
            "spec",
            "containers",
            "web")
        .children(List.of(below));
  }

  private static List<Difference> everyKind(ItemPath item) {
    var all = new ArrayList<Difference>();
    all.add(new Difference.Changed(item, VALUE, OTHER, Set.of()));
    for (Trait trait : Trait.values()) {
      all.add(new Difference.Changed(item, VALUE, OTHER, Set.of(trait)));
    }
    all.add(new Difference.OnlyLeft(item, VALUE));
    all.add(new Difference.OnlyRight(item, OTHER));
    all.add(new Difference.Moved(item, item.child("deeper"), VALUE, OTHER));
    all.add(
        new Difference.Leaked(
            item, true, "domain", "example.org", Optional.of(VALUE), Optional.of(OTHER)));
    for (Reason reason : Reason.values()) {
      if (reason == Reason.CONTRACT_NOT_DECIDED && !item.area().equals("contract")) {
        continue;
      }
      all.add(
          new Difference.Incomparable(
              item, reason, "why", "next", Optional.of(VALUE), Optional.empty()));
    }
    return all;
  }

  @Test
  void everyDifferenceGivesAFindingThatStopsTheGate() {
    for (ItemPath item : ITEMS) {
      for (Difference difference : everyKind(item)) {
        List<Finding> findings = JUDGE.judge(List.of(DifferenceFacts.of(difference)), Map.of());
        assertEquals(1, findings.size(), difference.toString());
        Finding finding = findings.getFirst();
        assertEquals(weight(finding.check()), finding.severity(), finding.check());
        assertEquals(difference.itemClass(), finding.itemClass(), finding.check());
        assertFalse(finding.check().equals("src-unjudged"), difference.toString());
        assertFalse(finding.remedy().isBlank(), finding.check());
      }
    }
  }

  /** What an issue says weighs less: of a catalog the order of columns, places in it, names. */
  private static Severity weight(String check) {
    return switch (check) {
      case "schema-column-order", "mig-order" -> Severity.WARN;
      case "schema-column-position", "schema-name-differs" -> Severity.INFO;
      default -> Severity.BLOCK;
    };
  }

  @Test
  void everyRemedyIsFilledIn() {
    for (ItemPath item : ITEMS) {
      for (Difference difference : everyKind(item)) {
        Finding finding = JUDGE.judge(List.of(DifferenceFacts.of(difference)), Map.of()).getFirst();
        assertFalse(finding.remedy().matches("(?s).*\\{[a-zA-Z]+}.*"), finding.remedy());
      }
    }
  }

  @Test
  void anIdNamesOneCheckAndBeginsWithItsFamily() {
    List<Check> checks = Checks.catalogue(Optional.empty()).checks();
    assertTrue(checks.size() > 70, "the catalogue is whole");
    assertEquals(checks.size(), checks.stream().map(Check::id).collect(Collectors.toSet()).size());
    Set<String> families =
        Set.of(
            "src",
            "cfg",
            "leak",
            "sec",
            "k8s",
            "allow",
            "schema",
            "mig",
            "plat",
            "gate",
            "contract");
    checks.forEach(c -> assertTrue(families.contains(c.id().split("-", 2)[0]), c.id()));
  }

  @Test
  void whatIsAllowedIsShownAndWeighsNothing() {
    var difference = new Difference.Changed(ITEMS.getFirst(), VALUE, OTHER, Set.of());
    var fact = DifferenceFacts.of(difference);
    var allowed =
        new dev.evenkeel.difference.Fact(
            fact.kind(),
            fact.item(),
            ItemClass.ALLOWED,
            fact.left(),
            fact.right(),
            fact.message(),
            Map.of("traits", List.of(), "why", "w", "owner", "o", "expires", "e"));
    Finding finding = JUDGE.judge(List.of(allowed), Map.of()).getFirst();
    assertEquals("allow-in-force", finding.check());
    assertEquals(Severity.INFO, finding.severity());
    assertEquals(ItemClass.ALLOWED, finding.itemClass());
  }
}
