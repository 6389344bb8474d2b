package dev.evenkeel.app.cli.contract;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.contract.Contract;
import dev.evenkeel.contract.Json;
import dev.evenkeel.contract.validator.Validator;
import dev.evenkeel.contract.validator.Violation;
import dev.evenkeel.report.contract.CheckReport;
import dev.evenkeel.report.contract.CheckedDocument;
import dev.evenkeel.report.contract.Named;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.source.contracts.ContractFiles;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.format.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code contract check SCHEMA DOCUMENT...}: which documents keep the contract. */
@Command(
    name = "check",
    description = "Holds documents against a JSON Schema.",
    mixinStandardHelpOptions = true)
final class ContractCheckCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "SCHEMA", description = "The JSON Schema.")
  private String schema = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "DOCUMENT",
      description = "Documents: JSON, JSON lines (.jsonl, .ndjson) or YAML.")
  private List<String> documents = List.of();

  @Mixin private ContractOptions options = new ContractOptions();

  ContractCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    NamedPath file = ContractOptions.file(console, schema);
    var files = documents.stream().map(d -> ContractOptions.file(console, d)).toList();
    CheckReport report =
        switch (ContractFiles.schema(file, options.assumed())) {
          case ContractFiles.Read.Refused(List<Contract.Problem> problems) ->
              new CheckReport(
                  Named.refused(schema, problems),
                  files.stream().<CheckedDocument>map(ContractCheckCommand::notJudged).toList(),
                  List.of());
          case ContractFiles.Read.Usable(Validator validator) -> {
            var checked = new ArrayList<CheckedDocument>();
            var notes = new ArrayList<Contract.Problem>();
            files.forEach(document -> check(validator, document, checked, notes));
            yield new CheckReport(Named.of(schema, validator.contract()), checked, notes);
          }
        };
    options.saysWhatIsAssumed(console, report.contract());
    return options.write(report, console);
  }

  private static CheckedDocument notJudged(NamedPath file) {
    return new CheckedDocument.Unknown(
        file.written(),
        List.of(
            new Contract.Problem(
                file.written(), "not judged: the schema cannot be used", "correct the schema")));
  }

  private static void check(
      Validator validator,
      NamedPath file,
      List<CheckedDocument> checked,
      List<Contract.Problem> notes) {
    Parsed parsed = ContractFiles.parse(file);
    List<Contract.Problem> unread = ContractFiles.unread(parsed);
    if (!unread.isEmpty()) {
      checked.add(new CheckedDocument.Unknown(file.written(), unread));
    }
    notes.addAll(ContractFiles.twice(parsed));
    for (Parsed.Tree tree : parsed.trees()) {
      String name =
          tree.within().isEmpty()
              ? file.written()
              : file.written() + " " + String.join("/", tree.within());
      checked.add(judged(validator, name, tree.root()));
    }
  }

  private static CheckedDocument judged(Validator validator, String name, Node root) {
    Optional<Json> document = Json.of(root);
    if (document.isEmpty()) {
      return new CheckedDocument.Unknown(
          name,
          List.of(
              new Contract.Problem(
                  root.at(),
                  "holds a value that is no JSON, or is masked",
                  "give the document as its reader gets it")));
    }
    List<Violation> violations = validator.violations(document.get());
    return violations.isEmpty()
        ? new CheckedDocument.Valid(name)
        : new CheckedDocument.Invalid(
            name,
            violations.stream()
                .map(v -> new CheckedDocument.Broken(Validator.nodeAt(root, v.path()).at(), v))
                .toList());
  }
}
