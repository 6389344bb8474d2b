package dev.evenkeel.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The writer's protocol from end to end under a seeded scheduler: clients that retry and storm, two
 * replicas over one database with a mark each may see, processes that die before the commit, after
 * it, before or after the mark, and before the reply.
 */
class WriterSimulationTest {
  @Test
  void whateverWasAcknowledgedIsInTheLogOnce() {
    run(0, 150);
  }

  @Test
  @Tag("nightly")
  void whateverWasAcknowledgedIsInTheLogOnceForThousandsOfSeeds() {
    run(1_000, 6_000);
  }

  private static void run(long from, int seeds) {
    int acknowledged = 0;
    int deaths = 0;
    int retries = 0;
    for (long seed = from; seed < from + seeds; seed++) {
      var world = new WriterSimulation(seed);
      try {
        world.run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
      acknowledged += world.acknowledged();
      deaths += world.deaths();
      retries += world.retries();
    }
    assertTrue(acknowledged > 10 * seeds, "the world stood still: " + acknowledged);
    assertTrue(deaths > 2 * seeds && retries > 2 * seeds, deaths + " deaths, " + retries);
  }

  @Test
  void theSameSeedIsTheSameWorld() {
    var one = new WriterSimulation(7);
    var two = new WriterSimulation(7);
    one.run();
    two.run();
    assertEquals(one.acknowledged(), two.acknowledged());
    assertEquals(one.deaths(), two.deaths());
    assertEquals(one.story(), two.story());
  }
}
