package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.drill.halfdeploy.DeathProfile;
import dev.evenkeel.plan.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What dies at a point. */
final class DyingOptions {
  @Option(
      names = "--fault",
      paramLabel = "FAULT",
      description =
          "What dies: connection-dies, deployer-killed, server-crashes; repeatable, default all.")
  private List<String> faults = List.of();

  @Option(
      names = "--death",
      paramLabel = "PROFILE",
      description =
          "How the deployer dies: ci-cancel, eviction, out-of-memory, host-loss; only what can"
              + " happen then is drilled. Repeatable, default all.")
  private List<String> deaths = List.of();

  /** What can happen in one of the ways, and was asked for. */
  List<Fault> faults() {
    List<Fault> wanted =
        faults.isEmpty()
            ? List.of(Fault.values())
            : faults.stream().map(DyingOptions::fault).distinct().toList();
    if (deaths.isEmpty()) {
      return wanted;
    }
    List<Fault> possible =
        deaths.stream()
            .map(DyingOptions::death)
            .flatMap(profile -> profile.faults().stream())
            .distinct()
            .toList();
    List<Fault> both = wanted.stream().filter(possible::contains).toList();
    if (both.isEmpty()) {
      throw new UsageError(
          "--fault "
              + String.join(", ", faults)
              + " does not happen with --death "
              + String.join(", ", deaths)
              + ", which is "
              + String.join(", ", possible.stream().map(Fault::word).toList())
              + "; leave one of them out");
    }
    return both;
  }

  private static Fault fault(String word) {
    return Fault.named(word)
        .orElseThrow(
            () -> unknown("--fault", word, Arrays.stream(Fault.values()).map(Fault::word)));
  }

  private static DeathProfile death(String word) {
    return DeathProfile.named(word)
        .orElseThrow(() -> unknown("--death", word, DeathProfile.words().stream()));
  }

  private static UsageError unknown(String option, String word, Stream<String> words) {
    return new UsageError(option + " " + word + ": expected " + String.join(", ", words.toList()));
  }
}
