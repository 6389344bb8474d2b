package dev.evenkeel.difference;

import static dev.evenkeel.difference.Sides.documents;
import static dev.evenkeel.difference.Sides.said;
import static dev.evenkeel.difference.Sides.side;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.arbitrary.Nodes;
import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Trees;
import dev.evenkeel.snapshot.Unread;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What could not be read, and what readers noticed. */
class ReadingTroubleTest {
  private static Note note(String kind, String within, String at) {
    return new Note(kind, "config", List.of(within), at, "seen at " + at, Map.of("count", "2"));
  }

  @Test
  void what_both_readers_noticed_is_one_fact_of_both_sides() {
    List<Document> some = List.of(Document.plain(Trees.mapping("a", 1)));
    Snapshot left =
        side(
            "l",
            some,
            List.of(),
            List.of(note("dup", "k", "l:1"), note("dup", "k", "l:2"), note("x", "k", "l:3")));
    Snapshot right =
        side("r", some, List.of(), List.of(note("dup", "k", "r:1"), note("dup", "m", "r:2")));
    List<Fact> facts = Comparison.compare(left, right, Rules.NONE).facts();
    assertEquals(
        List.of(
            "dup config/app/k both l:1 r:1 seen at l:1",
            "x config/app/k left l:3 - seen at l:3",
            "dup config/app/m right - r:2 seen at r:2"),
        facts.stream()
            .map(
                f ->
                    f.kind()
                        + " "
                        + f.item()
                        + " "
                        + f.details().get("side")
                        + " "
                        + f.left().map(Sighting::at).orElse("-")
                        + " "
                        + f.right().map(Sighting::at).orElse("-")
                        + " "
                        + f.message())
            .toList());
    assertEquals("2", facts.getFirst().details().get("count"));
    assertEquals(ItemClass.EQUAL, facts.getFirst().itemClass());
  }

  @Test
  void a_directory_that_was_left_out_is_counted_on_either_side_and_other_notes_are_not() {
    List<Document> some = List.of(Document.plain(Trees.mapping("a", 1)));
    Snapshot without = side("l", some, List.of(), List.of());
    Snapshot with =
        side(
            "r",
            some,
            List.of(),
            List.of(note("directory-skipped", ".git", "r"), note("dup", "k", "r:1")));
    assertEquals(1, Comparison.compare(without, with, Rules.NONE).coverage().dropped());
    assertEquals(1, Comparison.compare(with, without, Rules.NONE).coverage().dropped());
    assertEquals(1, Comparison.compare(with, with, Rules.NONE).coverage().dropped());
  }

  private static Unread unread(String area, String at, String... within) {
    return new Unread(area, List.of(within), at, "no YAML", "repair " + at);
  }

  @Test
  void what_could_not_be_read_is_one_item_with_every_reason() {
    Snapshot left =
        side(
            "l",
            List.of(),
            List.of(unread("config", "l:1", "f"), unread("config", "l:2", "f")),
            List.of());
    Snapshot right =
        side(
            "r",
            List.of(),
            List.of(
                unread("config", "l:1", "f"),
                unread("config", "r:9"),
                unread("config", "r:3", "g")),
            List.of());
    Differences found = Comparison.compare(left, right, Rules.NONE);
    assertEquals(
        List.of("config/app/f UNKNOWN", "source/app UNKNOWN", "config/app/g UNKNOWN"), said(found));
    var first = (Difference.Incomparable) found.differences().getFirst();
    assertEquals("l:1: no YAML; l:2: no YAML", first.why());
    assertEquals("repair l:1", first.next());
    assertEquals("l:1", first.left().orElseThrow().at());
    assertEquals("l:1", first.right().orElseThrow().at());
    assertEquals(Optional.empty(), found.differences().getLast().left());
    assertEquals(3, found.coverage().unknown());
  }

  @Test
  void what_lies_in_an_unreadable_part_of_the_other_side_is_not_said_twice() {
    Document inside = Document.plain(List.of("d", "f"), Trees.mapping("a", 1));
    Document beside = Document.plain(List.of("e"), Trees.mapping("a", 1));
    Snapshot full = documents(inside, beside);
    Snapshot broken = side("r", List.of(), List.of(unread("config", "r:1", "d")), List.of());
    assertEquals(
        List.of("config/app/d UNKNOWN", "config/app/e ONLY_LEFT"),
        said(Comparison.compare(full, broken, Rules.NONE)));
    assertEquals(
        List.of("config/app/d UNKNOWN", "config/app/e ONLY_RIGHT"),
        said(Comparison.compare(broken, full, Rules.NONE)));
    Snapshot nothing = side("r", List.of(), List.of(unread("config", "r:1")), List.of());
    assertEquals(
        List.of("source/app UNKNOWN"), said(Comparison.compare(full, nothing, Rules.NONE)));
  }

  @Test
  void an_object_may_stand_in_what_the_other_side_could_not_read() {
    Document web = Trees.object("apps/v1", "Deployment", "n", "web");
    Document db = Trees.object("apps/v1", "Deployment", "n", "db");
    Snapshot full = documents(web, db);
    Snapshot broken = side("r", List.of(db), List.of(unread("object", "r:1", "x.yml")), List.of());
    Differences found = Comparison.compare(full, broken, Rules.NONE);
    assertEquals(
        List.of("object/app/x.yml UNKNOWN", "object/app/Deployment/n/web UNKNOWN"), said(found));
    var lost = (Difference.Incomparable) found.differences().getLast();
    assertEquals(
        "one side has it; the other side could not read r:1, where it may stand", lost.why());
    assertEquals("repair r:1", lost.next());
    assertTrue(lost.left().isPresent());
    assertTrue(lost.right().isEmpty());
    var mirrored =
        (Difference.Incomparable)
            Comparison.compare(broken, full, Rules.NONE).differences().getLast();
    assertTrue(mirrored.left().isEmpty());
    assertTrue(mirrored.right().isPresent());
    Snapshot known =
        side(
            "r",
            List.of(db),
            List.of(unread("object", "r:1", "Deployment", "n", "web")),
            List.of());
    assertEquals(
        List.of("object/app/Deployment/n/web UNKNOWN"),
        said(Comparison.compare(full, known, Rules.NONE)));
    Snapshot elsewhere = side("r", List.of(db), List.of(unread("config", "r:1", "x")), List.of());
    assertEquals(
        List.of("config/app/x UNKNOWN", "object/app/Deployment/n/web ONLY_LEFT"),
        said(Comparison.compare(full, elsewhere, Rules.NONE)));
  }

  @Test
  void both_sides_at_one_place_say_where_and_are_compared_all_the_same() {
    Reading reading =
        new Reading(
            "app",
            Optional.empty(),
            List.of(Document.plain(Trees.mapping("a", 1))),
            List.of(),
            List.of(),
            Set.of("/b", "/a"));
    Snapshot one = new Snapshot("one", Tokens.none(), List.of(reading));
    Snapshot two = new Snapshot("two", Tokens.none(), List.of(reading));
    Differences found = Comparison.compare(one, two, Rules.NONE);
    var same = (Difference.Incomparable) found.differences().getFirst();
    assertEquals("both environments read a, b", same.why());
    assertEquals("declare where two keeps its own", same.next());
    assertEquals(2, found.coverage().items());
  }

  @Test
  void a_source_that_one_side_lacks_says_who_declares_it() {
    Snapshot one = new Snapshot("one", Tokens.none(), List.of(Snapshots.reading(List.of())));
    Snapshot two = new Snapshot("two", Tokens.none(), List.of());
    var left =
        (Difference.Incomparable) Comparison.compare(one, two, Rules.NONE).differences().getFirst();
    assertEquals(
        "one declares the source app, two does not: nobody said where to look", left.why());
    assertEquals(
        "declare app for two, or allow source/app with expect: {onlyIn: one}", left.next());
    assertEquals("one", left.left().orElseThrow().at());
    var right =
        (Difference.Incomparable) Comparison.compare(two, one, Rules.NONE).differences().getFirst();
    assertEquals(left.why(), right.why());
    assertEquals(left.next(), right.next());
    assertEquals("one", right.right().orElseThrow().at());
  }

  @Test
  void an_unreadable_value_on_one_side_is_unknown_with_what_to_do() {
    Node masked = new Node.Unreadable("masked", "unmask it", Origin.of("x"), 3);
    for (Object other : new Object[] {"a", Map.of("k", 1), List.of(1), Trees.nothing()}) {
      var left =
          (Difference.Incomparable)
              Snapshots.differences(Trees.mapping("v", masked), Trees.mapping("v", other))
                  .getFirst();
      assertEquals(Difference.Reason.VALUE_NOT_READABLE, left.reason());
      assertEquals("masked", left.why());
      assertEquals("unmask it", left.next());
      assertTrue(left.left().isPresent() && left.right().isPresent());
      assertEquals(
          ItemClass.UNKNOWN,
          Snapshots.differences(Trees.mapping("v", other), Trees.mapping("v", masked))
              .getFirst()
              .itemClass());
    }
    Difference alone =
        Snapshots.differences(Trees.mapping("a", 1), Trees.mapping("a", 1, "v", masked)).getFirst();
    assertEquals(ItemClass.UNKNOWN, alone.itemClass());
    assertTrue(alone.left().isEmpty());
    assertEquals(Nodes.text("x").type(), Node.ScalarType.STRING);
  }
}
