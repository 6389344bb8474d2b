package dev.evenkeel.app.wiring;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.environment.DeclaredPath;
import dev.evenkeel.environment.EnvironmentDeclaration;
import dev.evenkeel.environment.SourceDeclaration;
import dev.evenkeel.operation.TakeSnapshot;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Source;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.compose.ComposeSource;
import dev.evenkeel.source.contracts.ContractsSource;
import dev.evenkeel.source.file.DirectorySource;
import dev.evenkeel.source.file.FileSource;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.layers.LayeredSource;
import dev.evenkeel.source.file.layers.Mode;
import dev.evenkeel.source.helm.HelmSource;
import dev.evenkeel.source.kubernetes.manifest.ManifestSource;
import dev.evenkeel.source.kustomize.KustomizeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which adapter reads which declared source. */
final class Sources {
  private final Console console;

  Sources(Console console) {
    this.console = console;
  }

  List<TakeSnapshot.Named> of(EnvironmentDeclaration environment) {
    return environment.sources().entrySet().stream()
        .map(
            entry -> {
              Optional<String> owner = environment.ownerOf(entry.getValue());
              return new TakeSnapshot.Named(
                  entry.getKey(), owner, source(entry.getKey(), owner, entry.getValue()));
            })
        .toList();
  }

  private Source source(String name, Optional<String> owner, SourceDeclaration declared) {
    return switch (declared) {
      case SourceDeclaration.EnvFiles env ->
          new LayeredSource(name, owner, Globs.expanded(env.files()), Mode.ENV);
      case SourceDeclaration.Layers layers ->
          new LayeredSource(name, owner, Globs.expanded(layers.files()), mode(layers.style()));
      case SourceDeclaration.File file -> new FileSource(name, owner, named(file.file()));
      case SourceDeclaration.Directory directory ->
          new DirectorySource(name, owner, named(directory.directory()));
      case SourceDeclaration.Manifests manifests ->
          new ManifestSource(name, owner, Globs.expanded(manifests.places()), console.in());
      case SourceDeclaration.SnapshotFile snapshot ->
          new SnapshotSource(name, owner, named(snapshot.file()));
      case SourceDeclaration.Helm helm ->
          new HelmSource(
              name,
              owner,
              named(helm.chart()),
              Globs.expanded(helm.values()),
              helm.release(),
              helm.namespace());
      case SourceDeclaration.Kustomize kustomize ->
          new KustomizeSource(
              name, owner, named(kustomize.folder()), console.variables().getOrDefault("PATH", ""));
      case SourceDeclaration.Compose compose ->
          // the shell's variables are not asked: a comparison must not depend on who runs it
          new ComposeSource(name, owner, Globs.expanded(compose.files()), Map.of());
      case SourceDeclaration.Kubernetes cluster -> notRead(name, owner, cluster);
      case SourceDeclaration.Database database -> Catalogs.of(name, owner, database, console);
      case SourceDeclaration.Contracts contracts ->
          new ContractsSource(
              name,
              owner,
              folders(contracts.schemas()),
              folders(contracts.valid()),
              folders(contracts.invalid()));
      case SourceDeclaration.Images images -> notRead(name, owner, images);
    };
  }

  private static List<ContractsSource.Folder> folders(List<DeclaredPath> declared) {
    return declared.stream()
        .map(path -> new ContractsSource.Folder(Globs.base(path), Globs.expanded(List.of(path))))
        .toList();
  }

  private static Mode mode(SourceDeclaration.MergeStyle style) {
    return switch (style) {
      case PLAIN -> Mode.PLAIN;
      case SPRING -> Mode.SPRING;
      case DOTNET -> Mode.DOTNET;
      case HELM -> Mode.HELM;
    };
  }

  static NamedPath named(DeclaredPath path) {
    return new NamedPath(path.resolved(), path.written());
  }

  /**
   * A kind of source that this version has no adapter for: nobody looked, and the report says so.
   */
  private static Source notRead(String name, Optional<String> owner, SourceDeclaration declared) {
    var unread =
        new Unread(
            "config",
            List.of(),
            declared.at(),
            "this version reads no source of the kind " + declared.kind(),
            "read it with another kind of source (files that are exported from it), or remove it");
    return () -> new Reading(name, owner, List.of(), List.of(unread), List.of(), Set.of());
  }
}
