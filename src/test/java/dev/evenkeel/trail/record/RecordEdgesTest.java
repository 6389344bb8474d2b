package dev.evenkeel.trail.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.tree.Merkle;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last value of a record that is taken, the first that is not, and what each part gives. */
class RecordEdgesTest {
  @Test
  void aLeafMayHave4096BytesAndNoMore() {
    Entry small = entry("k");
    int room = Entry.LARGEST_LEAF - small.leaf().length;
    Entry most = entry("k".repeat(room + 1));
    assertEquals(Entry.LARGEST_LEAF, most.leaf().length);
    assertEquals(most, Entry.parse(most.leaf()));
    assertEquals(Merkle.leaf(most.leaf()), most.leafHash());
    Entry more = entry("k".repeat(room + 2));
    assertThrows(Malformed.class, more::leaf);
    byte[] written = LeafJson.write(more);
    Malformed refused = assertThrows(Malformed.class, () -> Entry.parse(written));
    assertTrue(String.valueOf(refused.getMessage()).contains("4097 bytes"), refused.getMessage());
  }

  @Test
  void everyNameIsHeldToTheSameRule() {
    for (String name : List.of("", " ", "a\nb", "a\u200eb", "x".repeat(201))) {
      assertThrows(
          Malformed.class, () -> submission(name, "c", Optional.empty(), Optional.empty()));
      assertThrows(
          Malformed.class, () -> submission("k", name, Optional.empty(), Optional.empty()));
      assertThrows(
          Malformed.class, () -> submission("k", "c", Optional.of(name), Optional.empty()));
      assertThrows(
          Malformed.class, () -> submission("k", "c", Optional.empty(), Optional.of(name)));
    }
    submission("x".repeat(200), "\u00e9".repeat(100), Optional.of("p"), Optional.of("e"));
  }

  @Test
  void aBodyMayHaveAMebibyte() {
    String frame = "{\"a\":\"\"}";
    String most = "{\"a\":\"" + "x".repeat(Submission.LARGEST_BODY - frame.length()) + "\"}";
    assertEquals(Submission.LARGEST_BODY, bodied(most).body().orElseThrow().size());
    assertThrows(Malformed.class, () -> bodied(most + " "));
  }

  @Test
  void aTimeMayBeAheadByWhatClocksDifferByAndNoMore() {
    Instant now = Instant.parse("2026-11-26T17:00:00Z");
    claimed(Optional.empty()).notAfter(now);
    claimed(Optional.of(now.plusSeconds(300))).notAfter(now);
    Submission late = claimed(Optional.of(now.plusSeconds(300).plusNanos(1)));
    assertThrows(Malformed.class, () -> late.notAfter(now));
  }

  @ParameterizedTest
  @ValueSource(strings = {"principalType:Bot", "principalType:bot", "principal:deploy[bot]"})
  void aMachinesApprovalIsABots(String stated) {
    String[] member = stated.split(":", -1);
    var approval = (Detail.Approval) approval(Map.of(member[0], member[1]));
    assertTrue(approval.bot());
  }

  @Test
  void aPersonsApprovalIsNoBots() {
    var approval =
        (Detail.Approval)
            approval(
                Map.of(
                    "principal",
                    "ann [bot] fan",
                    "principalType",
                    "User",
                    "principalId",
                    "7",
                    "role",
                    "owner",
                    "reason",
                    "read"));
    assertFalse(approval.bot());
    assertEquals(
        new Detail.Approval(
            Optional.of("ann [bot] fan"),
            Optional.of("7"),
            false,
            Optional.of("owner"),
            Optional.of("read"),
            Optional.empty(),
            Optional.empty()),
        approval);
    assertFalse(((Detail.Approval) approval(Map.of())).bot());
  }

  @Test
  void makersAreWhoeverAskedOrWroteOnce() {
    var opened =
        (Detail.Opened)
            Detail.of(
                RecordType.CHANGE_OPENED,
                Map.of(
                    "requestedById",
                    "1",
                    "authorIds",
                    List.of("2", "1"),
                    "ticketRefs",
                    List.of("T-1", "T-2")));
    assertEquals(List.of("1", "2"), opened.makers());
    assertEquals(List.of("T-1", "T-2"), opened.tickets());
    var bare = (Detail.Opened) Detail.of(RecordType.CHANGE_OPENED, Map.of());
    assertEquals(List.of(), bare.makers());
    assertEquals(List.of(), bare.tickets());
    assertThrows(
        Malformed.class,
        () -> Detail.of(RecordType.CHANGE_OPENED, Map.of("authorIds", List.of(1L))));
  }

  @Test
  void anAttachmentAndItsCommitmentSayTheSame() {
    byte[] bytes = {1, 2, 3};
    var attachment = new Attachment("a.png", "image/png", bytes);
    Blob blob = Blob.of(bytes, new SecureRandom());
    assertEquals(
        new Commitment("a.png", blob.commitment(), 3, "image/png"),
        Commitment.to(attachment, blob));
    assertArrayEquals(bytes, attachment.content());
    assertTrue(blob.holds(bytes));
    assertFalse(blob.holds(new byte[] {1, 2}));
    assertFalse(blob.holds(new byte[] {1, 2, 4}));
  }

  @Test
  void aBodysCommitmentStandsBeforeThoseOfEvidence() {
    var body = new Commitment("body", Merkle.EMPTY, 1, "application/json");
    var evidence = new Commitment("a", Merkle.leaf(new byte[0]), 1, "text/plain");
    var both =
        new Entry(
            "k",
            "c",
            0,
            Optional.empty(),
            RecordType.OVERRIDE,
            Optional.of("p"),
            Optional.of("e"),
            0,
            Instant.EPOCH,
            Optional.empty(),
            Optional.of(body),
            List.of(evidence));
    assertEquals(List.of(body, evidence), both.commitments());
    assertEquals("p\ne", both.scope());
    assertEquals("\n", entry("k").scope());
  }

  @Test
  void everyWordNamesItsType() {
    List<String> words = RecordType.words();
    assertEquals(RecordType.values().length, words.size());
    for (RecordType type : RecordType.values()) {
      assertEquals(Optional.of(type), RecordType.of(type.word()));
      assertTrue(words.contains(type.word()));
    }
    for (ChangeState.Phase phase : ChangeState.Phase.values()) {
      assertFalse(phase.words().isBlank());
    }
  }

  private static Detail approval(Map<String, Object> body) {
    return assertInstanceOf(
        Detail.Approval.class, Detail.of(RecordType.APPROVAL_GIVEN, new java.util.HashMap<>(body)));
  }

  private static Entry entry(String key) {
    return new Entry(
        key,
        "c",
        0,
        Optional.empty(),
        RecordType.OVERRIDE,
        Optional.empty(),
        Optional.empty(),
        0,
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        new ArrayList<>());
  }

  private static Submission submission(
      String key, String change, Optional<String> project, Optional<String> environment) {
    return new Submission(
        key,
        change,
        RecordType.OVERRIDE,
        project,
        environment,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static Submission claimed(Optional<Instant> time) {
    return new Submission(
        "k",
        "c",
        RecordType.OVERRIDE,
        Optional.empty(),
        Optional.empty(),
        time,
        Optional.empty(),
        List.of());
  }

  private static Submission bodied(String body) {
    return new Submission(
        "k",
        "c",
        RecordType.OVERRIDE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Attachment.json(body.getBytes(StandardCharsets.UTF_8))),
        List.of());
  }
}
