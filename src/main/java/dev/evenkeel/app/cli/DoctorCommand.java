package dev.evenkeel.app.cli;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.environment.LocateEnvironments;
import dev.evenkeel.app.wiring.Checks;
import dev.evenkeel.app.wiring.Side;
import dev.evenkeel.app.wiring.Snapshots;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.environment.EnvironmentDeclaration;
import dev.evenkeel.environment.SourceDeclaration;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Unread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code doctor}: what can be reached from here, with which rights. */
@Command(
    name = "doctor",
    description = {
      "Says what can be reached from here, with which rights: programs, every declared source.",
      "Exit code 3 when a declared source cannot be read. Prints no value of any source."
    },
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private static final List<String> PROGRAMS = List.of("git", "kustomize", "kubectl", "helm");
  private static final int NAMED = 5;

  private final Console console;
  private boolean unreachable;

  @Mixin private ConfigOption config = new ConfigOption();

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<Declaration> declaration = config.find(console);
    ok("java", Runtime.version() + ", " + System.getProperty("java.vendor", ""));
    int checks = Checks.catalogue(declaration).checks().size();
    ok("checks", checks + " loaded");
    programs();
    cache();
    if (declaration.isEmpty()) {
      other("evenkeel.yaml", "none here or above; files can be compared without one");
      return ExitCode.PASSED;
    }
    ok("evenkeel.yaml", place());
    declaration.get().environments().values().forEach(e -> environment(declaration.get(), e));
    return unreachable ? ExitCode.INCONCLUSIVE : ExitCode.PASSED;
  }

  private String place() {
    return LocateEnvironments.locate(console, config.file()).orElseThrow().written();
  }

  private void programs() {
    var path = new SearchPath(console);
    for (String program : PROGRAMS) {
      Optional<Path> found = path.find(program);
      if (found.isPresent()) {
        ok(program, found.get().toString());
      } else {
        other(program, "not on the PATH");
      }
    }
  }

  private void cache() {
    String home = console.variables().getOrDefault("HOME", "");
    String base = console.variables().getOrDefault("XDG_CACHE_HOME", "");
    if (base.isEmpty() && home.isEmpty()) {
      other("cache", "neither XDG_CACHE_HOME nor HOME is set; the launcher builds in TMPDIR");
      return;
    }
    Path folder = base.isEmpty() ? Path.of(home, ".cache") : Path.of(base);
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (Files.isWritable(there)) {
      ok("cache", folder.resolve("evenkeel") + " can be written");
    } else {
      other("cache", there + " cannot be written; the launcher builds in TMPDIR");
    }
  }

  private void environment(Declaration declaration, EnvironmentDeclaration environment) {
    Snapshot snapshot =
        new Snapshots(console, Optional.of(declaration)).of(new Side.Declared(environment));
    for (Reading reading : snapshot.readings()) {
      source(environment, reading);
    }
    if (snapshot.readings().isEmpty()) {
      other(environment.name(), "declares no source");
    }
  }

  private void source(EnvironmentDeclaration environment, Reading reading) {
    String name = environment.name() + "/" + reading.source();
    String kind =
        Optional.ofNullable(environment.sources().get(reading.source()))
            .map(SourceDeclaration::kind)
            .orElse("snapshot");
    if (reading.unread().isEmpty() && reading.documents().isEmpty()) {
      other(name, kind + ", can be read and holds nothing to compare");
      return;
    }
    if (reading.unread().isEmpty()) {
      ok(
          name,
          kind
              + DatabaseHealth.of(reading)
              + ", "
              + reading.documents().size()
              + (reading.documents().size() == 1 ? " document" : " documents")
              + rights(reading));
      return;
    }
    unreachable = true;
    line(
        "FAIL",
        name,
        kind + DatabaseHealth.of(reading) + ", " + reading.unread().size() + " not read");
    reading.unread().stream().limit(NAMED).forEach(this::reason);
    if (reading.unread().size() > NAMED) {
      line("", "", "and " + (reading.unread().size() - NAMED) + " more");
    }
  }

  private void reason(Unread unread) {
    line("", "", unread.at() + ": " + unread.why());
    line("", "", "next: " + unread.next());
  }

  /** Of one file, who may read it; a .env that all may read is worth knowing. */
  private static String rights(Reading reading) {
    if (reading.targets().size() != 1) {
      return "";
    }
    Path file = Path.of(reading.targets().iterator().next());
    try {
      return Files.isRegularFile(file)
          ? ", " + PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
          : "";
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  private void ok(String what, String how) {
    line("ok", what, how);
  }

  private void other(String what, String how) {
    line("-", what, how);
  }

  private void line(String state, String what, String how) {
    console.out().printf("%-4s  %-24s  %s%n", state, Printed.line(what), Printed.line(how));
  }
}
