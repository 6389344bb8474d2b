package dev.evenkeel.operation.trail;

import dev.evenkeel.attest.Statement;
import dev.evenkeel.attest.Subject;
import dev.evenkeel.report.trail.PopulationCsv;
import dev.evenkeel.trail.Population;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.value.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Signs what a population is: its bounds, its counters, its table by digest. */
public final class StatePopulation {
  private static final String PREDICATE_TYPE = "https://evenkeel.dev/attestation/population/v1";

  /**
   * A population to hand out.
   *
   * @param csv its table
   * @param statement the signed statement about the table, one line of JSON
   */
  public record Stated(String csv, String statement) {}

  private StatePopulation() {}

  /**
   * Signs.
   *
   * @param project whose records it has; nothing for those that state none
   */
  public static Stated run(
      Population population, Optional<String> project, SignerKey statementKey) {
    String csv = PopulationCsv.of(population.members());
    var counts = new TreeMap<String, Object>();
    population.counts().forEach((type, count) -> counts.put(type.word(), count));
    var predicate = new TreeMap<String, Object>();
    project.ifPresent(name -> predicate.put("project", name));
    population.environment().ifPresent(name -> predicate.put("environment", name));
    predicate.put("from", population.from().toString());
    predicate.put("to", population.to().toString());
    predicate.put("records", (long) population.members().size());
    predicate.put("counts", counts);
    predicate.put("gaps", population.gaps());
    List<Population.Member> members = population.members();
    if (!members.isEmpty()) {
      predicate.put("firstCounter", members.getFirst().entry().scopeSeq());
      predicate.put("lastCounter", members.getLast().entry().scopeSeq());
    }
    predicate.put("checkpoint", population.head().text());
    var statement =
        new Statement(
            List.of(Subject.sha256("population.csv", Sha256.hex(csv))), PREDICATE_TYPE, predicate);
    return new Stated(csv, statement.signed(statementKey).json() + "\n");
  }
}
