package dev.evenkeel.operation.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.MemoryLog;
import dev.evenkeel.trail.TrailRefused;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.trail.state.Compared;
import dev.evenkeel.trail.state.EnvironmentState;
import dev.evenkeel.trail.state.Limits;
import dev.evenkeel.trail.state.Watched;
import dev.evenkeel.trail.tree.Merkle;
import dev.evenkeel.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of environments: from the trail of what runs there, or from outlines of it. */
class ToldStatesTest {
  private static final Instant END = Instant.parse("2026-11-28T00:00:00Z");
  private static final Optional<String> SHOP = Optional.of("shop");

  private final Told told = new Told();

  @Test
  void statesAreOfTheEnvironmentsAskedForAndOfTheirOwnProject() {
    told.tell("A", SHOP, RecordType.DEPLOY_SUCCEEDED, Map.of("owner", "web"));
    told.tell("A", Optional.empty(), RecordType.DEPLOY_STOPPED, Map.of());
    told.log.recorded(MemoryLog.plain("nowhere", Optional.empty()));
    var asked = new ShowState.Asked(Limits.USUAL, END, 10);
    ShowState.States both = states(asked);
    assertEquals(
        List.of(" 1 open", "shop 0 open"),
        both.environments().stream()
            .map(state -> state.project().orElse("") + " " + state.open().size() + " open")
            .toList());
    assertEquals(Optional.of(3L), both.head().map(Checkpoint::size));
    EnvironmentState shop =
        ShowState.run(
                told.log.storage,
                new Outlines(),
                (project, name) -> project.equals(SHOP) && name.equals("production"),
                Optional.empty(),
                asked)
            .environments()
            .getFirst();
    assertEquals("web", shop.runs().orElseThrow().owner());
    assertEquals(1, shop.records());
    assertEquals(1, shop.came());
  }

  @Test
  void aStateRestsOnTheWholeTrailOfWhatRunsAndOnTheReportOfItsComparison() {
    open("old", Map.of());
    told.tell("old", SHOP, RecordType.DEPLOY_SUCCEEDED, Map.of());
    told.log.recorded(opened("A", SHOP, "web"));
    told.tell("A", SHOP, RecordType.DRILL_ROLLBACK, Map.of("verdict", "failed"));
    told.tell("A", SHOP, RecordType.DEPLOY_SUCCEEDED, Map.of());
    told.tell("A", Optional.empty(), RecordType.DEPLOY_SUCCEEDED, Map.of());
    told.tell(
        "looked",
        SHOP,
        RecordType.PARITY_CHECKED,
        Map.of("verdict", "passed"),
        Told.json(
            Map.of(
                "schema",
                "https://evenkeel.dev/schemas/report/v1",
                "findings",
                List.of(Map.of("item", "config/a")))));
    List<EnvironmentState> states =
        states(new ShowState.Asked(Limits.USUAL, END, 10)).environments();
    EnvironmentState shop = states.get(1);
    assertEquals("web", shop.runs().orElseThrow().owner(), "opened in no environment");
    assertEquals("failed", shop.drilled().getFirst().verdict());
    assertEquals(
        List.of("A", "old"), shop.changes().stream().map(passage -> passage.change()).toList());
    assertEquals("config/a", shop.compared().orElseThrow().items().orElseThrow().getFirst().item());
    assertEquals(
        shop.runs(),
        states(new ShowState.Asked(Limits.USUAL, END, 0)).environments().get(1).runs(),
        "where nobody wants to see the way of any");
    EnvironmentState nobodys = states.get(0);
    assertEquals(
        "not stated", nobodys.runs().orElseThrow().owner(), "what shop opened is shop's change");
    assertEquals(List.of(), nobodys.drilled());
    told.log.recorded(opened("B", Optional.empty(), "all"));
    told.tell("B", Optional.empty(), RecordType.DEPLOY_SUCCEEDED, Map.of());
    assertEquals(
        "all",
        states(new ShowState.Asked(Limits.USUAL, END, 10))
            .environments()
            .getFirst()
            .runs()
            .orElseThrow()
            .owner());
  }

  private static Submission opened(String change, Optional<String> project, String owner) {
    return new Submission(
        "opens-" + change,
        change,
        RecordType.CHANGE_OPENED,
        project,
        Optional.empty(),
        Optional.empty(),
        Optional.of(Attachment.json(utf8("{\"owner\":\"" + owner + "\"}"))),
        List.of());
  }

  @Test
  void outlinesOfAnotherHistoryOfTheSameLengthAreNone() {
    var outlines = new Outlines();
    assertEquals("A", brought(told, "A", outlines).getFirst().runs().orElseThrow().change());
    var other = new Told();
    assertEquals(brought(new Told(), "B", new Outlines()), brought(other, "B", outlines));
  }

  /** A change that somebody owns, as a log tells of it whose outlines may be another's. */
  private static List<EnvironmentState> brought(Told told, String change, Outlines outlines) {
    told.log.recorded(opened(change, SHOP, "web"));
    told.tell(change, SHOP, RecordType.DEPLOY_SUCCEEDED, Map.of());
    return ShowState.run(
            told.log.storage,
            outlines,
            (project, name) -> true,
            Optional.empty(),
            new ShowState.Asked(Limits.USUAL, END, 0))
        .environments();
  }

  @Test
  void bytesThatAreWholeAndNoOutlinesAreNone() {
    // A text of another version, and one that is longer than its bytes.
    for (String text : new String[] {"\0\7nothing", "\0\7not"}) {
      byte[] bytes = utf8(text);
      byte[] digest = HexFormat.of().parseHex(Sha256.hex(bytes));
      byte[] whole = Arrays.copyOf(bytes, bytes.length + digest.length);
      System.arraycopy(digest, 0, whole, bytes.length, digest.length);
      assertEquals(0, KeptOutlines.outlines(whole).size());
    }
  }

  @Test
  void anOlderCopyOfALogSaysNothingOfAnEnvironment() {
    told.tell(RecordType.DEPLOY_SUCCEEDED, Map.of());
    for (long size : new long[] {0, 1}) {
      assertEquals(1, states(marked(size)).environments().size());
    }
    TrailRefused refused = assertThrows(TrailRefused.class, () -> states(marked(2)));
    String said = String.valueOf(refused.getMessage());
    assertTrue(
        said.startsWith(
            "the log has 1 entries, and 2 were handed out: an older copy was restored, and what it"
                + " says of an environment may be over; docs/trust.md, \"A trail that does not"
                + " verify\""),
        said);
  }

  @Test
  void theLeftEnvironmentKnowsOfTheComparisonThatIsFiledUnderTheRightOne() {
    told.tell(RecordType.PARITY_CHECKED, Map.of("verdict", "passed"));
    told.log.recorded(MemoryLog.plain("left", Optional.of("staging")));
    told.log.recorded(MemoryLog.plain("first", Optional.of("aside")));
    told.tell("X", SHOP, RecordType.TEST_RESULT, Map.of());
    Watched looks =
        new Watched(
            "staging",
            "production",
            Optional.empty(),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Optional.empty(),
            Optional.empty(),
            END,
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty());
    List<EnvironmentState> states =
        states(new ShowState.Asked(Limits.USUAL, END, 10, Optional.of(looks))).environments();
    assertEquals(4, states.size());
    Optional<Compared> compared = states.get(1).compared();
    assertTrue(compared.isPresent());
    assertEquals(Optional.empty(), states.get(0).watched(), "aside");
    assertEquals(Optional.of(looks.with(compared)), states.get(1).watched(), "production");
    assertEquals(Optional.of(looks.with(compared)), states.get(2).watched(), "staging");
    assertEquals(Optional.empty(), states.get(3).watched(), "another project's production");
  }

  private ShowState.States states(ShowState.Asked asked) {
    return ShowState.run(
        told.log.storage, new Outlines(), (project, name) -> true, Optional.empty(), asked);
  }

  private ShowState.States states(SignedNote mark) {
    return ShowState.run(
        told.log.storage,
        new Outlines(),
        (project, name) -> true,
        Optional.of(mark),
        new ShowState.Asked(Limits.USUAL, END, 10));
  }

  private static SignedNote marked(long size) {
    return SignedNote.sign(
        Checkpoint.of("example.org/log", size, Merkle.EMPTY).text(), MemoryLog.KEY);
  }

  private void open(String change, Map<String, ?> body) {
    told.tell(change, SHOP, RecordType.CHANGE_OPENED, body);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
