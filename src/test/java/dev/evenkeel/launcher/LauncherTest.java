package dev.evenkeel.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
final class LauncherTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void theFirstUseBuildsAndSaysSoAndTheSecondOnlyStarts() {
    var checkout = new Checkout(folder);

    Launched first = checkout.run("compare");
    Launched second = checkout.run("compare");

    assertTrue(first.err().contains("building with Maven"), first.err());
    assertTrue(first.err().contains("compile"), "progress: " + first.err());
    assertTrue(first.ranWith("jar of first sources"), first.out());
    assertEquals("", second.err());
    assertEquals(first.out(), second.out());
    assertEquals(1, checkout.builds());
    assertEquals(1, checkout.trainings());
    assertTrue(second.ranWith("cached"), second.out());
  }

  @Test
  void anInstallationBuildsNothingAndTrainsItsCacheOnce() throws IOException {
    var installation = new Checkout(folder, "installation").installed("jar of a release");

    Launched first = installation.run("compare");
    Launched second = installation.run("compare");

    assertTrue(first.ranWith("jar of a release"), first.out() + first.err());
    assertFalse(first.err().contains("Maven"), first.err());
    assertTrue(second.ranWith("cached"), second.out());
    assertEquals("", second.err());
    assertEquals(0, installation.builds());
    assertEquals(1, installation.trainings());
    assertTrue(Files.exists(installation.home.resolve(".cache/evenkeel/servers/server-1.jar")));
  }

  @Test
  void anInstallationThatIsRunOnceLeavesNothingBehind() throws IOException {
    var installation = new Checkout(folder, "installation").installed("jar of a release");

    Launched only = installation.with("EVENKEEL_TRAINING", "no").run("compare");

    assertTrue(only.ranWith("jar of a release"), only.out() + only.err());
    assertEquals("", only.err());
    assertEquals(0, installation.trainings());
    assertFalse(Files.exists(installation.home.resolve(".cache")));
  }

  @Test
  void argumentsArriveAsTheyWereGiven() {
    var checkout = new Checkout(folder);

    Launched launched = checkout.run("a b", "", "*", "$HOME", "'\"\\", "--x=1");

    assertEquals(
        List.of("<a b>", "<>", "<*>", "<$HOME>", "<'\"\\>", "<--x=1>"), launched.arguments());
  }

  @Test
  void theExitCodeIsTheProgramsOwn() {
    var checkout = new Checkout(folder);

    assertEquals(1, checkout.run("exit", "1").exitCode());
    assertEquals(3, checkout.run("exit", "3").exitCode());
    assertEquals(0, checkout.run("exit", "0").exitCode());
  }

  @Test
  void aSignalReachesTheProgramAndLeavesNothingRunning() throws Exception {
    var checkout = new Checkout(folder);
    checkout.run();
    Process process = checkout.start(checkout.root.resolve("evenkeel"), "wait");
    awaitLine(process.inputReader(), "<wait>");

    process.destroy();

    assertEquals(143, process.waitFor());
    assertEquals(0, process.descendants().count());
  }

  @Test
  void theCheckoutIsFoundThroughSymlinksFromAnyFolder() throws IOException {
    var checkout = new Checkout(folder);
    Path far = Files.createSymbolicLink(folder.resolve("far"), checkout.root.resolve("evenkeel"));
    Path bin = Files.createDirectories(folder.resolve("tools/bin"));
    Path near = Files.createSymbolicLink(bin.resolve("keel"), Path.of("../../far"));

    assertTrue(checkout.runAs(near).ranWith("jar of first sources"));
    assertTrue(checkout.runAs(far).ranWith("jar of first sources"));
    assertTrue(checkout.runAs(Path.of("checkout/evenkeel")).ranWith("jar of first sources"));
    assertEquals(1, checkout.builds());
  }

  @Test
  void spacesInThePathsAreNoSeparators() {
    var checkout = new Checkout(folder, "checkout of the  shop's $team");
    checkout.with("HOME", folder.resolve("a home").toString());
    checkout.with("JAVA_HOME", checkout.jdk("jdk 25 (x86)", "25").toString());

    checkout.run();
    Launched second = checkout.run("x");

    assertTrue(second.ranWith("cached"), second.out() + second.err());
    assertEquals(1, checkout.builds());
  }

  @Test
  void theCheckoutItselfIsNeverWrittenTo() {
    var checkout = new Checkout(folder);
    var before = Checkout.content(checkout.root);

    checkout.run();
    checkout.run();

    assertEquals(before, Checkout.content(checkout.root));
  }

  @Test
  void twoFirstUsersBuildOnce() {
    var checkout = new Checkout(folder);
    List<Process> both =
        Stream.of("one", "two")
            .map(name -> checkout.start(checkout.root.resolve("evenkeel"), name))
            .toList();

    for (Process process : both) {
      Launched launched = Launched.of(process);
      assertEquals(0, launched.exitCode());
      assertTrue(launched.ranWith("jar of first sources"), launched.toString());
    }
    assertEquals(1, checkout.builds());
  }

  @Test
  void aBuilderWhoIsKilledBlocksNobody() throws Exception {
    var checkout = new Checkout(folder).with("MAVEN_DOES", "hang");
    Process killed = checkout.start(checkout.root.resolve("evenkeel"));
    ProcessHandle orphan = checkout.hanging();
    killed.destroyForcibly().waitFor();
    try {
      Launched next = checkout.with("MAVEN_DOES", "build").run();

      assertTrue(next.ranWith("jar of first sources"), next.toString());
    } finally {
      orphan.destroyForcibly();
    }
  }

  @Test
  void aBuilderWhoIsToldToStopTakesItsMavenAlong() throws Exception {
    var checkout = new Checkout(folder).with("MAVEN_DOES", "hang");
    Process stopped = checkout.start(checkout.root.resolve("evenkeel"));
    ProcessHandle maven = checkout.hanging();

    stopped.destroy();

    assertEquals(143, stopped.waitFor());
    maven.onExit().join();
    assertEquals(List.of(), aside(checkout));
  }

  @Test
  void aBuildThatFailsIsNoVerdictAndSaysWhatMavenSaid() {
    var checkout = new Checkout(folder).with("MAVEN_DOES", "fail");

    Launched launched = checkout.run("compare");

    assertEquals(3, launched.exitCode());
    assertEquals("", launched.out());
    assertTrue(launched.err().contains("a bracket is missing"), launched.err());
    assertEquals(List.of(), aside(checkout));
  }

  private static List<String> aside(Checkout checkout) {
    return Checkout.content(checkout.home).keySet().stream()
        .filter(file -> file.contains(".aside"))
        .toList();
  }

  private static void awaitLine(BufferedReader reader, String expected) throws IOException {
    String line = reader.readLine();
    while (line != null && !line.equals(expected)) {
      line = reader.readLine();
    }
    assertFalse(line == null, "the program ended before it said " + expected);
  }
}
