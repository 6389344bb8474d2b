package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Trees;
import dev.evenkeel.value.ItemPattern;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final List<ItemPattern> IMAGES = List.of(ItemPattern.parse("config/app/**/image"));
  private static final Node BOTH =
      Trees.mapping("job", Map.of("image", "a:1", "schedule", "hourly"), "name", "shop");
  private static final Node LEFT_LACKS_IT = Trees.mapping("name", "shop");

  @Test
  void whatMustNotBeAbsentLeavesAMissingSubtreeOneFinding() {
    assertEquals(List.of("config/app/job"), items(new Watch(IMAGES, List.of())));
  }

  @Test
  void whatMayBeAbsentIsToldApartFromTheRest() {
    assertEquals(
        List.of("config/app/job/image", "config/app/job/schedule"),
        items(new Watch(IMAGES, IMAGES)));
  }

  private static List<String> items(Watch watch) {
    return Comparison.compare(
            Snapshots.of(LEFT_LACKS_IT), Snapshots.of(BOTH), new Rules(watch, List.of(), List.of()))
        .differences()
        .stream()
        .map(difference -> difference.item().toString())
        .sorted()
        .toList();
  }
}
