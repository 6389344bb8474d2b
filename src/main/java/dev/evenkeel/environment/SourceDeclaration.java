package dev.evenkeel.environment;

import java.util.List;
import java.util.Optional;

/**
 * Where one part of an environment is read from; one record per kind. Reading it is the work of
 * {@code dev.evenkeel.source}.
 */
public sealed interface SourceDeclaration {
  Optional<String> owner();

  /** {@code file:line} of the declaration. */
  String at();

  /** The key it is declared with. */
  String kind();

  /** .env files in order, later ones win. */
  record EnvFiles(List<DeclaredPath> files, Optional<String> owner, String at)
      implements SourceDeclaration {
    @Override
    public String kind() {
      return "env";
    }
  }

  /** Configuration files merged in order, later ones win. */
  record Layers(MergeStyle style, List<DeclaredPath> files, Optional<String> owner, String at)
      implements SourceDeclaration {
    @Override
    public String kind() {
      return "layers";
    }
  }

  /** One configuration file; its name says the format. */
  record File(DeclaredPath file, Optional<String> owner, String at) implements SourceDeclaration {
    @Override
    public String kind() {
      return "file";
    }
  }

  /** A folder of configuration files, paired by relative path. */
  record Directory(DeclaredPath directory, Optional<String> owner, String at)
      implements SourceDeclaration {
    @Override
    public String kind() {
      return "directory";
    }
  }

  /** Kubernetes manifests: files or folders. */
  record Manifests(List<DeclaredPath> places, Optional<String> owner, String at)
      implements SourceDeclaration {
    @Override
    public String kind() {
      return "manifests";
    }
  }

  /** A chart and its values files in Helm's order. */
  record Helm(
      DeclaredPath chart,
      List<DeclaredPath> values,
      Optional<String> release,
      Optional<String> namespace,
      Optional<String> owner,
      String at)
      implements SourceDeclaration {
    @Override
    public String kind() {
      return "helm";
    }
  }

  /** The folder of a kustomization. */
  record Kustomize(DeclaredPath folder, Optional<String> owner, String at)
      implements SourceDeclaration {
    @Override
    public String kind() {
      return "kustomize";
    }
  }

  /** Compose files in order, later ones override. */
  record Compose(List<DeclaredPath> files, Optional<String> owner, String at)
      implements SourceDeclaration {
    @Override
    public String kind() {
      return "compose";
    }
  }

  /**
   * A live cluster.
   *
   * @param secrets {@code none}, {@code keys} or {@code values}: what is looked at in Secrets;
   *     empty where nobody said
   */
  record Kubernetes(
      Optional<DeclaredText> context,
      Optional<DeclaredPath> kubeconfig,
      List<DeclaredText> namespaces,
      Optional<String> secrets,
      Optional<String> owner,
      String at)
      implements SourceDeclaration {
    @Override
    public String kind() {
      return "kubernetes";
    }
  }

  /**
   * A live database, or files that make one in a sandbox: exactly one of url, schema, migrations.
   */
  record Database(
      Optional<DeclaredText> url,
      Optional<DeclaredText> role,
      Optional<String> engine,
      List<DeclaredPath> schema,
      Optional<Migrations> migrations,
      Optional<String> owner,
      String at)
      implements SourceDeclaration {
    @Override
    public String kind() {
      return "database";
    }
  }

  /** A folder of migrations and the tool whose layout it follows, where declared. */
  record Migrations(DeclaredPath path, Optional<String> layout) {}

  /** JSON Schemas with samples that must and must not hold; paths or globs. */
  record Contracts(
      List<DeclaredPath> schemas,
      List<DeclaredPath> valid,
      List<DeclaredPath> invalid,
      Optional<String> owner,
      String at)
      implements SourceDeclaration {
    @Override
    public String kind() {
      return "contracts";
    }
  }

  /** Container images by reference. */
  record Images(List<DeclaredText> references, Optional<String> owner, String at)
      implements SourceDeclaration {
    @Override
    public String kind() {
      return "images";
    }
  }

  /** A snapshot file that holds a source of this name. */
  record SnapshotFile(DeclaredPath file, Optional<String> owner, String at)
      implements SourceDeclaration {
    @Override
    public String kind() {
      return "snapshot";
    }
  }

  /** How files are merged. */
  enum MergeStyle {
    /** Maps merge deeply, lists and scalars are replaced, null stays null. */
    PLAIN,
    /** As Spring Boot merges application files: relaxed names, profiles. */
    SPRING,
    /** As .NET merges appsettings: names regardless of case, lists by index. */
    DOTNET,
    /** As Helm merges values: plain, and null deletes. */
    HELM
  }
}
