package dev.evenkeel.difference;

import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Trees;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.value.ItemPattern;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sides to compare, and what is said of them. */
final class Sides {
  private Sides() {}

  static Snapshot side(
      String name, List<Document> documents, List<Unread> unread, List<Note> notes) {
    return new Snapshot(
        name,
        Tokens.none(),
        List.of(
            new Reading(Snapshots.SOURCE, Optional.empty(), documents, unread, notes, Set.of())));
  }

  static Snapshot documents(Document... documents) {
    return side("side", List.of(documents), List.of(), List.of());
  }

  static List<String> said(Differences differences) {
    return differences.differences().stream().map(d -> d.item() + " " + d.itemClass()).toList();
  }

  static Rules watch(String... patterns) {
    return new Rules(
        new Watch(List.of(patterns).stream().map(ItemPattern::parse).toList()),
        List.of(),
        List.of());
  }

  static Rules lists(String item, boolean anyOrder, String... keys) {
    return new Rules(
        Watch.NOTHING,
        List.of(new Rules.DeclaredList(ItemPattern.parse(item), List.of(keys), anyOrder)),
        List.of());
  }

  static Node secret(Hidden hidden) {
    return new Node.Secret(null, hidden, false, Origin.of("t"), 1);
  }

  static Node held(String value) {
    return secret(new Hidden.Held(value));
  }

  static Document deployment(Object... spec) {
    return Trees.object("apps/v1", "Deployment", "n", "web", "spec", Trees.mapping(spec));
  }
}
