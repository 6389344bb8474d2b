package dev.evenkeel.trail.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.state.Story.Event;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

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
    assertArrayEquals(bytes(Story.outline(records)), bytes(read));
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
