package dev.evenkeel.operation.trail;

import dev.evenkeel.attest.Envelope;
import dev.evenkeel.attest.Statement;
import dev.evenkeel.attest.Subject;
import dev.evenkeel.report.trail.page.Witnessing;
import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.TrailRefused;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.TlogPolicy;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.verify.Held;
import dev.evenkeel.trail.verify.PackFiles;
import dev.evenkeel.trail.verify.PackVerifier;
import dev.evenkeel.trail.verify.Problem;
import dev.evenkeel.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Says whether an evidence pack holds: its records by the log, its statements by their key, and its
 * page by making it again.
 */
public final class VerifyPack {
  private final PackFiles files;
  private final List<Problem> problems;
  private final List<String> notices;

  private VerifyPack(PackFiles files, PackVerifier.Found found) {
    this.files = files;
    this.problems = new ArrayList<>(found.problems());
    this.notices = new ArrayList<>(found.notices());
  }

  /**
   * Verifies.
   *
   * @param against receipts and checkpoints kept elsewhere
   * @param now the verifier's clock: no record is from later
   */
  public static PackVerifier.Found run(
      PackFiles files, Optional<TlogPolicy> trust, List<Held> against, Optional<Instant> now) {
    return run(files, trust, against, now, List.of());
  }

  /**
   * Verifies.
   *
   * @param statementKeys the log's statement keys, got elsewhere: that no newer record was left out
   *     is the word of one of them alone; without them it is that of a key in the pack
   */
  public static PackVerifier.Found run(
      PackFiles files,
      Optional<TlogPolicy> trust,
      List<Held> against,
      Optional<Instant> now,
      List<VerifierKey> statementKeys) {
    PackVerifier.Found found = PackVerifier.verify(files, trust, against, now);
    var more = new VerifyPack(files, found);
    more.said(Problem.What.BLOB, more::statements);
    more.said(Problem.What.TRUST, () -> more.spoken(statementKeys));
    if (found.problems().isEmpty()) {
      more.said(Problem.What.FILE, more::page);
    }
    return new PackVerifier.Found(
        more.problems, found.records(), found.withheld(), found.head(), more.notices);
  }

  private void said(Problem.What what, Runnable check) {
    try {
      check.run();
    } catch (Malformed | StorageFailure | TrailRefused e) {
      problems.add(new Problem(what, String.valueOf(e.getMessage())));
    }
  }

  private void statements() {
    VerifierKey key = VerifierKey.parse(text(Pack.STATEMENT_KEY).strip());
    Subject records = subject(Pack.RECORDS);
    boolean whole = false;
    int line = 0;
    for (String written : (Iterable<String>) text(Pack.ATTESTATIONS).lines()::iterator) {
      String where = Pack.ATTESTATIONS + ", line " + ++line + ": ";
      byte[] payload =
          Envelope.parse(written.getBytes(StandardCharsets.UTF_8))
              .open(List.of(key), 1, List.of(Statement.PAYLOAD_TYPE))
              .orElseThrow(() -> new Malformed(where + "a statement is not signed by " + key));
      Statement statement = Statement.parse(payload);
      if (!statement.subjects().contains(records)) {
        throw new Malformed(where + "a statement is about other records");
      }
      if (statement.predicateType().equals(ExportTrail.PREDICATE_TYPE)) {
        change(where, statement);
        whole = true;
      }
    }
    if (!whole) {
      throw new Malformed(Pack.ATTESTATIONS + ": no statement says how the change stands");
    }
  }

  /** Anybody can cut off the newest records and sign the rest with a key of their own. */
  private void spoken(List<VerifierKey> statementKeys) {
    VerifierKey key = VerifierKey.parse(text(Pack.STATEMENT_KEY).strip());
    if (statementKeys.isEmpty()) {
      notices.add(
          "that no newer record was left out is the word of the pack's own statement key "
              + key
              + ": compare it with the log's keys/statement.pub, or pass that file with"
              + " --statement-key");
    } else if (statementKeys.stream().noneMatch(key::sameKey)) {
      throw new Malformed(
          Pack.STATEMENT_KEY
              + ": the pack's statements are signed by "
              + key
              + ", which is none of --statement-key: whoever signed them may have left out the"
              + " newest records");
    }
  }

  private void change(String where, Statement statement) {
    if (!statement.subjects().contains(subject(Pack.PAGE))) {
      throw new Malformed(where + "the statement is about another " + Pack.PAGE);
    }
    if (!text(Pack.CHECKPOINT).startsWith(statement.predicate().get("checkpoint") + "\n")
        || !changeOfRecords().equals(statement.predicate().get("change"))) {
      throw new Malformed(where + "the statement is about another change or another checkpoint");
    }
  }

  private String changeOfRecords() {
    List<byte[]> leaves = Pack.leaves(bytes(Pack.RECORDS));
    return leaves.isEmpty() ? "" : Entry.parse(leaves.getFirst()).change();
  }

  /** People read the page, so it must say what the records say. */
  private void page() {
    String tool = String.valueOf(StrictJson.object(bytes(Pack.MANIFEST), "manifest").get("tool"));
    if (!tool.equals(ExportTrail.tool())) {
      notices.add(
          Pack.PAGE
              + " was made by "
              + tool
              + " and this is "
              + ExportTrail.tool()
              + ": it was not made again from the records, only its digest was compared with the"
              + " signed statement");
      return;
    }
    var log = new PackLog(files, Pack.leaves(bytes(Pack.RECORDS)));
    Witnessing witnessing =
        ReadWitnesses.on(
            SignedNote.parse(bytes(Pack.CHECKPOINT)),
            TlogPolicy.parse(bytes(Pack.POLICY)).witnesses());
    same(Pack.PAGE, ExportTrail.page(log, ShowTrail.read(log, changeOfRecords()), witnessing));
    same(Pack.HOW_TO_VERIFY, HowToVerify.text());
  }

  private void same(String name, String made) {
    int at = Arrays.mismatch(made.getBytes(StandardCharsets.UTF_8), bytes(name));
    if (at >= 0) {
      problems.add(
          new Problem(
              Problem.What.FILE,
              name
                  + ": from byte "
                  + at
                  + " on it is not what the records give; believe "
                  + Pack.RECORDS
                  + ", not "
                  + name));
    }
  }

  private Subject subject(String name) {
    return Subject.sha256(name, Sha256.hex(bytes(name)));
  }

  private byte[] bytes(String name) {
    return files.read(name).orElseThrow(() -> new Malformed("the pack has no " + name));
  }

  private String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }
}
