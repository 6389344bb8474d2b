package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Trees;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeakOnBothSidesTest {
  private static final Tokens STAGING =
      Snapshots.tokens("name", "staging", "domain", "staging.example.org");
  private static final Tokens PRODUCTION =
      Snapshots.tokens("name", "prod", "domain", "example.org");

  @Test
  void whereEachSideNamesTheOtherBothAreTold() {
    assertEquals(
        List.of(
            "the left side names the other environment's domain example.org,"
                + " and the right side the left one's name staging"),
        messages("registry.example.org/app", "registry.test/build-staging-app"));
  }

  @Test
  void whereOneSideNamesTheOtherThatOneIsTold() {
    assertEquals(
        List.of("the right side names the other environment's name staging"),
        messages("registry.test/app", "registry.test/build-staging-app"));
  }

  private static List<String> messages(String left, String right) {
    return Snapshots.compare(
            Snapshots.of(STAGING, Trees.mapping("prefix", left)),
            Snapshots.of(PRODUCTION, Trees.mapping("prefix", right)))
        .differences()
        .stream()
        .map(difference -> DifferenceFacts.of(difference).message())
        .toList();
  }
}
