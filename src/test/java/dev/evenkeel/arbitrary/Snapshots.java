package dev.evenkeel.arbitrary;

import dev.evenkeel.difference.Comparison;
import dev.evenkeel.difference.Difference;
import dev.evenkeel.difference.Differences;
import dev.evenkeel.difference.Rules;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Snapshots of one source called {@code app}, and their comparison. */
public final class Snapshots {
  public static final String SOURCE = "app";

  private Snapshots() {}

  public static Snapshot of(Node root) {
    return of(Tokens.none(), List.of(Document.plain(root)));
  }

  public static Snapshot of(Tokens tokens, Node root) {
    return of(tokens, List.of(Document.plain(root)));
  }

  public static Snapshot of(Tokens tokens, List<Document> documents) {
    return new Snapshot("side", tokens, List.of(reading(documents)));
  }

  public static Reading reading(List<Document> documents) {
    return new Reading(SOURCE, Optional.empty(), documents, List.of(), List.of(), Set.of());
  }

  /** One token of each kind: kinds and values in turn. */
  public static Tokens tokens(String... kindsAndValues) {
    var byKind = new java.util.LinkedHashMap<String, List<String>>();
    for (int i = 0; i < kindsAndValues.length; i += 2) {
      byKind.computeIfAbsent(kindsAndValues[i], k -> new ArrayList<>()).add(kindsAndValues[i + 1]);
    }
    return Tokens.of(Map.copyOf(byKind));
  }

  public static Differences compare(Snapshot left, Snapshot right) {
    return Comparison.compare(left, right, Rules.NONE);
  }

  public static List<Difference> differences(Node left, Node right) {
    return compare(of(left), of(right)).differences();
  }
}
