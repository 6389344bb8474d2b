package dev.evenkeel.operation.trail;

import dev.evenkeel.trail.Population;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.value.CanonicalJson;
import dev.evenkeel.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the log remembers of its own audits: that a population was stated, and which sample was
 * drawn by which seed. They are of no environment, so that stating a population does not change it.
 */
public final class AuditRecords {
  /** The change that these records belong to. */
  public static final String CHANGE = "log-audits";

  private AuditRecords() {}

  /** That it was stated. */
  public static Submission population(
      Population population, Optional<String> project, StatePopulation.Stated stated) {
    Map<String, Object> body = bounds(population, project);
    body.put("records", (long) population.members().size());
    body.put("gaps", population.gaps());
    body.put("csv", Sha256.hex(stated.csv()));
    var statement =
        new Attachment("population.intoto.jsonl", "application/jsonl", utf8(stated.statement()));
    return submission(RecordType.POPULATION_STATED, body, List.of(statement));
  }

  /** That a sample was drawn. */
  public static Submission sample(
      Population population, Optional<String> project, String seed, int size) {
    Map<String, Object> body = bounds(population, project);
    body.put("seed", seed);
    body.put("asked", (long) size);
    var indices = new ArrayList<Long>();
    population.sample(seed, size).forEach(member -> indices.add(member.index()));
    body.put("indices", indices);
    return submission(RecordType.AUDITOR_SAMPLED, body, List.of());
  }

  private static Map<String, Object> bounds(Population population, Optional<String> project) {
    var body = new TreeMap<String, Object>();
    project.ifPresent(name -> body.put("project", name));
    population.environment().ifPresent(name -> body.put("environment", name));
    body.put("from", population.from().toString());
    body.put("to", population.to().toString());
    body.put("size", population.head().size());
    body.put("root", population.head().root().base64());
    return body;
  }

  /** The same audit of the same head is one record, however often it is asked for. */
  private static Submission submission(
      RecordType type, Map<String, Object> body, List<Attachment> evidence) {
    byte[] written = CanonicalJson.bytes(body);
    return new Submission(
        type.word() + "-" + Sha256.hex(written),
        CHANGE,
        type,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Attachment.json(written)),
        evidence);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
