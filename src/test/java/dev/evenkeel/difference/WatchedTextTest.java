package dev.evenkeel.difference;

import static dev.evenkeel.difference.Sides.held;
import static dev.evenkeel.difference.Sides.said;
import static dev.evenkeel.difference.Sides.secret;
import static dev.evenkeel.difference.Sides.watch;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Trees;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A text that holds a document, and for which somebody declared an expectation. */
class WatchedTextTest {
  private static final Rules WATCHED = watch("config/app/t");
  private static final Node UNKEYED = secret(new Hidden.Unkeyed(false));

  private static Node text(String format, Object... entries) {
    Mapping tree = Trees.mapping(entries);
    return Mapping.of(
        tree.keys(),
        tree.keys().stream().map(tree::get).toList(),
        Origin.of("a.yaml").inText(format, 3),
        1);
  }

  private static List<String> compared(Node left, Node right) {
    return said(
        Comparison.compare(
            Snapshots.of(Trees.mapping("t", left)),
            Snapshots.of(Trees.mapping("t", right)),
            WATCHED));
  }

  @Test
  void isOneItemWhateverDiffersInIt() {
    assertEquals(
        List.of("config/app/t EQUAL"), compared(text("json", "a", 1), text("json", "a", 1)));
    assertEquals(
        List.of("config/app/t DIFFERENT"),
        compared(text("json", "a", 1, "b", 1), text("json", "a", 2, "b", 2)));
    assertEquals(
        List.of("config/app/t DIFFERENT"),
        compared(text("json", "p", held("x")), text("json", "p", held("y"))));
  }

  @Test
  void isUnknownWhereASecretThatNobodyCanCompareIsAllThatIsLeft() {
    Node one = text("json", "a", 1, "p", UNKEYED);
    assertEquals(List.of("config/app/t UNKNOWN"), compared(one, one));
    var found =
        (Difference.Incomparable)
            Comparison.compare(
                    Snapshots.of(Trees.mapping("t", one)),
                    Snapshots.of(Trees.mapping("t", one)),
                    WATCHED)
                .differences()
                .getFirst();
    assertEquals(Difference.Reason.SECRET_NOT_COMPARABLE, found.reason());
    assertEquals(
        "take both snapshots again with the same --secret-key-file and --nonce", found.next());
  }

  @Test
  void isDifferentWhereSomethingElseDiffersToo() {
    assertEquals(
        List.of("config/app/t DIFFERENT"),
        compared(text("json", "a", 1, "p", UNKEYED), text("json", "a", 2, "p", UNKEYED)));
    assertEquals(
        List.of("config/app/t DIFFERENT"),
        compared(text("json", "p", UNKEYED), text("yaml", "p", UNKEYED)));
  }
}
