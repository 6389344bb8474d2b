package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.Printed;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.operation.trail.AuditRecords;
import dev.evenkeel.operation.trail.ReadPeriod;
import dev.evenkeel.operation.trail.StatePopulation;
import dev.evenkeel.report.trail.PopulationCsv;
import dev.evenkeel.report.trail.page.Links;
import dev.evenkeel.report.trail.page.Period;
import dev.evenkeel.report.trail.page.PeriodPage;
import dev.evenkeel.trail.Population;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.TransparencyLog;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.record.Submission;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trail population}: every record of an environment in a period, signed, and a sample. */
@Command(
    name = "population",
    description = "Writes every record of an environment in a period, signed, and draws a sample.",
    mixinStandardHelpOptions = true)
final class PopulationCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private LogOptions log = new LogOptions();
  @Mixin private NewFolderOption output = new NewFolderOption();

  @Option(names = "--environment", paramLabel = "NAME", description = "Which environment.")
  private @Nullable String environment;

  @Option(
      names = "--project",
      paramLabel = "NAME",
      description = "Whose, where a service keeps the log of several; default: records of none.")
  private @Nullable String project;

  @Option(names = "--from", paramLabel = "TIME", description = "As in 2026-01-01T00:00:00Z.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "The first moment after the period.")
  private @Nullable String to;

  @Option(names = "--sample", paramLabel = "N", description = "Draw so many records.")
  private int sample;

  @Option(
      names = "--seed",
      paramLabel = "TEXT",
      description = "The auditor's own text; the same text and log draw the same sample.")
  private @Nullable String seed;

  @Option(
      names = "--at",
      paramLabel = "SIZE",
      description =
          "As the log stood at so many records, as a record of an earlier population or sample"
              + " says; default: as it stands.")
  private @Nullable Long at;

  PopulationCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    return Failures.explained(console, this::state);
  }

  private int state() {
    if (at != null && at < 1) {
      throw new UsageError("--at SIZE: a number of records from 1 is expected");
    }
    if (sample < 0 || (sample > 0) != (seed != null)) {
      throw new UsageError("--sample N and --seed TEXT belong together");
    }
    Path target = output.path(console);
    TrailDirectory directory = log.openExisting(console);
    Instant begin = time("--from", from).orElse(Instant.EPOCH);
    Instant end = time("--to", to).orElse(console.clock().instant().plusMillis(1));
    known(directory);
    SoundLog.required(directory, console.clock().instant(), "nothing is stated about it");
    try (Storage storage = directory.openToRead();
        var folder = new PackFolder(target)) {
      Population population =
          storage.read(
              reader ->
                  Population.of(
                      reader,
                      Optional.ofNullable(project),
                      Optional.ofNullable(environment),
                      begin,
                      end,
                      at == null ? OptionalLong.empty() : OptionalLong.of(at)));
      StatePopulation.Stated stated =
          StatePopulation.run(
              population,
              Optional.ofNullable(project),
              directory.keys(new SecureRandom()).statement());
      folder.write("population.csv", utf8(stated.csv()));
      folder.write("population.intoto.jsonl", utf8(stated.statement()));
      if (seed != null) {
        folder.write("sample.csv", utf8(PopulationCsv.of(population.sample(seed, sample))));
      }
      Period period =
          ReadPeriod.run(
              storage,
              Optional.ofNullable(project),
              population,
              Optional.ofNullable(seed).orElse(""),
              sample,
              directory.witnesses().read());
      folder.write("population.html", utf8(PeriodPage.of(period, Links.ALONE)));
      folder.finish();
      said(population, target);
      elsewhere(
          storage.read(
              reader ->
                  Population.elsewhere(
                      reader, Optional.ofNullable(project), Optional.ofNullable(environment))));
      remember(directory, population, stated);
      return population.gaps().isEmpty() ? ExitCode.PASSED : ExitCode.INTEGRITY;
    }
  }

  /** A mistyped name has no record and no gap, and its signed population would say so for ever. */
  private void known(TrailDirectory directory) {
    if (environment == null) {
      return;
    }
    try (Storage storage = directory.openToRead()) {
      List<String> names = Scopes.environments(storage);
      if (!names.contains(environment)) {
        throw new UsageError(Scopes.unknown(directory, environment, names));
      }
    }
  }

  /** Who asked for what stands in the log too; an auditor's own copy of it may be read-only. */
  private void remember(
      TrailDirectory directory, Population population, StatePopulation.Stated stated) {
    var records = new ArrayList<Submission>();
    records.add(AuditRecords.population(population, Optional.ofNullable(project), stated));
    if (seed != null) {
      records.add(AuditRecords.sample(population, Optional.ofNullable(project), seed, sample));
    }
    if (!directory.writable()) {
      console
          .err()
          .println(
              "evenkeel: "
                  + directory.path()
                  + " is read-only, so this audit is not recorded in it");
      return;
    }
    var random = new SecureRandom();
    VerifierKey key = directory.keys(random).log().verifier();
    try (Storage storage = directory.open()) {
      new TransparencyLog(
              storage, directory.mark(key), directory.signers(), console.clock(), random)
          .append(records);
    }
  }

  private void said(Population population, Path target) {
    print(population.members().size() + " records, written to " + target);
    population.counts().forEach((type, count) -> print("  " + type.word() + "  " + count));
    print(
        population.gaps().isEmpty()
            ? "  the counters have no gap"
            : "  MISSING counters: " + population.gaps());
    print("  log's root  " + population.head().root().base64());
    console.out().flush();
  }

  /** Counters without a gap say nothing of what has counters of its own. */
  private void elsewhere(List<Optional<String>> projects) {
    for (Optional<String> other : projects) {
      print(
          other
              .map(
                  name ->
                      "  NOT IN IT: records of the project "
                          + name
                          + " there; state them with --project "
                          + name)
              .orElse("  NOT IN IT: records there that state no project; leave --project out"));
    }
    console.out().flush();
  }

  private void print(String text) {
    console.out().print(Printed.line(text) + "\n");
  }

  private static Optional<Instant> time(String flag, @Nullable String written) {
    try {
      return Optional.ofNullable(written).map(Instant::parse);
    } catch (DateTimeException e) {
      throw new UsageError(
          flag + " " + written + ": a time in UTC is expected, as in 2026-11-26T17:00:00Z");
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
