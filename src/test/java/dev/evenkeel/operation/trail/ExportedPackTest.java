package dev.evenkeel.operation.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.attest.Envelope;
import dev.evenkeel.attest.Statement;
import dev.evenkeel.attest.Subject;
import dev.evenkeel.trail.Cosignature;
import dev.evenkeel.trail.MemoryLog;
import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.Signers;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.TrailRefused;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.TlogPolicy;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.rotation.KeyNotice;
import dev.evenkeel.trail.tree.Merkle;
import dev.evenkeel.trail.verify.PackFiles;
import dev.evenkeel.trail.verify.PackVerifier;
import dev.evenkeel.value.CanonicalJson;
import dev.evenkeel.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pack says what the log says, and whoever makes its manifest anew is found out. */
class ExportedPackTest {
  private static final SignerKey STATEMENTS = key("example.org/log/statements", 1);
  private static final SignerKey STRANGER = key("example.org/log/statements", 2);
  private static final SignerKey NEXT = key("example.org/log", 3);
  private static final SignerKey WITNESS = SignerKey.cosigner("w.example.org", new byte[32]);
  private static final String PLAN = "ab".repeat(32);

  private final Told told = new Told();
  private final Map<String, byte[]> files = new TreeMap<>();

  @BeforeEach
  void aChange() {
    told.tell(
        RecordType.CHANGE_OPENED,
        Map.of("why", "because", "requestedById", "1"),
        MemoryLog.evidence("ticket"));
    told.tell("D", Optional.empty(), RecordType.OVERRIDE, Map.of("item", "x"));
    told.tell(
        RecordType.DRILL_ROLLBACK,
        Map.of("verdict", "passed"),
        Told.json(
            Map.of(
                "schema", "https://evenkeel.dev/schemas/drill-record/v1",
                "drill", "rollback",
                "verdict", "passed",
                "plan", Map.of("digest", "sha256:" + PLAN))));
    told.tell(RecordType.GATE_DECIDED, Map.of("verdict", "failed"));
    told.tell(RecordType.GATE_DECIDED, Map.of("verdict", "passed"));
    told.tell(RecordType.APPROVAL_GIVEN, Map.of("principal", "eve", "principalId", "2"));
    told.tell(RecordType.DEPLOY_SUCCEEDED, Map.of("principalId", "3"));
    export();
  }

  @Test
  void itHoldsAndWhoseWordItIsIsSaid() {
    PackVerifier.Found found = verified(STATEMENTS.verifier());
    assertEquals(List.of(), found.problems());
    assertEquals(List.of(), found.notices());
    assertEquals(6, found.records());
    assertEquals(0, found.withheld());
    assertEquals(Optional.of(7L), found.head().map(Checkpoint::size));
    assertEquals(
        List.of(
            "that no newer record was left out is the word of the pack's own statement key "
                + STATEMENTS.verifier()
                + ": compare it with the log's keys/statement.pub, or pass that file with"
                + " --statement-key"),
        VerifyPack.run(pack(), Optional.empty(), List.of(), Optional.empty()).notices());
    assertNamed(
        verified(STRANGER.verifier()),
        "trust: statement-key.txt: the pack's statements are signed by "
            + STATEMENTS.verifier()
            + ", which is none of --statement-key: whoever signed them may have left out the"
            + " newest records");
    assertEquals(List.of(), verified(STRANGER.verifier(), STATEMENTS.verifier()).problems());
  }

  @Test
  void itHasTheseFilesAndNoOthersAndNoneOfAnEmptyChange() {
    var names =
        new TreeSet<>(
            Set.of(
                Pack.MANIFEST,
                Pack.PAGE,
                Pack.RECORDS,
                Pack.CHECKPOINT,
                Pack.POLICY,
                Pack.ATTESTATIONS,
                Pack.STATEMENT_KEY,
                Pack.HOW_TO_VERIFY));
    for (int number = 0; number < 6; number++) {
      names.add(Pack.proof(number));
      names.add(Pack.content(number, 0));
      names.add(Pack.salt(number, 0));
    }
    for (int number : new int[] {0, 1}) {
      names.add(Pack.content(number, 1));
      names.add(Pack.salt(number, 1));
    }
    assertEquals(names, new TreeSet<>(files.keySet()));
    var none = new HashMap<String, byte[]>();
    assertEquals(
        0,
        ExportTrail.run(
            told.log.storage, "E", MemoryLog.KEY.verifier(), STATEMENTS, List.of(), none::put));
    assertEquals(Map.of(), none);
  }

  @Test
  void itsManifestAndItsFirstStatementSayWhatItIs() {
    Map<String, ?> manifest = StrictJson.object(files.get(Pack.MANIFEST), "manifest");
    Checkpoint head = Checkpoint.parse(SignedNote.parse(files.get(Pack.CHECKPOINT)).text());
    assertEquals(Pack.SCHEMA, manifest.get("schema"));
    assertEquals("C", manifest.get("change"));
    assertEquals("example.org/log", manifest.get("log"));
    assertEquals(7L, manifest.get("size"));
    assertEquals(head.root().base64(), manifest.get("root"));
    assertEquals("evenkeel development", manifest.get("tool"));
    List<Statement> statements = statements();
    assertEquals(
        List.of(
            "https://evenkeel.dev/attestation/change/v1",
            "https://evenkeel.dev/attestation/rollback-drill/v1",
            "https://in-toto.io/attestation/test-result/v0.1"),
        statements.stream().map(Statement::predicateType).toList());
    assertEquals(
        Map.of(
            "change", "C",
            "stands", "deployed",
            "why", "because",
            "verdicts", Map.of("gate.decided", "passed", "drill.rollback", "passed"),
            "attempts", Map.of("gate.decided", 2L, "drill.rollback", 1L),
            "approvals", List.of("eve"),
            "checkpoint", head.text()),
        statements.getFirst().predicate());
    assertEquals(
        List.of(subject(Pack.RECORDS), subject(Pack.PAGE)), statements.getFirst().subjects());
    assertEquals(
        "# The log that this pack was exported from.\nlog "
            + MemoryLog.KEY.verifier()
            + "\nquorum none\n",
        text(Pack.POLICY));
    assertEquals(STATEMENTS.verifier() + "\n", text(Pack.STATEMENT_KEY));
    assertTrue(text(Pack.HOW_TO_VERIFY).contains("evenkeel trail verify --pack DIR"));
  }

  @Test
  void whatWasErasedIsNotInIt() {
    told.erase(2, 1);
    told.erase(0, 0);
    export();
    assertFalse(files.containsKey(Pack.content(1, 1)) || files.containsKey(Pack.salt(1, 1)));
    PackVerifier.Found found = verified(STATEMENTS.verifier());
    assertEquals(List.of(), found.problems());
    assertEquals(2, found.withheld());
    assertEquals(1, statements().size(), "no drill is vouched for without its record");
  }

  @Test
  void itBearsWhatWitnessesSaidOfThisHeadAlone() {
    SignedNote newest = told.log.storage.read(Storage.Reader::checkpoint).orElseThrow();
    SignedNote cosigned = newest.with(WITNESS.cosign(newest.text(), 7));
    var kept = new Cosignature(WITNESS.verifier(), Optional.of(cosigned), Optional.empty());
    export(kept);
    assertEquals(cosigned.toString(), text(Pack.CHECKPOINT));
    assertTrue(
        text(Pack.POLICY).contains("\nwitness w1 " + WITNESS.verifier() + "\nquorum none\n"));
    assertEquals(List.of(), verified(STATEMENTS.verifier()).problems());
    told.tell(RecordType.POST_REVIEW, Map.of());
    export(kept);
    assertFalse(text(Pack.POLICY).contains("witness"), "it cosigned another head");
    assertEquals(List.of(), verified(STATEMENTS.verifier()).problems());
  }

  @Test
  void whoTrustsTheOldKeyFollowsTheNoticesInIt() {
    told.log.recorded(
        RotateKey.announce(KeyNotice.Role.STATEMENT, MemoryLog.KEY, STATEMENTS, "at first"));
    told.tell(KeyNotice.CHANGE, Optional.empty(), RecordType.TEST_RESULT, Map.of());
    told.log.recorded(RotateKey.announce(KeyNotice.Role.LOG, MemoryLog.KEY, NEXT, "a year old"));
    told.log.signers = () -> List.of(MemoryLog.KEY, NEXT);
    told.tell(RecordType.POST_REVIEW, Map.of());
    told.log.signers = Signers.of(NEXT);
    told.log.recorded(RotateKey.retire(NEXT, MemoryLog.KEY.verifier(), "over"));
    export();
    assertEquals(12, files.keySet().stream().filter(name -> name.startsWith("notices/")).count());
    for (int number = 0; number < 3; number++) {
      assertTrue(files.containsKey(Pack.notice(number)));
    }
    PackVerifier.Found found =
        VerifyPack.run(
            pack(),
            Optional.of(TlogPolicy.of(MemoryLog.KEY.verifier())),
            List.of(),
            Optional.empty(),
            List.of(STATEMENTS.verifier()));
    assertEquals(List.of(), found.problems());
    assertEquals(List.of(), found.notices());
  }

  @Test
  void aStatementIsSignedByTheKeyAndAboutTheseRecords() {
    List<String> lines = text(Pack.ATTESTATIONS).lines().toList();
    attested(lines.get(0), statements().get(1).signed(STRANGER).json());
    assertNamed(
        "blob: attestations.intoto.jsonl, line 2: a statement is not signed by "
            + STATEMENTS.verifier());
    attested(lines.get(0), whole(List.of(subject(Pack.PAGE)), Map.of()));
    assertNamed("blob: attestations.intoto.jsonl, line 2: a statement is about other records");
    attested(lines.get(1), lines.get(2));
    assertNamed("blob: attestations.intoto.jsonl: no statement says how the change stands");
    attested();
    assertNamed("blob: attestations.intoto.jsonl: no statement says how the change stands");
    files.remove(Pack.ATTESTATIONS);
    manifest(Map.of());
    assertNamed("blob: the pack has no attestations.intoto.jsonl");
  }

  @Test
  void howTheChangeStandsIsSaidOfThisPageThisChangeAndThisHead() {
    Map<String, Object> said = statements().getFirst().predicate();
    List<Subject> both = List.of(subject(Pack.RECORDS), subject(Pack.PAGE));
    attested(whole(both, said));
    assertEquals(List.of(), verified().problems());
    attested(whole(List.of(subject(Pack.RECORDS)), said));
    assertNamed(
        "blob: attestations.intoto.jsonl, line 1: the statement is about another change.html");
    String other =
        "blob: attestations.intoto.jsonl, line 1: the statement is about another change or another"
            + " checkpoint";
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(Map.of("change", "D"), Map.of("checkpoint", "x\n"))) {
      var changed = new TreeMap<>(said);
      changed.putAll(wrong);
      attested(whole(both, changed));
      assertNamed(other);
    }
  }

  @Test
  void thePageIsMadeAgainFromTheRecords() {
    Map<String, Object> said = statements().getFirst().predicate();
    String page = text(Pack.PAGE);
    files.put(Pack.PAGE, utf8(page.replace("deployed", "deplored")));
    attested(whole(List.of(subject(Pack.RECORDS), subject(Pack.PAGE)), said));
    assertNamed(
        "file: change.html: from byte "
            + (utf8(page.substring(0, page.indexOf("deployed"))).length + 5)
            + " on it is not what the records give; believe records.jsonl, not change.html");
    manifest(Map.of("tool", "evenkeel 0"));
    assertEquals(List.of(), verified().problems());
    assertEquals(
        "change.html was made by evenkeel 0 and this is evenkeel development: it was not made again"
            + " from the records, only its digest was compared with the signed statement",
        verified().notices().getLast());
  }

  @Test
  void howToVerifyIsNotAnothersWord() {
    for (String words : new String[] {"# Trust me", "Trust me"}) {
      files.put(Pack.HOW_TO_VERIFY, utf8(words));
      manifest(Map.of());
      assertNamed(
          "file: VERIFY.md: from byte "
              + words.indexOf("Trust")
              + " on it is not what the records give; believe records.jsonl, not VERIFY.md");
    }
  }

  @Test
  void aLogThatNothingIsSignedOfIsNotExported() {
    var entry = told.log.entry(0);
    var unsigned = new MemoryLog();
    unsigned.storage.write(
        writer -> {
          writer.append(entry);
          return true;
        });
    refused(
        "no checkpoint is signed",
        () ->
            ExportTrail.run(
                unsigned.storage,
                "C",
                MemoryLog.KEY.verifier(),
                STATEMENTS,
                List.of(),
                files::put));
  }

  @Test
  void aPackIsATrailWhereItVerifiesAndIsOfTheChange() {
    Instant now = told.log.now;
    PackedTrail trail = PackedTrail.of(pack(), "C", now);
    assertEquals(ShowTrail.run(told.log.storage, "C").records(), trail.records());
    assertEquals(List.of(0L, 2L, 3L, 4L, 5L, 6L), indices(trail));
    var evidence = told.log.entry(0).evidence().getFirst().hash();
    assertEquals(
        "ticket", new String(trail.blob(evidence).orElseThrow().content(), StandardCharsets.UTF_8));
    assertEquals(Optional.empty(), trail.blob(Merkle.EMPTY));
    assertEquals(Optional.empty(), PackedTrail.EMPTY.blob(evidence));
    refused(
        "the evidence pack is of the change C, not of D", () -> PackedTrail.of(pack(), "D", now));
    files.put(Pack.content(0, 1), utf8("forged"));
    manifest(Map.of());
    refused(
        "the evidence pack does not verify: blob: record 0, ticket: contents/0-1 is not what the"
            + " record commits to",
        () -> PackedTrail.of(pack(), "C", now));
    files.remove(Pack.content(0, 1));
    files.remove(Pack.salt(0, 1));
    files.remove(Pack.content(1, 0));
    files.remove(Pack.salt(1, 0));
    manifest(Map.of());
    PackedTrail withheld = PackedTrail.of(pack(), "C", now);
    assertEquals(Optional.empty(), withheld.blob(evidence));
    assertTrue(withheld.records().get(1).erased());
    assertEquals(Optional.empty(), withheld.records().get(1).body());
    assertFalse(withheld.records().get(0).erased());
  }

  private static List<Long> indices(PackedTrail trail) {
    return trail.records().stream().map(record -> record.index()).toList();
  }

  @Test
  void aPackKnowsItsChangeAndNoMoreOfItsLog() {
    var log = new PackLog(pack(), Pack.leaves(files.get(Pack.RECORDS)));
    assertEquals(List.of(0L, 2L, 3L, 4L, 5L, 6L), log.indicesOfChange("C"));
    assertEquals(List.of(), log.indicesOfChange("D"));
    assertEquals(6, log.countOfChange("C"));
    assertEquals(
        new String(told.log.entry(2).leaf(), StandardCharsets.UTF_8),
        new String(log.leaf(2), StandardCharsets.UTF_8));
    assertEquals(text(Pack.CHECKPOINT), log.checkpoint().orElseThrow().toString());
    assertEquals(Optional.empty(), log.blob(Merkle.EMPTY));
    for (Runnable asked :
        List.<Runnable>of(
            () -> log.leaf(1),
            log::frontier,
            () -> log.firstCheckpointWith(0),
            () -> assertEquals(OptionalLong.empty(), log.indexOfKey(Optional.empty(), "k0")),
            () -> log.lastOfChange("C"),
            () -> log.indicesOfScope("\nproduction"),
            () -> log.entriesOfScope("\nproduction", 0, Set.of(), (entry, index) -> {}),
            () -> log.countOfScope("\nproduction"),
            () -> log.openings(1, 1),
            log::scopes,
            () -> log.at(0, 0))) {
      StorageFailure lacking = assertThrows(StorageFailure.class, asked::run);
      assertEquals("an evidence pack has one change and no more of its log", lacking.getMessage());
    }
    for (String needed : List.of(Pack.proof(3), Pack.CHECKPOINT)) {
      files.remove(needed);
      assertThrows(
          StorageFailure.class, () -> new PackLog(pack(), Pack.leaves(files.get(Pack.RECORDS))));
    }
  }

  private void export(Cosignature... kept) {
    files.clear();
    int records =
        ExportTrail.run(
            told.log.storage, "C", MemoryLog.KEY.verifier(), STATEMENTS, List.of(kept), files::put);
    assertEquals(text(Pack.RECORDS).lines().count(), records);
  }

  private PackVerifier.Found verified(VerifierKey... statementKeys) {
    return VerifyPack.run(
        pack(), Optional.empty(), List.of(), Optional.of(told.log.now), List.of(statementKeys));
  }

  private void assertNamed(String only) {
    assertNamed(verified(), only);
  }

  private static void assertNamed(PackVerifier.Found found, String only) {
    assertEquals(
        List.of(only),
        found.problems().stream()
            .map(problem -> problem.what().word() + ": " + problem.message())
            .toList());
  }

  private List<Statement> statements() {
    var statements = new ArrayList<Statement>();
    for (String line : text(Pack.ATTESTATIONS).lines().toList()) {
      statements.add(
          Statement.parse(
              Envelope.parse(utf8(line))
                  .open(List.of(STATEMENTS.verifier()), 1, List.of(Statement.PAYLOAD_TYPE))
                  .orElseThrow()));
    }
    return statements;
  }

  private static String whole(List<Subject> subjects, Map<String, Object> predicate) {
    return new Statement(subjects, "https://evenkeel.dev/attestation/change/v1", predicate)
        .signed(STATEMENTS)
        .json();
  }

  /** With other statements, and a manifest that fits. */
  private void attested(String... lines) {
    files.put(
        Pack.ATTESTATIONS, utf8(List.of(lines).isEmpty() ? "" : String.join("\n", lines) + "\n"));
    manifest(Map.of());
  }

  private void manifest(Map<String, Object> otherwise) {
    var manifest = new TreeMap<String, Object>();
    StrictJson.object(files.remove(Pack.MANIFEST), "manifest").forEach(manifest::put);
    var digests = new TreeMap<String, Object>();
    files.forEach((name, bytes) -> digests.put(name, Sha256.hex(bytes)));
    manifest.put("files", digests);
    manifest.putAll(otherwise);
    files.put(Pack.MANIFEST, CanonicalJson.bytes(manifest));
  }

  private Subject subject(String name) {
    return Subject.sha256(name, Sha256.hex(files.get(name)));
  }

  private PackFiles pack() {
    return new PackFiles() {
      @Override
      public Set<String> names() {
        return files.keySet();
      }

      @Override
      public Optional<byte[]> read(String name) {
        return Optional.ofNullable(files.get(name)).map(byte[]::clone);
      }
    };
  }

  private static void refused(String message, Runnable asked) {
    TrailRefused refused = assertThrows(TrailRefused.class, asked::run);
    String said = String.valueOf(refused.getMessage());
    assertTrue(said.startsWith(message), said);
  }

  private String text(String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static SignerKey key(String name, int number) {
    var seed = new byte[32];
    seed[0] = (byte) number;
    return SignerKey.of(name, seed);
  }
}
