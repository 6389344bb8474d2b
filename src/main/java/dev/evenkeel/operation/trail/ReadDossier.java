package dev.evenkeel.operation.trail;

import dev.evenkeel.operation.gate.Approvals;
import dev.evenkeel.report.trail.page.Dossier;
import dev.evenkeel.report.trail.page.Dossier.Separation;
import dev.evenkeel.report.trail.page.Dossier.Separation.Kept;
import dev.evenkeel.report.trail.page.Witnessing;
import dev.evenkeel.trail.Cosignature;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.record.ChangeState;
import dev.evenkeel.trail.record.Detail;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.state.Compared;
import dev.evenkeel.trail.state.Derivation;
import dev.evenkeel.trail.state.Differing;
import dev.evenkeel.trail.state.Known;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Everything that an auditor is shown of a change, read from the log. */
public final class ReadDossier {
  private ReadDossier() {}

  /** Nothing where the log has no record of it that may be seen. */
  public static Optional<Dossier> run(
      Storage storage,
      String change,
      Predicate<Optional<String>> seesProject,
      List<Cosignature> witnesses) {
    return storage.read(
        reader ->
            of(
                reader,
                seen(ShowTrail.read(reader, change), seesProject),
                ReadWitnesses.of(reader, witnesses)));
  }

  private static ShowTrail.Trail seen(
      ShowTrail.Trail trail, Predicate<Optional<String>> seesProject) {
    List<Remembered> records =
        trail.records().stream()
            .filter(record -> seesProject.test(record.entry().project()))
            .toList();
    return new ShowTrail.Trail(
        trail.change(), records, ChangeState.of(records), trail.checkpoint());
  }

  static Optional<Dossier> of(Storage.Reader reader, ShowTrail.Trail trail, Witnessing witnessing) {
    if (trail.records().isEmpty() || trail.checkpoint().isEmpty()) {
      return Optional.empty();
    }
    List<Remembered> records = trail.records();
    Optional<List<Differing>> report =
        Known.newestComparison(records).flatMap(record -> ComparisonReport.of(reader, record));
    Optional<Compared> compared = Derivation.compared(records, report);
    return Optional.of(
        new Dossier(
            trail.change(),
            records,
            trail.state(),
            separation(records),
            compared,
            DrillReport.among(reader, records),
            Derivation.exempted(records, compared),
            Checkpoint.parse(trail.checkpoint().get().text()),
            witnessing));
  }

  /** Whoever approves has neither asked for the change, nor written it, nor brought it out. */
  private static Separation separation(List<Remembered> records) {
    Approvals approvals = Approvals.of(records);
    Set<String> counted = approvals.counted();
    var independent = new LinkedHashSet<>(counted);
    deployers(records).forEach(independent::remove);
    if (!approvals.makersKnown()) {
      return new Separation(
          Kept.NOT_KNOWN,
          approvals.makers().isEmpty()
              ? "nobody stated by immutable id who asked for the change or wrote it"
              : "a record of who asked for the change or wrote it was erased");
    }
    if (!independent.isEmpty() && deployerNotStated(records)) {
      return new Separation(
          Kept.NOT_KNOWN,
          "nobody stated by immutable id who deployed it, so it may be who approved");
    }
    if (!independent.isEmpty()) {
      return new Separation(
          Kept.YES,
          independent.size()
              + (independent.size() == 1 ? " approval" : " approvals")
              + " by somebody who neither made it nor deployed it");
    }
    String because =
        counted.isEmpty()
            ? "no approval counts" + reasons(approvals.notCounted())
            : "whoever approved it deployed it";
    boolean deployed = records.stream().anyMatch(r -> r.detail() instanceof Detail.Progress);
    return new Separation(deployed ? Kept.NO : Kept.NOT_KNOWN, because);
  }

  private static String reasons(List<String> notCounted) {
    return notCounted.isEmpty() ? "" : ": " + String.join("; ", notCounted);
  }

  /** Something was deployed, and of no such record is it known whose hand it was. */
  private static boolean deployerNotStated(List<Remembered> records) {
    return deployers(records).isEmpty()
        && records.stream().anyMatch(record -> record.detail() instanceof Detail.Progress);
  }

  private static Set<String> deployers(List<Remembered> records) {
    var deployers = new LinkedHashSet<String>();
    for (Remembered record : records) {
      if (record.detail() instanceof Detail.Progress
          && record.body().map(body -> body.get("principalId")).orElse(null) instanceof String id) {
        deployers.add(id);
      }
    }
    return deployers;
  }
}
