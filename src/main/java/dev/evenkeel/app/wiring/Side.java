package dev.evenkeel.app.wiring;

import dev.evenkeel.environment.EnvironmentDeclaration;
import dev.evenkeel.source.file.NamedPath;
import java.util.List;

/** One side of a comparison, found and not yet read. */
public sealed interface Side {
  /** What the report calls it. */
  String label();

  /** An environment of evenkeel.yaml. */
  record Declared(EnvironmentDeclaration environment) implements Side {
    @Override
    public String label() {
      return environment.name();
    }
  }

  /** Files or a directory named on the command line; several are layers, later ones win. */
  record Files(String label, List<NamedPath> files) implements Side {
    public Files {
      files = List.copyOf(files);
    }
  }

  /** The standard input, as Kubernetes manifests. */
  record StandardInput() implements Side {
    @Override
    public String label() {
      return "-";
    }
  }
}
