package dev.evenkeel.app.wiring;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.environment.EnvironmentDeclaration;
import dev.evenkeel.operation.TakeSnapshot;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Secrecy;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Source;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.embedded.EmbeddedDocuments;
import dev.evenkeel.source.file.layers.LayeredSource;
import dev.evenkeel.source.file.layers.Mode;
import dev.evenkeel.source.kubernetes.manifest.ManifestSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes the snapshot of a side, or reads the one that was taken elsewhere. */
public final class Snapshots {
  /** The one source of a snapshot file that cannot be used; no declared source has such a name. */
  private static final String UNUSABLE = "(snapshot)";

  private static final String STANDARD_INPUT = "-";

  private final Console console;
  private final Secrecy secrecy;

  public Snapshots(Console console, Optional<Declaration> declaration) {
    this.console = console;
    secrecy =
        declaration
            .map(d -> new Secrecy(d.secrets(), Set.copyOf(d.notSecret())))
            .orElseGet(Secrecy::byForm)
            .reading(new EmbeddedDocuments());
  }

  public Snapshot of(Side side) {
    return switch (side) {
      case Side.Declared declared -> declared(declared.environment());
      case Side.StandardInput in -> taken(in.label(), manifests());
      case Side.Files files when files.files().size() > 1 -> taken(files.label(), layers(files));
      case Side.Files files when SnapshotFiles.claims(files.files().getFirst()) ->
          elsewhere(files.label(), files.files().getFirst());
      case Side.Files files -> taken(files.label(), new AdHocSource(files.files().getFirst()));
    };
  }

  private Source manifests() {
    return new ManifestSource(
        AdHocSource.NAME, Optional.empty(), List.of(NamedPath.of(STANDARD_INPUT)), console.in());
  }

  private static Source layers(Side.Files files) {
    return new LayeredSource(AdHocSource.NAME, Optional.empty(), files.files(), Mode.PLAIN);
  }

  private Snapshot declared(EnvironmentDeclaration environment) {
    if (environment.snapshot().isPresent()) {
      return elsewhere(environment.name(), Sources.named(environment.snapshot().get()));
    }
    return TakeSnapshot.of(
        environment.name(),
        Tokens.of(environment.tokens()),
        new Sources(console).of(environment),
        secrecy);
  }

  private Snapshot taken(String label, Source source) {
    return TakeSnapshot.of(
        label,
        Tokens.none(),
        List.of(new TakeSnapshot.Named(AdHocSource.NAME, Optional.empty(), source)),
        secrecy);
  }

  /** What cannot be read of a snapshot file is unread for every source: nothing of it is equal. */
  private static Snapshot elsewhere(String label, NamedPath file) {
    return switch (SnapshotFiles.read(file)) {
      case SnapshotFiles.Outcome.Taken taken -> taken.snapshot();
      case SnapshotFiles.Outcome.Unusable unusable -> unusable(label, unusable.unread());
    };
  }

  private static Snapshot unusable(String label, Unread unread) {
    return new Snapshot(label, Tokens.none(), List.of(unread(UNUSABLE, unread)));
  }

  /** Nobody knows what stood in an unusable file: each source of the other side is unread in it. */
  static Snapshot beside(Snapshot other, Snapshot snapshot) {
    Optional<Reading> unusable = snapshot.reading(UNUSABLE);
    if (unusable.isEmpty() || other.readings().isEmpty()) {
      return snapshot;
    }
    Unread why = unusable.get().unread().getFirst();
    return new Snapshot(
        snapshot.environment(),
        Tokens.none(),
        other.readings().stream().map(reading -> unread(reading.source(), why)).toList());
  }

  private static Reading unread(String source, Unread why) {
    return new Reading(source, Optional.empty(), List.of(), List.of(why), List.of(), Set.of());
  }
}
