package dev.evenkeel.trail.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.tree.Merkle;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {
  private static final Blob BODY = Blob.stored(new byte[32], new byte[] {'{', '}'});
  private static final Entry ENTRY =
      new Entry(
          "run:1",
          "CHG-1",
          1,
          Optional.of(Merkle.EMPTY),
          RecordType.DEPLOY_STOPPED,
          Optional.empty(),
          Optional.of("production"),
          7,
          Instant.parse("2026-11-26T17:00:00.250Z"),
          Optional.empty(),
          Optional.of(Commitment.to(Attachment.json(BODY.content()), BODY)),
          List.of());

  @Test
  void aLeafHasOneSpellingAndWhatNobodyStatedIsNull() {
    assertEquals(
        ("{'body':{'commitment':'B','mediaType':'application/json','name':'body','size':2},"
             + "'change':'CHG-1','changeSeq':1,'claimedAt':null,'environment':'production',"
             + "'evidence':[],'key':'run:1',"
             + "'previous':'47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=','project':null,"
             + "'receivedAt':'2026-11-26T17:00:00.250Z','scopeSeq':7,'type':'deploy.stopped','v':1}")
            .replace('\'', '"')
            .replace("\"B\"", "\"" + BODY.commitment().base64() + "\""),
        new String(ENTRY.leaf(), StandardCharsets.UTF_8));
    assertEquals(ENTRY, Entry.parse(ENTRY.leaf()));
  }

  @Property(tries = 400)
  void aChangedByteIsRefusedOrIsAnotherEntry(
      @ForAll @IntRange(max = 4000) int at, @ForAll byte put) {
    byte[] leaf = ENTRY.leaf();
    int place = at % leaf.length;
    boolean same = leaf[place] == put;
    leaf[place] = put;
    try {
      Entry read = Entry.parse(leaf);
      assertEquals(same, read.equals(ENTRY));
      assertArrayEquals(leaf, read.leaf());
    } catch (Malformed e) {
      assertFalse(same);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'v':2",
        "'type':'deploy.paused'",
        "'changeSeq':0",
        "'changeSeq':-1",
        "'changeSeq':1.0",
        "'receivedAt':'yesterday'",
        "'receivedAt':'2026-11-26T17:00:00.25Z'",
        "'previous':null",
        "'previous':'AAAA'",
        "'evidence':null",
        "'evidence':[null]",
        "'body':[]",
        "'key':null",
        "'x':1,'v':1"
      })
  void whatIsNoLeafIsRefused(String member) {
    String name = member.substring(0, member.indexOf(':') + 1).replace('\'', '"');
    String leaf = new String(ENTRY.leaf(), StandardCharsets.UTF_8);
    String wanted = name.equals("\"x\":") ? "\"v\":1" : null;
    String changed =
        wanted != null
            ? leaf.replace(wanted, member.replace('\'', '"'))
            : leaf.replaceFirst(
                java.util.regex.Pattern.quote(name) + "(\\[\\]|\\{[^}]*}|\"[^\"]*\"|[^,}]*)",
                member.replace('\'', '"'));
    assertThrows(Malformed.class, () -> Entry.parse(changed.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aLeafStaysSmall() {
    var evidence = new ArrayList<Commitment>();
    for (int i = 0; i < 40; i++) {
      evidence.add(new Commitment("e" + i, Merkle.EMPTY, 1, "text/plain"));
    }
    var large =
        new Entry(
            "k",
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
            evidence);
    assertThrows(Malformed.class, large::leaf);
  }

  @Test
  void theSameBytesTwiceAreTwoCommitments() {
    var random = new SecureRandom();
    byte[] content = {1, 2, 3};
    Blob one = Blob.of(content, random);
    Blob other = Blob.of(content, random);
    assertFalse(one.commitment().equals(other.commitment()));
    assertEquals(one.commitment(), Blob.stored(one.salt(), one.content()).commitment());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "a\u0000b", "a\u202eb", "a\ud800"})
  void namesThatNobodyCouldReadAreRefused(String name) {
    assertThrows(Malformed.class, () -> submission(name, "c", Optional.empty(), List.of()));
    assertThrows(Malformed.class, () -> submission("k", name, Optional.empty(), List.of()));
  }

  @Test
  void whatIsTooLargeOrTwiceIsRefused() {
    String longest = "x".repeat(200);
    submission(longest, "c", Optional.empty(), List.of());
    assertThrows(
        Malformed.class, () -> submission(longest + "x", "c", Optional.empty(), List.of()));
    byte[] large = new byte[Submission.LARGEST_BODY + 1];
    Arrays.fill(large, (byte) ' ');
    large[0] = '{';
    large[1] = '}';
    assertThrows(
        Malformed.class,
        () -> submission("k", "c", Optional.of(Attachment.json(large)), List.of()));
    var twice = new Attachment("e", "text/plain", new byte[0]);
    assertThrows(
        Malformed.class, () -> submission("k", "c", Optional.empty(), List.of(twice, twice)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"why\":1}", "{\"ticketRefs\":\"T-1\"}", "{\"ticketRefs\":[1]}"})
  void aFieldOfAnotherShapeIsRefusedByName(String body) {
    var attachment = Attachment.json(body.getBytes(StandardCharsets.UTF_8));
    Malformed refused =
        assertThrows(
            Malformed.class, () -> submission("k", "c", Optional.of(attachment), List.of()));
    assertEquals("body.", String.valueOf(refused.getMessage()).substring(0, 5));
  }

  private static Submission submission(
      String key, String change, Optional<Attachment> body, List<Attachment> evidence) {
    return new Submission(
        key,
        change,
        RecordType.CHANGE_OPENED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        body,
        evidence);
  }
}
