package dev.evenkeel.operation.trail;

import dev.evenkeel.report.trail.page.Period;
import dev.evenkeel.report.trail.page.Period.Emergency;
import dev.evenkeel.trail.Cosignature;
import dev.evenkeel.trail.Population;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.record.Detail;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** An environment's records of a period, for a person. */
public final class ReadPeriod {
  private ReadPeriod() {}

  /**
   * Reads.
   *
   * @param seed the auditor's own text; empty where no sample is asked for
   * @param sample how many records to draw
   */
  public static Period run(
      Storage storage,
      Optional<String> project,
      Population population,
      String seed,
      int sample,
      List<Cosignature> witnesses) {
    return storage.read(
        reader ->
            new Period(
                population,
                project,
                seed,
                seed.isEmpty() ? List.of() : population.sample(seed, sample),
                emergencies(reader, population),
                ReadWitnesses.of(reader, witnesses)));
  }

  private static List<Emergency> emergencies(Storage.Reader reader, Population population) {
    var changes = new LinkedHashSet<String>();
    population.members().forEach(member -> changes.add(member.entry().change()));
    var emergencies = new ArrayList<Emergency>();
    for (String change : changes) {
      List<Remembered> records = ShowTrail.read(reader, change).records();
      records.stream()
          .map(Remembered::detail)
          .filter(Detail.Opened.class::isInstance)
          .map(Detail.Opened.class::cast)
          .filter(opened -> opened.kind().filter("emergency"::equals).isPresent())
          .findFirst()
          .ifPresent(
              opened ->
                  emergencies.add(
                      new Emergency(
                          change,
                          opened.why(),
                          records.stream()
                              .anyMatch(r -> r.entry().type() == RecordType.POST_REVIEW))));
    }
    return emergencies;
  }
}
