package dev.evenkeel.trail.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.state.Story.Event;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said from the records that an outline names is what all records say. */
class OutlineTest {
  private static final Instant NIGHT = Story.START.plusSeconds(20 * 60 * 60);

  @Provide
  Arbitrary<List<Event>> stories() {
    return Story.stories();
  }

  @Property(tries = 1000)
  void theRecordsThatAnOutlineNamesSayWhatAllSay(@ForAll("stories") List<Event> story) {
    List<Remembered> records = Story.records(story);
    assertEquals(Story.state(records, NIGHT), Story.outlined(records, Integer.MAX_VALUE, NIGHT));
  }

  @Property(tries = 500)
  void anOutlineThatWasKeptGrowsIntoTheOneThatIsMadeAnew(
      @ForAll("stories") List<Event> story, @ForAll @IntRange(max = 14) int kept)
      throws IOException {
    List<Remembered> records = Story.records(story);
    Outline older = Story.outline(records.subList(0, Math.min(kept, records.size())));
    Outline read = Outline.read(new DataInputStream(new ByteArrayInputStream(bytes(older))));
    for (Remembered record : records.subList((int) read.records(), records.size())) {
      read.take(record.index(), record.entry());
    }
    read.reaches(records.size());
    Outline anew = Story.outline(records);
    assertArrayEquals(bytes(anew), bytes(read));
    assertEquals(anew.matter(), read.matter());
    assertEquals(anew.needed(1), read.needed(1));
  }

  @Property(tries = 300)
  void itNamesWhatIsNeededAndNothingMore(
      @ForAll("stories") List<Event> story, @ForAll @IntRange(max = 3) int shown) {
    List<Remembered> records = Story.records(story);
    Outline outline = Story.outline(records);
    assertEquals(Known.changesThatMatter(records), outline.matter());
    Passages passages = Passages.of(records);
    assertEquals(passages.all().size(), outline.changes());
    long compared = Known.newestComparison(records).map(Remembered::index).orElse(Long.MAX_VALUE);
    Set<String> seen =
        Stream.of(
                passages.all().stream().limit(shown).map(Passage::change),
                passages.all().stream()
                    .filter(passage -> passage.index() > compared)
                    .map(Passage::change),
                passages.disordered().stream().map(Passages.Disorder::change))
            .flatMap(changes -> changes)
            .collect(Collectors.toSet());
    long since = passages.running().flatMap(Passage::runningBy).orElse(-1L);
    Set<Long> needed =
        records.stream()
            .filter(
                record ->
                    switch (record.entry().type()) {
                      case SHADOW_DETECTED -> record.index() > since;
                      case PARITY_CHECKED, GATE_DECIDED -> record.index() == compared;
                      default ->
                          Passages.moves(record.entry().type())
                              && seen.contains(record.entry().change());
                    })
            .map(Remembered::index)
            .collect(Collectors.toSet());
    assertEquals(needed, outline.needed(shown));
  }

  @ParameterizedTest
  @EnumSource(RecordType.class)
  void aTypeIsSilentWhereItsRecordsChangeNoOutline(RecordType type) throws IOException {
    Outline outline = Outline.empty();
    byte[] before = bytes(outline);
    Event event = new Event("A", type, 0, 0, Map.of());
    outline.take(0, Story.records(List.of(event)).getFirst().entry());
    assertEquals(Arrays.equals(before, bytes(outline)), Outline.silent().contains(type));
    assertEquals(
        !Outline.silent().contains(type) && type != RecordType.SHADOW_DETECTED,
        Known.bearsOnComparison(type));
  }

  @Test
  void aTypeThatNobodyKnowsIsNotReadOver() throws IOException {
    Outline outline = Outline.empty();
    Event event = new Event("A", RecordType.DEPLOY_STARTED, 0, 0, Map.of());
    outline.take(0, Story.records(List.of(event)).getFirst().entry());
    byte[] spelled =
        new String(bytes(outline), StandardCharsets.ISO_8859_1)
            .replace("deploy.started", "deploy.unknown")
            .getBytes(StandardCharsets.ISO_8859_1);
    var in = new DataInputStream(new ByteArrayInputStream(spelled));
    IOException refused = assertThrows(IOException.class, () -> Outline.read(in));
    assertEquals("no type of records: deploy.unknown", refused.getMessage());
  }

  private static byte[] bytes(Outline outline) throws IOException {
    var bytes = new ByteArrayOutputStream();
    outline.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  @Property(tries = 1000)
  void ofWhatCameOnlyTheNewestIsShownAndNothingElseChanges(
      @ForAll("stories") List<Event> story, @ForAll @IntRange(max = 3) int shown) {
    List<Remembered> records = Story.records(story);
    EnvironmentState all = Story.state(records, NIGHT);
    EnvironmentState some = Story.outlined(records, shown, NIGHT);
    assertEquals(all.came(), some.came());
    assertEquals(all.changes().subList(0, Math.min(shown, all.changes().size())), some.changes());
    assertEquals(all.concerns(), some.concerns());
    assertEquals(all.runs(), some.runs());
    assertEquals(all.open(), some.open());
    assertEquals(all.compared(), some.compared());
    assertEquals(all.exempted(), some.exempted());
    assertEquals(all.drilled(), some.drilled());
    assertEquals(all.records(), some.records());
  }
}
