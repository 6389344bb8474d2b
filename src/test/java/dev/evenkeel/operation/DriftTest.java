package dev.evenkeel.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.arbitrary.Catalogs;
import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.difference.DifferenceFacts;
import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Rules;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Unread;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Of two databases and a third that says how they should be: who drifted. */
class DriftTest {
  private static final Node AS_IS = with("a", "b");
  private static final Node MORE = with("a", "b", "c");
  private static final Node LESS = with("a");

  private static Node with(String... columns) {
    return Catalogs.tables(Map.of("t", Catalogs.table(columns)));
  }

  private static List<Fact> said(Snapshot declared, Node left, Node right) {
    Snapshot l = Catalogs.of(left);
    Snapshot r = Catalogs.of(right);
    List<Fact> facts =
        Snapshots.compare(l, r).differences().stream().map(DifferenceFacts::of).toList();
    return Drift.of(declared, l, r, Rules.NONE).said(facts);
  }

  private static Set<String> who(Node declared, Node left, Node right) {
    return said(Catalogs.of(declared), left, right).stream()
        .map(fact -> fact.kind() + " " + fact.item().last() + " " + fact.details().get("drifted"))
        .collect(Collectors.toSet());
  }

  @Test
  void theSideThatIsNotAsDeclaredDrifted() {
    assertEquals(Set.of("difference c left"), who(AS_IS, MORE, AS_IS));
    assertEquals(Set.of("difference c right"), who(AS_IS, AS_IS, MORE));
    assertEquals(Set.of("difference b right"), who(AS_IS, AS_IS, LESS));
  }

  @Test
  void bothMayHaveDriftedEachItsOwnWay() {
    assertEquals(Set.of("difference b right", "difference c left"), who(AS_IS, MORE, LESS));
  }

  @Test
  void whatBothHaveAlikeAndNobodyDeclaredIsSaid() {
    assertEquals(Set.of("drift-both c null"), who(AS_IS, MORE, MORE));
    assertEquals(Set.of(), who(AS_IS, AS_IS, AS_IS));
  }

  @Test
  void nobodyIsAccusedWhereTheDeclaredOneCouldNotBeMade() {
    var unread =
        new Snapshot(
            "repository",
            Tokens.none(),
            List.of(
                new Reading(
                    Snapshots.SOURCE,
                    Optional.empty(),
                    List.of(),
                    List.of(new Unread("config", List.of(), "a.sql:2", "refused", "correct it")),
                    List.of(),
                    Set.of())));
    List<Fact> said = said(unread, MORE, AS_IS);
    assertTrue(said.stream().noneMatch(fact -> fact.details().containsKey("drifted")));
    assertEquals(1, said.stream().filter(fact -> fact.itemClass() == ItemClass.UNKNOWN).count());
  }
}
