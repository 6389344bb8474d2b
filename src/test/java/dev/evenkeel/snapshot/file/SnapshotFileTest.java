package dev.evenkeel.snapshot.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.arbitrary.Edits;
import dev.evenkeel.arbitrary.KubernetesObjects;
import dev.evenkeel.arbitrary.Nodes;
import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.difference.Difference;
import dev.evenkeel.difference.Difference.Incomparable;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Fingerprinter;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Secret;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Secrecy;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.SnapshotDigest;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Trees;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.snapshot.file.SnapshotReader.NoSnapshot;
import dev.evenkeel.source.file.json.JsonReader;
import dev.evenkeel.value.ItemPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SnapshotFileTest {
  private static final byte[] KEY = "a key that both sides share".getBytes(StandardCharsets.UTF_8);
  private static final Tokens TOKENS = Snapshots.tokens("domain", "example.org", "env", "x");

  @Provide
  Arbitrary<Mapping> documents() {
    return Nodes.documents();
  }

  private static Snapshot covered(Node root) {
    return Snapshots.of(TOKENS, covered(Document.plain(root)).root());
  }

  private static Document covered(Document document) {
    return Secrecy.byForm().cover(ItemPath.of("config", Snapshots.SOURCE), document);
  }

  private static String written(Snapshot snapshot, Fingerprinter fingerprinter) {
    var out = new StringBuilder();
    try {
      SnapshotWriter.write(snapshot, fingerprinter, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString();
  }

  private static Node parsed(String text) {
    return Objects.requireNonNull(JsonReader.strict(text, Origin.of("s.json"), 0));
  }

  private static Snapshot read(String text) {
    try {
      return SnapshotReader.read(parsed(text));
    } catch (NoSnapshot e) {
      throw new AssertionError(e);
    }
  }

  private static Snapshot sent(Snapshot snapshot, String nonce) {
    return read(written(snapshot, Fingerprinter.of(KEY, nonce)));
  }

  private static List<String> said(List<Difference> differences) {
    return differences.stream()
        .map(
            d ->
                d.item()
                    + " "
                    + d.itemClass()
                    + (d instanceof Difference.Changed changed
                        ? " " + changed.traits().stream().sorted().toList()
                        : ""))
        .toList();
  }

  private static List<Difference> compare(Snapshot left, Snapshot right) {
    return Snapshots.compare(left, right).differences();
  }

  @Property(tries = 200)
  void two_files_differ_as_the_two_sides_do(
      @ForAll("documents") Mapping one, @ForAll("documents") Mapping other, @ForAll Random random) {
    Snapshot left = covered(Edits.add(one, List.of(), "password", Nodes.text("p1"), random));
    for (Node tree : new Node[] {one, other}) {
      for (String password : new String[] {"p1", "p2", "p1\n", ""}) {
        Snapshot right =
            covered(Edits.add(tree, List.of(), "password", Nodes.text(password), random));
        assertEquals(said(compare(left, right)), said(compare(sent(left, "n"), sent(right, "n"))));
      }
    }
  }

  @Property(tries = 50)
  void objects_come_back_as_they_were(@ForAll long seed) {
    List<Document> objects =
        KubernetesObjects.of(seed, "shop", "example.org").stream()
            .map(SnapshotFileTest::covered)
            .toList();
    Snapshot side = Snapshots.of(TOKENS, objects);
    Snapshot back = sent(side, "n");
    assertEquals(List.of(), compare(sent(side, "n"), back));
    assertEquals(SnapshotDigest.of(side), SnapshotDigest.of(back));
    assertEquals(
        written(side, Fingerprinter.of(KEY, "n")), written(back, Fingerprinter.of(KEY, "n")));
    assertEquals(side.tokens().all(), back.tokens().all());
  }

  /** Everything a snapshot can hold. */
  private static Snapshot everything() {
    Origin layered = Origin.of("b.yml").over(List.of("a.yml:3"));
    Node tree =
        Nodes.mapping(
            Map.of(
                "text", Node.Scalar.string("t", layered, 7),
                "secret", new Secret("://***@h", new Hidden.Held("s"), true, layered, 2),
                "masked", new Node.Unreadable("masked", "unmask it", layered, 0),
                "null", Trees.nothing(),
                "list", Trees.sequence(1, true, "x", List.of(), Map.of())));
    return new Snapshot(
        "staging",
        TOKENS,
        List.of(
            new Reading(
                "app",
                Optional.of("shop"),
                List.of(
                    Document.plain(List.of("a", "b.yml"), tree),
                    new Document(List.of("c"), tree, new Document.Shape.ComposeProject()),
                    Trees.object("v1", "Namespace", "", "shop"),
                    Trees.object("apps/v1", "Deployment", "n", "web")),
                List.of(new Unread("object", List.of("x"), "x:1", "no YAML", "repair it")),
                List.of(
                    new Note(
                        "duplicate-key", "config", List.of("k"), "a:1", "m", Map.of("d", "e"))),
                Set.of("/b", "/a")),
            new Reading("none", Optional.empty(), List.of(), List.of(), List.of(), Set.of())));
  }

  @Test
  void nothing_is_lost_on_the_way() {
    Snapshot side = everything();
    Snapshot back = sent(side, "n");
    assertEquals(side.environment(), back.environment());
    assertEquals(2, back.readings().size());
    Reading before = side.readings().getFirst();
    Reading after = back.readings().getFirst();
    assertEquals(before.source(), after.source());
    assertEquals(before.owner(), after.owner());
    assertEquals(Optional.empty(), back.readings().getLast().owner());
    assertEquals(before.unread(), after.unread());
    assertEquals(before.notes(), after.notes());
    assertEquals(before.targets(), after.targets());
    for (int i = 0; i < before.documents().size(); i++) {
      assertEquals(before.documents().get(i).shape(), after.documents().get(i).shape());
      assertEquals(before.documents().get(i).within(), after.documents().get(i).within());
    }
    Mapping tree = (Mapping) after.documents().getFirst().root();
    Node text = Objects.requireNonNull(tree.get("text"));
    assertEquals("b.yml:7", text.at());
    assertEquals(List.of("a.yml:3"), text.origin().lost());
    Secret secret = (Secret) Objects.requireNonNull(tree.get("secret"));
    assertEquals("://***@h", secret.visible());
    assertTrue(secret.placeholder());
    assertEquals(2, secret.line());
    assertEquals("b.yml", Objects.requireNonNull(tree.get("masked")).at());
    assertEquals(
        written(side, Fingerprinter.of(KEY, "n")), written(back, Fingerprinter.of(KEY, "n")));
  }

  private static Snapshot password(String value) {
    return covered(Trees.mapping("password", value));
  }

  private static Incomparable unknown(Snapshot left, Snapshot right) {
    List<Difference> found = compare(left, right);
    assertEquals(1, found.size(), found.toString());
    return (Incomparable) found.getFirst();
  }

  @Test
  void other_nonces_other_keys_and_no_key_are_never_equal_and_never_different() {
    Snapshot one = sent(password("p"), "one");
    Snapshot two = sent(password("p"), "two");
    Snapshot unkeyed = read(written(password("p"), Fingerprinter.withoutKey()));
    for (Snapshot left : List.of(one, two, unkeyed, password("p"))) {
      for (Snapshot right : List.of(one, two, unkeyed, password("p"))) {
        boolean comparable = left != unkeyed && right != unkeyed && hidden(left) == hidden(right);
        boolean sameProcess =
            hidden(left) == Hidden.Held.class && hidden(right) == Hidden.Held.class;
        boolean sameNonce = left == right && left != unkeyed;
        if (sameProcess || (comparable && sameNonce)) {
          assertEquals(List.of(), compare(left, right));
        } else {
          assertEquals(Difference.Reason.SECRET_NOT_COMPARABLE, unknown(left, right).reason());
          assertTrue(unknown(left, right).next().contains("--nonce"));
        }
      }
    }
    Snapshot otherKey =
        read(
            written(
                password("p"),
                Fingerprinter.of("another key of bytes".getBytes(StandardCharsets.UTF_8), "one")));
    assertEquals(ItemClass.DIFFERENT, compare(one, otherKey).getFirst().itemClass());
  }

  private static Class<?> hidden(Snapshot side) {
    return ((Secret) Objects.requireNonNull(root(side).get("password"))).hidden().getClass();
  }

  private static Mapping root(Snapshot side) {
    return (Mapping) side.readings().getFirst().documents().getFirst().root();
  }

  private static Hidden.Fingerprint print(String value, String nonce) {
    return (Hidden.Fingerprint) Fingerprinter.of(KEY, nonce).leaving(new Hidden.Held(value));
  }

  @Property
  void a_fingerprint_tells_equal_from_unequal_and_nothing_across_runs(
      @ForAll String one, @ForAll String other) {
    assertEquals(Optional.of(one.equals(other)), Hidden.same(print(one, "n"), print(other, "n")));
    assertEquals(
        Optional.of(one.strip().equals(other.strip())),
        Hidden.sameTrimmed(print(one, "n"), print(other, "n")));
    assertEquals(Optional.empty(), Hidden.same(print(one, "n"), print(one, "m")));
    assertEquals(Optional.empty(), Hidden.sameTrimmed(print(one, "n"), print(one, "m")));
    assertNotEquals(print(one, "n").mac(), print(one, "m").mac());
    assertNotEquals(print(one, "n").mac(), print(one, "n").trimmedMac());
    assertEquals(43, print(one, "n").mac().length());
  }

  @Test
  void what_has_left_once_does_not_change_when_it_leaves_again() {
    Hidden print = print("p", "n");
    assertEquals(print, Fingerprinter.of(KEY, "m").leaving(print));
    Hidden unkeyed = new Hidden.Unkeyed(true);
    assertEquals(unkeyed, Fingerprinter.of(KEY, "m").leaving(unkeyed));
    assertEquals(unkeyed, Fingerprinter.withoutKey().leaving(new Hidden.Held("")));
    assertEquals(Optional.empty(), Hidden.same(unkeyed, unkeyed));
    assertEquals(Optional.empty(), Hidden.same(unkeyed, print));
    assertEquals(Optional.empty(), Hidden.sameTrimmed(unkeyed, print));
    assertEquals(Optional.empty(), Hidden.same(new Hidden.Held("p"), print));
    assertEquals(Optional.of("n"), Fingerprinter.of(KEY, "n").nonce());
    assertEquals(Optional.empty(), Fingerprinter.withoutKey().nonce());
  }

  @Test
  void secrets_in_lists_that_cannot_be_compared_are_unknown() {
    Snapshot side = covered(Trees.mapping("passwords", List.of("a", "b")));
    Snapshot unkeyed = read(written(side, Fingerprinter.withoutKey()));
    List<Difference> found = compare(unkeyed, unkeyed);
    assertEquals(2, found.size());
    found.forEach(difference -> assertEquals(ItemClass.UNKNOWN, difference.itemClass()));
  }

  private static String digest(Node root) {
    return SnapshotDigest.of(Snapshots.of(covered(Document.plain(root)).root()));
  }

  @Test
  void the_digest_names_what_was_read_and_nothing_of_a_secret() {
    String digest = digest(Trees.mapping("a", 1, "password", "p"));
    assertTrue(digest.matches("sha256:[0-9a-f]{64}"));
    assertEquals(digest, digest(Trees.mapping("password", "q", "a", 1)));
    List<String> others = new ArrayList<>();
    others.add(digest);
    others.add(digest(Trees.mapping("a", 1, "password", "")));
    others.add(digest(Trees.mapping("a", 1)));
    others.add(digest(Trees.mapping("a", 1, "passwd", "p")));
    others.add(digest(Trees.mapping("a", "1", "password", "p")));
    others.add(digest(Trees.mapping("a", 2, "password", "p")));
    others.add(digest(Trees.mapping("a", List.of(1), "password", "p")));
    others.add(digest(Trees.mapping("a", Trees.nothing(), "password", "p")));
    others.add(digest(Trees.mapping("a", Map.of(), "password", "p")));
    others.add(digest(Trees.mapping("a", List.of(), "password", "p")));
    others.add(digest(Trees.mapping("a", new Node.Unreadable("1", "", Origin.of("x"), 0))));
    assertEquals(others.size(), Set.copyOf(others).size());
    assertEquals(
        digest(Trees.mapping("url", "a://u:p@h")), digest(Trees.mapping("url", "a://v:q@h")));
    assertNotEquals(
        digest(Trees.mapping("url", "a://u:p@h")), digest(Trees.mapping("url", "a://u:p@i")));
  }

  @Test
  void the_digest_knows_no_places_and_no_order_of_sources_and_documents() {
    Node here = Node.Scalar.string("x", Origin.of("/a"), 1);
    Node there = Node.Scalar.string("x", Origin.of("/b").over(List.of("c:1")), 2);
    assertEquals(digest(Trees.mapping("k", here)), digest(Trees.mapping("k", there)));
    Document one = Document.plain(List.of("a"), Trees.mapping("x", 1));
    Document two = Document.plain(List.of("b"), Trees.mapping("x", 1));
    Document object = Trees.object("v1", "Namespace", "", "n");
    assertEquals(
        SnapshotDigest.of(Snapshots.of(Tokens.none(), List.of(one, two, object))),
        SnapshotDigest.of(Snapshots.of(Tokens.none(), List.of(object, two, one))));
    assertNotEquals(
        SnapshotDigest.of(Snapshots.of(Tokens.none(), List.of(one))),
        SnapshotDigest.of(Snapshots.of(Tokens.none(), List.of(two))));
    Snapshot side = everything();
    Snapshot turned = new Snapshot("other", Tokens.none(), side.readings().reversed());
    assertEquals(SnapshotDigest.of(side), SnapshotDigest.of(turned));
    Reading reading = side.readings().getFirst();
    Snapshot readable =
        new Snapshot(
            "s",
            TOKENS,
            List.of(
                new Reading(
                    "app", reading.owner(), reading.documents(), List.of(), List.of(), Set.of()),
                side.readings().getLast()));
    assertNotEquals(SnapshotDigest.of(side), SnapshotDigest.of(readable));
  }

  @Test
  void a_file_that_was_changed_is_no_snapshot() {
    String text = written(everything(), Fingerprinter.of(KEY, "n"));
    Node changed = parsed(text.replace("\"string\": \"t\"", "\"string\": \"u\""));
    assertTrue(
        assertThrows(NoSnapshot.class, () -> SnapshotReader.read(changed))
            .getMessage()
            .contains("it was changed after it was taken"));
    Node newer = parsed(text.replace("snapshot/v1", "snapshot/v2"));
    assertTrue(SnapshotReader.claims(newer));
    assertTrue(
        assertThrows(NoSnapshot.class, () -> SnapshotReader.read(newer))
            .getMessage()
            .contains("snapshot/v2"));
    assertFalse(SnapshotReader.claims(Trees.mapping("schema", "https://example.org/x")));
    assertFalse(SnapshotReader.claims(Trees.mapping("a", 1)));
    assertFalse(SnapshotReader.claims(Trees.sequence(1)));
  }

  @Property(tries = 400)
  void damage_anywhere_is_told_of_and_never_a_crash(@ForAll Random random) {
    Node file = parsed(written(everything(), Fingerprinter.of(KEY, "n")));
    List<Edits.Place> places = Edits.places(file);
    Edits.Place place = places.get(1 + random.nextInt(places.size() - 1));
    Node damaged =
        switch (random.nextInt(5)) {
          case 0 -> Edits.remove(file, place.path());
          case 1 -> Edits.replace(file, place.path(), Trees.mapping());
          case 2 -> Edits.replace(file, place.path(), Trees.sequence());
          case 3 -> Edits.replace(file, place.path(), Nodes.text("-1"));
          default -> Edits.replace(file, place.path(), Trees.nothing());
        };
    try {
      Snapshot read = SnapshotReader.read(damaged);
      // What the digest does not cover: places, owners, notes, targets, tokens, fingerprints.
      assertEquals(SnapshotDigest.of(everything()), SnapshotDigest.of(read));
    } catch (NoSnapshot e) {
      assertFalse(String.valueOf(e.getMessage()).isEmpty());
    }
  }
}
