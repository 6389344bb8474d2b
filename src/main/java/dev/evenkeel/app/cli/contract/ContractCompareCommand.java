package dev.evenkeel.app.cli.contract;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.contract.Contract;
import dev.evenkeel.contract.compatibility.Compatibility;
import dev.evenkeel.contract.validator.Validator;
import dev.evenkeel.report.contract.CompareReport;
import dev.evenkeel.report.contract.Named;
import dev.evenkeel.source.contracts.ContractFiles;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code contract compare OLD NEW}: what each version refuses of the other's documents. */
@Command(
    name = "compare",
    description = "Says what each version of a JSON Schema refuses of the other's documents.",
    mixinStandardHelpOptions = true)
final class ContractCompareCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "OLD", description = "The version before.")
  private String older = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "The version after.")
  private String newer = "";

  @Option(
      names = "--strict",
      description =
          "Counts documents, too, that do what their contract neither describes nor forbids.")
  private boolean strict;

  @Mixin private ContractOptions options = new ContractOptions();

  ContractCompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var before = ContractFiles.schema(ContractOptions.file(console, older), options.assumed());
    var after = ContractFiles.schema(ContractOptions.file(console, newer), options.assumed());
    Named left = named(older, before);
    Named right = named(newer, after);
    options.saysWhatIsAssumed(console, left, right);
    Optional<Compatibility> compatibility =
        before instanceof ContractFiles.Read.Usable(Validator old)
                && after instanceof ContractFiles.Read.Usable(Validator now)
            ? Optional.of(Compatibility.of(old, now))
            : Optional.empty();
    return options.write(new CompareReport(left, right, compatibility, strict), console);
  }

  private static Named named(String file, ContractFiles.Read read) {
    return switch (read) {
      case ContractFiles.Read.Usable(Validator validator) -> Named.of(file, validator.contract());
      case ContractFiles.Read.Refused(List<Contract.Problem> problems) ->
          Named.refused(file, problems);
    };
  }
}
