package dev.evenkeel.operation.trail;

import dev.evenkeel.attest.Statement;
import dev.evenkeel.attest.Subject;
import dev.evenkeel.operation.gate.RecordedDrill;
import dev.evenkeel.report.trail.page.ChangePage;
import dev.evenkeel.report.trail.page.Dossier;
import dev.evenkeel.report.trail.page.Links;
import dev.evenkeel.report.trail.page.Witnessing;
import dev.evenkeel.trail.Cosignature;
import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.Published;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.TrailRefused;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.ChangeState;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.rotation.KeyNotice;
import dev.evenkeel.trail.tree.Proofs;
import dev.evenkeel.value.CanonicalJson;
import dev.evenkeel.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a change's evidence pack: a folder that verifies offline, without us. */
public final class ExportTrail {
  static final String PREDICATE_TYPE = "https://evenkeel.dev/attestation/change/v1";

  private final Storage.Reader reader;
  private final ShowTrail.Trail trail;
  private final SignedNote checkpoint;
  private final List<VerifierKey> witnesses;
  private final Published.Sink sink;
  private final Map<String, String> digests = new TreeMap<>();

  private ExportTrail(
      Storage.Reader reader,
      ShowTrail.Trail trail,
      SignedNote checkpoint,
      List<VerifierKey> witnesses,
      Published.Sink sink) {
    this.reader = reader;
    this.trail = trail;
    this.checkpoint = checkpoint;
    this.witnesses = witnesses;
    this.sink = sink;
  }

  /**
   * Hands every file to the sink, the manifest last; gives how many records there are.
   *
   * @param kept what witnesses cosigned; where it is the newest head, the pack has their lines
   */
  public static int run(
      Storage storage,
      String change,
      VerifierKey logKey,
      SignerKey statementKey,
      List<Cosignature> kept,
      Published.Sink sink) {
    return storage.read(
        reader -> {
          ShowTrail.Trail trail = ShowTrail.read(reader, change);
          if (!trail.records().isEmpty()) {
            SignedNote newest =
                trail.checkpoint().orElseThrow(() -> new TrailRefused("no checkpoint is signed"));
            List<Cosignature> here =
                kept.stream().filter(each -> ReadWitnesses.are(each, newest)).toList();
            List<VerifierKey> witnesses = here.stream().map(Cosignature::witness).toList();
            SignedNote checkpoint = ReadWitnesses.lines(newest, here);
            new ExportTrail(reader, trail, checkpoint, witnesses, sink).write(logKey, statementKey);
          }
          return trail.records().size();
        });
  }

  private void write(VerifierKey logKey, SignerKey statementKey) {
    var lines = new StringBuilder();
    for (int number = 0; number < trail.records().size(); number++) {
      Remembered record = trail.records().get(number);
      lines.append(new String(reader.leaf(record.index()), StandardCharsets.UTF_8)).append('\n');
      file(Pack.proof(number), proof(record.index()));
      contents(number, record.entry().commitments());
    }
    file(Pack.RECORDS, lines.toString());
    notices();
    file(Pack.CHECKPOINT, checkpoint.toString());
    file(
        Pack.POLICY,
        "# The log that this pack was exported from.\nlog "
            + logKey
            + "\n"
            + IntStream.range(0, witnesses.size())
                .mapToObj(i -> "witness w" + (i + 1) + " " + witnesses.get(i) + "\n")
                .collect(Collectors.joining())
            + "quorum none\n");
    file(Pack.STATEMENT_KEY, statementKey.verifier() + "\n");
    String records = digests.getOrDefault(Pack.RECORDS, "");
    file(Pack.PAGE, page(reader, trail, ReadWitnesses.on(checkpoint, witnesses)));
    Subject subject = Subject.sha256(Pack.RECORDS, records);
    Subject page = Subject.sha256(Pack.PAGE, digests.getOrDefault(Pack.PAGE, ""));
    var statements = new StringBuilder();
    Statement whole = new Statement(List.of(subject, page), PREDICATE_TYPE, predicate());
    statements.append(whole.signed(statementKey).json()).append('\n');
    List<RecordedDrill> drills = RecordedDrill.among(reader, trail.records());
    for (Statement drill : DrillStatements.of(trail.change(), subject, drills)) {
      statements.append(drill.signed(statementKey).json()).append('\n');
    }
    file(Pack.ATTESTATIONS, statements.toString());
    file(Pack.HOW_TO_VERIFY, HowToVerify.text());
    manifest();
  }

  /** What the records look like to people. Follows from the records and what they keep alone. */
  static String page(Storage.Reader reader, ShowTrail.Trail trail, Witnessing witnessing) {
    Dossier dossier =
        ReadDossier.of(reader, trail, witnessing)
            .orElseThrow(() -> new TrailRefused("nothing is signed"));
    return ChangePage.of(dossier, Links.ALONE);
  }

  /** Which program made the page: another one may make another of the same records. */
  static String tool() {
    String version = ExportTrail.class.getPackage().getImplementationVersion();
    return "evenkeel " + (version == null ? "development" : version);
  }

  private String proof(long index) {
    long size = Checkpoint.parse(checkpoint.text()).size();
    return TlogProof.of(Proofs.inclusion(reader, index, size), checkpoint).toString();
  }

  /** By whose word the keys of now sign: who trusts an older one can follow. */
  private void notices() {
    int number = 0;
    for (long index : reader.indicesOfChange(KeyNotice.CHANGE)) {
      byte[] leaf = reader.leaf(index);
      Optional<Blob> body =
          Entry.parse(leaf)
              .body()
              .flatMap(commitment -> reader.blob(commitment.hash()))
              .filter(blob -> KeyNotice.in(blob.content()).isPresent());
      if (body.isPresent()) {
        file(Pack.notice(number), leaf);
        file(Pack.noticeProof(number), proof(index));
        file(Pack.noticeBody(number), body.get().content());
        file(Pack.noticeSalt(number), body.get().salt());
        number++;
      }
    }
  }

  private void contents(int number, List<Commitment> commitments) {
    for (int i = 0; i < commitments.size(); i++) {
      int commitment = i;
      reader
          .blob(commitments.get(i).hash())
          .ifPresent(
              blob -> {
                file(Pack.content(number, commitment), blob.content());
                file(Pack.salt(number, commitment), blob.salt());
              });
    }
  }

  private Map<String, Object> predicate() {
    ChangeState state = trail.state();
    var verdicts = new TreeMap<String, Object>();
    state.verdicts().forEach((type, verdict) -> verdicts.put(type.word(), verdict));
    var attempts = new TreeMap<String, Object>();
    state.attempts().forEach((type, count) -> attempts.put(type.word(), count));
    var predicate = new TreeMap<String, Object>();
    predicate.put("change", trail.change());
    predicate.put("stands", state.phase().words());
    state.why().ifPresent(why -> predicate.put("why", why));
    predicate.put("verdicts", verdicts);
    predicate.put("attempts", attempts);
    predicate.put("approvals", state.approvals());
    predicate.put("checkpoint", checkpoint.text());
    return predicate;
  }

  private void manifest() {
    Checkpoint head = Checkpoint.parse(checkpoint.text());
    var manifest = new TreeMap<String, Object>();
    manifest.put("schema", Pack.SCHEMA);
    manifest.put("tool", tool());
    manifest.put("change", trail.change());
    manifest.put("log", head.origin());
    manifest.put("size", head.size());
    manifest.put("root", head.root().base64());
    manifest.put("files", Map.copyOf(digests));
    sink.file(Pack.MANIFEST, (CanonicalJson.of(manifest) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void file(String name, String text) {
    file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void file(String name, byte[] bytes) {
    digests.put(name, Sha256.hex(bytes));
    sink.file(name, bytes);
  }
}
