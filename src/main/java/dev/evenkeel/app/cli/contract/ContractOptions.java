package dev.evenkeel.app.cli.contract;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.Outputs;
import dev.evenkeel.app.cli.Printed;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.contract.Dialect;
import dev.evenkeel.report.contract.ContractReport;
import dev.evenkeel.report.contract.Named;
import dev.evenkeel.source.file.NamedPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What both verbs know: the draft to assume, and where the report goes. */
final class ContractOptions {
  private final Outputs outputs = new Outputs();
  private Dialect assume = Dialect.ASSUMED;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default) or json; repeatable, in pairs with --output.")
  void format(String format) {
    if (!List.of("text", "json").contains(format)) {
      throw new UsageError("no format is named " + format + "; there are text, json");
    }
    outputs.format(format);
  }

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the format before it goes; standard output without it.")
  void output(String file) {
    outputs.file(file);
  }

  @Option(
      names = "--assume",
      paramLabel = "DRAFT",
      description = "What a schema without $$schema is read as: draft-04 to 2020-12 (default).")
  void assume(String draft) {
    assume =
        Dialect.named(draft)
            .orElseThrow(
                () ->
                    new UsageError(
                        "no draft is named "
                            + draft
                            + "; there are "
                            + String.join(", ", Dialect.words())));
  }

  Dialect assumed() {
    return assume;
  }

  /** A file that is there; one that is not is a mistake on the command line. */
  static NamedPath file(Console console, String written) {
    Path path = console.directory().resolve(written);
    if (!Files.isRegularFile(path)) {
      throw new UsageError(
          written
              + (Files.isDirectory(path) ? " is a folder" : " is not there")
              + "; a file was expected");
    }
    return new NamedPath(path, written);
  }

  void saysWhatIsAssumed(Console console, Named... schemas) {
    for (Named schema : schemas) {
      if (schema.assumed() && schema.dialect().isPresent()) {
        console
            .err()
            .println(
                "evenkeel: "
                    + Printed.line(schema.file())
                    + " does not say its draft; read as "
                    + schema.dialect().get().word()
                    + " (--assume DRAFT reads it as another)");
      }
    }
  }

  int write(ContractReport report, Console console) {
    outputs.write(
        console,
        (format, to, standardOutput) -> {
          if (format.equals("json")) {
            report.json(to);
          } else {
            var text = new StringBuilder();
            report.text(text);
            for (String line : text.toString().lines().toList()) {
              to.append(Printed.line(line)).append('\n');
            }
          }
        });
    return switch (report.verdict()) {
      case PASSED -> ExitCode.PASSED;
      case FAILED -> ExitCode.FAILED;
      case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
    };
  }
}
