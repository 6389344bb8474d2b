package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Trees;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written in two ways and means one thing is no difference. */
class SameMeaningTest {
  private static final Map<String, Object> READ =
      Map.of(
          "apiGroups",
          List.of("apps"),
          "resources",
          List.of("deployments"),
          "verbs",
          List.of("get", "list"));
  private static final Map<String, Object> WRITE =
      Map.of("apiGroups", List.of(""), "resources", List.of("secrets"), "verbs", List.of("create"));
  private static final Map<String, Object> READ_AND_WATCH =
      Map.of(
          "apiGroups",
          List.of("apps"),
          "resources",
          List.of("deployments"),
          "verbs",
          List.of("get", "list", "watch"));

  @Test
  void permissionsInAnotherOrderAreTheSamePermissions() {
    assertEquals(List.of(), items(role(READ, WRITE), role(WRITE, READ)));
  }

  @Test
  void oneVerbMoreIsOneFindingAtTheVerb() {
    List<String> items = items(role(READ, WRITE), role(WRITE, READ_AND_WATCH));
    assertEquals(1, items.size(), items.toString());
    assertTrue(items.getFirst().endsWith("/reader/rules/0/verbs/+2"), items.toString());
  }

  @Test
  void aNumberIsTheSameInEverySpellingAndATextIsNot() {
    assertEquals(0, Snapshots.differences(share(".01"), share("0.010")).size());
    assertEquals(1, Snapshots.differences(share(".01"), share("0.02")).size());
    assertEquals(1, Snapshots.differences(Trees.mapping("share", ".01"), share(".01")).size());
    assertEquals(
        1,
        Snapshots.differences(Trees.mapping("share", ".01"), Trees.mapping("share", "0.01"))
            .size());
  }

  private static Node share(String number) {
    return Trees.mapping("share", new Scalar(ScalarType.FLOAT, number, Origin.of("test"), 1));
  }

  private static Document role(Object... rules) {
    return Trees.object(
        "rbac.authorization.k8s.io/v1", "ClusterRole", "", "reader", "rules", List.of(rules));
  }

  private static List<String> items(Document left, Document right) {
    return Snapshots.compare(
            Snapshots.of(Tokens.none(), List.of(left)), Snapshots.of(Tokens.none(), List.of(right)))
        .differences()
        .stream()
        .map(difference -> difference.item().toString())
        .toList();
  }
}
