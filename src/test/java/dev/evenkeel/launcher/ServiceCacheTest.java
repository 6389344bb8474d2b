package dev.evenkeel.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The service starts from a cache of its own, which nobody but a service waits for. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
final class ServiceCacheTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void theFirstServiceTrainsItWithARecordAndEveryServiceStartsFromIt() {
    var checkout = new Checkout(folder);
    checkout.run("compare");
    assertEquals(0, checkout.services());

    Launched first = checkout.run("serve", "--data", "trail");
    Launched second = checkout.run("serve", "--data", "trail");

    assertTrue(first.err().contains("training its start-up cache"), first.err());
    assertTrue(first.ranWith("from serve.aot"), first.out());
    assertEquals("", second.err());
    assertEquals(first.out(), second.out());
    assertEquals(1, checkout.services());
    assertEquals(1, checkout.records());
    assertEquals(1, checkout.trainings());
    assertEquals(List.of(), left(checkout));
  }

  @Test
  void aServiceMayBeTheVeryFirstToStart() {
    var installation = installed();

    Launched first = installation.run("serve");

    assertTrue(first.ranWith("from serve.aot"), first.out() + first.err());
    assertEquals(1, installation.trainings());
    assertEquals(1, installation.services());
  }

  @Test
  void otherVerbsStartFromTheirOwnAndAServicesHelpAndTokensTrainNothing() {
    var checkout = new Checkout(folder);
    checkout.run("serve", "--help");
    checkout.run("serve", "token", "--name", "ci");
    checkout.run("record", "serve");
    assertEquals(0, checkout.services());

    checkout.run("serve");

    assertTrue(checkout.run("compare").ranWith("from start.aot"));
  }

  @Test
  void aServiceOfAnotherJdkTrainsItsOwn() {
    var checkout = new Checkout(folder);
    checkout.run("serve");

    checkout.jdk("jdk-25", "25.0.4");
    checkout.run("serve");

    assertEquals(2, checkout.services());
  }

  @Test
  void aCacheThatCannotBeTrainedIsTriedOnceAndTheServiceStarts() {
    var checkout = new Checkout(folder).with("SERVICE_DOES", "fail");

    Launched first = checkout.run("serve");
    Launched second = checkout.run("serve");

    assertTrue(first.err().contains("no start-up cache"), first.err());
    assertTrue(first.ranWith("<serve>"), first.out());
    assertEquals("", second.err());
    assertTrue(second.ranWith("from start.aot"), second.out());
    assertEquals(1, checkout.services());
    assertEquals(0, checkout.records());
  }

  @Test
  void whereNothingIsToBeTrainedTheServiceStartsAtOnce() {
    var checkout = new Checkout(folder);
    checkout.run("compare");

    Launched service = checkout.with("EVENKEEL_TRAINING", "no").run("serve");

    assertTrue(service.ranWith("from start.aot"), service.out());
    assertEquals("", service.err());
    assertEquals(0, checkout.services());
  }

  @Test
  void whoeverIsStoppedWhileItTrainsTakesTheServiceAlongAndTheNextTrains() throws Exception {
    var checkout = new Checkout(folder).with("SERVICE_DOES", "hang");
    Process stopped = checkout.start(checkout.root.resolve("evenkeel"), "serve");
    ProcessHandle training = checkout.hanging();

    stopped.destroy();

    assertEquals(143, stopped.waitFor());
    training.onExit().get(1, TimeUnit.MINUTES);
    assertEquals(List.of(), left(checkout));
    assertTrue(checkout.with("SERVICE_DOES", "well").run("serve").ranWith("from serve.aot"));
  }

  private Checkout installed() {
    try {
      return new Checkout(folder, "installation").installed("jar of a release");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** What a training leaves behind. */
  private static List<String> left(Checkout checkout) {
    return Checkout.content(checkout.home).keySet().stream()
        .filter(file -> file.contains("/serving/") || file.contains(".aside"))
        .toList();
  }
}
