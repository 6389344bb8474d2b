package dev.evenkeel.operation.trail;

import dev.evenkeel.report.trail.page.Witnessing;
import dev.evenkeel.report.trail.page.Witnessing.Cosigned;
import dev.evenkeel.report.trail.page.Witnessing.Standing;
import dev.evenkeel.trail.Cosignature;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.NoteSignature;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.VerifierKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Holds what witnesses cosigned against their keys and against the log as it is. */
public final class ReadWitnesses {
  private ReadWitnesses() {}

  /** As the log's directory keeps it. */
  public static Witnessing of(Storage storage, List<Cosignature> kept) {
    return kept.isEmpty() ? Witnessing.NONE : storage.read(reader -> of(reader, kept));
  }

  static Witnessing of(Storage.Reader reader, List<Cosignature> kept) {
    return new Witnessing(kept.stream().map(each -> standing(reader, each)).toList());
  }

  /** Those of a policy's witnesses that cosigned this very head. */
  static Witnessing on(SignedNote head, List<VerifierKey> witnesses) {
    long size = Checkpoint.parse(head.text()).size();
    return new Witnessing(
        witnesses.stream()
            .flatMap(
                witness ->
                    head
                        .cosignedAt(witness)
                        .map(
                            at ->
                                new Standing(
                                    witness.name(),
                                    Optional.of(new Cosigned(size, at)),
                                    Optional.empty()))
                        .stream())
            .toList());
  }

  /** Whether it is a cosignature of this head that holds. */
  static boolean are(Cosignature kept, SignedNote head) {
    return kept.head()
        .filter(note -> note.text().equals(head.text()))
        .flatMap(note -> note.cosignedAt(kept.witness()))
        .isPresent();
  }

  /** The head with the lines of those who cosigned it. */
  static SignedNote lines(SignedNote head, List<Cosignature> kept) {
    SignedNote with = head;
    for (Cosignature each : kept) {
      for (NoteSignature line : each.head().map(SignedNote::signatures).orElse(List.of())) {
        if (line.isBy(each.witness()) && !with.signatures().contains(line)) {
          with = with.with(line);
        }
      }
    }
    return with;
  }

  private static Standing standing(Storage.Reader reader, Cosignature kept) {
    String name = kept.witness().name();
    if (kept.unread().isPresent()) {
      return wrong(name, kept.unread().get());
    }
    if (kept.head().isEmpty()) {
      return new Standing(name, Optional.empty(), Optional.empty());
    }
    Optional<Instant> at = kept.head().get().cosignedAt(kept.witness());
    if (at.isEmpty()) {
      return wrong(name, "the line that is kept of it is not signed by its key");
    }
    Checkpoint head;
    try {
      head = Checkpoint.parse(kept.head().get().text());
    } catch (Malformed e) {
      return wrong(name, "what it cosigned is no checkpoint");
    }
    if (head.size() > reader.frontier().size()) {
      return wrong(
          name,
          "it cosigned "
              + head.size()
              + " records, and the log has "
              + reader.frontier().size()
              + ": an older copy was restored");
    }
    if (!reader.root(0, head.size()).equals(head.root())) {
      return wrong(
          name, "it cosigned another history of the first " + head.size() + " records (a fork)");
    }
    return new Standing(name, Optional.of(new Cosigned(head.size(), at.get())), Optional.empty());
  }

  private static Standing wrong(String name, String why) {
    return new Standing(name, Optional.empty(), Optional.of(why));
  }
}
