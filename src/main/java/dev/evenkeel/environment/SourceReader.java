package dev.evenkeel.environment;

import dev.evenkeel.environment.SourceDeclaration.MergeStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the record of a source's kind; nothing where the schema has complained. */
final class SourceReader {
  /** Keys that say what kind of source it is, exactly one of which stands in each. */
  static final List<String> KINDS =
      List.of(
          "env",
          "layers",
          "files",
          "file",
          "directory",
          "manifests",
          "helm",
          "kustomize",
          "compose",
          "kubernetes",
          "database",
          "contracts",
          "images",
          "snapshot");

  private static final Pattern PASSWORD_IN_URL =
      Pattern.compile(
          "://[^/@\\s]*?:(?!\\$\\{env:)[^@/\\s]+@|[?&;]password=(?!\\$\\{env:)[^&;\\s]");

  private final Fields source;
  private final Optional<String> owner;
  private final String at;

  private SourceReader(Fields source) {
    this.source = source;
    this.owner = source.string("owner");
    this.at = source.at();
  }

  static Optional<SourceDeclaration> read(Fields source) {
    return KINDS.stream().filter(source::has).findFirst().flatMap(new SourceReader(source)::kind);
  }

  private Optional<SourceDeclaration> kind(String kind) {
    return switch (kind) {
      case "env" -> Optional.of(new SourceDeclaration.EnvFiles(source.paths(kind), owner, at));
      case "layers" -> Optional.of(layers());
      case "files" ->
          Optional.of(new SourceDeclaration.Layers(style(source), source.paths(kind), owner, at));
      case "file" -> source.path(kind).map(file -> new SourceDeclaration.File(file, owner, at));
      case "directory" ->
          source.path(kind).map(folder -> new SourceDeclaration.Directory(folder, owner, at));
      case "manifests" ->
          Optional.of(new SourceDeclaration.Manifests(source.paths(kind), owner, at));
      case "helm" -> source.fields(kind).flatMap(this::helm);
      case "kustomize" ->
          source.path(kind).map(folder -> new SourceDeclaration.Kustomize(folder, owner, at));
      case "compose" -> Optional.of(new SourceDeclaration.Compose(source.paths(kind), owner, at));
      case "kubernetes" -> source.fields(kind).map(this::kubernetes);
      case "database" -> source.fields(kind).map(this::database);
      case "contracts" -> source.fields(kind).map(this::contracts);
      case "images" -> Optional.of(new SourceDeclaration.Images(source.texts(kind), owner, at));
      default -> source.path(kind).map(file -> new SourceDeclaration.SnapshotFile(file, owner, at));
    };
  }

  private SourceDeclaration layers() {
    Optional<Fields> long_ = source.fields("layers");
    return new SourceDeclaration.Layers(
        style(long_.filter(l -> l.has("as")).orElse(source)),
        long_.map(l -> l.paths("files")).orElseGet(() -> source.paths("layers")),
        owner,
        at);
  }

  private static MergeStyle style(Fields where) {
    String word = where.string("as").orElse("plain").toUpperCase(Locale.ROOT);
    for (MergeStyle style : MergeStyle.values()) {
      if (style.name().equals(word)) {
        return style;
      }
    }
    return MergeStyle.PLAIN;
  }

  private Optional<SourceDeclaration> helm(Fields helm) {
    return helm.path("chart")
        .map(
            chart ->
                new SourceDeclaration.Helm(
                    chart,
                    helm.paths("values"),
                    helm.string("release"),
                    helm.string("namespace"),
                    owner,
                    at));
  }

  private SourceDeclaration kubernetes(Fields cluster) {
    return new SourceDeclaration.Kubernetes(
        cluster.text("context"),
        cluster.path("kubeconfig"),
        cluster.texts("namespaces"),
        cluster.string("secrets"),
        owner,
        at);
  }

  private SourceDeclaration database(Fields database) {
    database
        .scalar("url")
        .filter(url -> PASSWORD_IN_URL.matcher(url.text()).find())
        .ifPresent(
            url ->
                source
                    .complaints()
                    .add(
                        url,
                        "a password stands in the URL of a database",
                        "no secret in this file",
                        "put the URL, or the password, into an environment variable and write"
                            + " ${env:NAME}; then change the password, it is in your history"));
    return new SourceDeclaration.Database(
        database.text("url"),
        database.text("role"),
        database.string("engine"),
        database.paths("schema"),
        database
            .fields("migrations")
            .flatMap(
                m ->
                    m.path("path")
                        .map(path -> new SourceDeclaration.Migrations(path, m.string("layout")))),
        owner,
        at);
  }

  private SourceDeclaration contracts(Fields contracts) {
    return new SourceDeclaration.Contracts(
        contracts.paths("schemas"),
        contracts.paths("valid"),
        contracts.paths("invalid"),
        owner,
        at);
  }
}
