package dev.evenkeel.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which JDK, which build and which folder the launcher takes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
final class LauncherChoiceTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aChangedSourceIsBuiltAnew() throws IOException {
    var checkout = new Checkout(folder);
    checkout.run();

    Files.writeString(checkout.root.resolve("src/main/Source"), "second sources\n");

    assertTrue(checkout.run().ranWith("jar of second sources"));
  }

  @Test
  void anOlderFilePutInPlaceOfASourceIsNoticedToo() throws IOException {
    var checkout = new Checkout(folder);
    checkout.run();
    Path older = Files.writeString(folder.resolve("older"), "older sources\n");
    Files.setLastModifiedTime(older, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));

    Files.move(
        older, checkout.root.resolve("src/main/Source"), StandardCopyOption.REPLACE_EXISTING);

    assertTrue(checkout.run().ranWith("jar of older sources"));
  }

  @Test
  void aSourceThatComesOrGoesIsNoticed() throws IOException {
    var checkout = new Checkout(folder);
    checkout.run();

    Files.writeString(checkout.root.resolve("checks/two"), "check\n");
    checkout.run();
    assertEquals(2, checkout.builds());

    Files.delete(checkout.root.resolve("checks/two"));
    checkout.run();
    assertEquals(2, checkout.builds(), "the first build is still there");
  }

  @Test
  void aSourceThatIsOnlyTouchedIsNotBuiltAnew() throws IOException {
    var checkout = new Checkout(folder);
    checkout.run();

    Files.setLastModifiedTime(
        checkout.root.resolve("src/main/Source"), FileTime.from(Instant.now()));

    assertTrue(checkout.run().ranWith("cached"));
    assertEquals(1, checkout.builds());
  }

  @Test
  void aCacheOfAnotherJdkIsNotUsed() {
    var checkout = new Checkout(folder);
    checkout.run();

    checkout.jdk("jdk-25", "25.0.4");
    checkout.run();
    assertEquals(2, checkout.trainings());

    checkout.with("JAVA_HOME", checkout.jdk("jdk-26", "26").toString());
    assertTrue(checkout.run().ranWith("java " + folder.resolve("jdk-26")));
    assertEquals(3, checkout.trainings());
  }

  @Test
  void anOlderJavaHomeIsPassedOverForAVariableThatNames25() {
    var checkout = new Checkout(folder);
    checkout.with("JAVA_HOME", checkout.jdk("jdk-17", "17.0.15").toString());
    checkout.with("JAVA_HOME_25_RISCV", checkout.jdk("jdk-risc", "25.0.1").toString());

    assertTrue(checkout.run().ranWith("java " + folder.resolve("jdk-risc")));
  }

  @Test
  void theJavaOnThePathCountsWhereNoVariableNamesOne() throws IOException {
    var checkout = new Checkout(folder).without("JAVA_HOME");
    Path jdk = checkout.jdk("jdk-path", "25.0.2");
    Files.createSymbolicLink(folder.resolve("bin/java"), jdk.resolve("bin/java"));

    assertTrue(checkout.run().ranWith("java " + jdk));
  }

  @Test
  void targetServesWhileItIsNewerThanEverySource() throws IOException {
    var checkout = new Checkout(folder);
    target(checkout, "jar of target\n");

    assertTrue(checkout.run().ranWith("jar of target"));
    assertEquals(0, checkout.builds());

    Files.writeString(checkout.root.resolve("src/main/Source"), "second sources\n");
    assertTrue(checkout.run().ranWith("jar of second sources"));
  }

  @Test
  void targetDoesNotServeForOlderSourcesThatWerePutInItsPlace() throws IOException {
    var checkout = new Checkout(folder);
    target(checkout, "jar of target\n");
    checkout.run();
    Path older = Files.writeString(folder.resolve("older"), "older sources\n");
    Path source = checkout.root.resolve("src/main/Source");
    FileTime folderTime = Files.getLastModifiedTime(source.getParent());
    Files.setLastModifiedTime(older, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
    Files.move(older, source, StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(source.getParent(), folderTime);

    assertTrue(checkout.run().ranWith("jar of older sources"));
  }

  @Test
  void whatABuildLeavesLiesUnderXdgCacheHomeWhereThatIsSet() {
    var checkout = new Checkout(folder);
    checkout.with("XDG_CACHE_HOME", folder.resolve("xdg").toString());

    checkout.run();

    assertTrue(Files.isDirectory(folder.resolve("xdg/evenkeel")));
    assertFalse(Files.exists(checkout.home.resolve(".cache")));
  }

  @Test
  void withoutAHomeThatCanBeWrittenTheTemporaryFolderServes() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    var checkout = new Checkout(folder).with("HOME", folder.resolve("file").toString());

    checkout.run();
    checkout.without("HOME").run();

    assertEquals(1, checkout.builds());
  }

  @Test
  void aJdkWithoutAStartUpCacheStillRunsTheProgram() throws IOException {
    var checkout = new Checkout(folder);
    Path java = folder.resolve("jdk-25/bin/java");
    Files.writeString(java, Files.readString(java).replace("echo cache >\"${argument#*=}\"", ":"));

    Launched first = checkout.run("exit", "0");
    Launched second = checkout.run("exit", "0");

    assertTrue(first.err().contains("no start-up cache"), first.err());
    assertEquals(0, second.exitCode());
    assertEquals("", second.err());
    assertFalse(second.ranWith("cached"));
  }

  @Test
  void theServersOfDrillsAreKeptOnceBesideAllBuilds() throws IOException {
    var checkout = new Checkout(folder);
    checkout.run();
    Files.writeString(checkout.root.resolve("src/main/Source"), "second sources\n");
    checkout.run();

    assertEquals(2, checkout.builds());
    try (Stream<Path> files = Files.walk(checkout.home)) {
      assertEquals(
          List.of(Path.of(".cache/evenkeel/servers/server-1.jar")),
          files
              .filter(file -> file.endsWith("server-1.jar"))
              .map(checkout.home::relativize)
              .toList());
    }
  }

  private static void target(Checkout checkout, String jar) throws IOException {
    Path target = Files.createDirectories(checkout.root.resolve("target"));
    Files.createDirectories(target.resolve("lib"));
    Files.createDirectories(target.resolve("servers"));
    Files.writeString(target.resolve("servers/server-1.jar"), "server");
    Files.writeString(target.resolve("evenkeel.jar"), jar);
    Files.writeString(target.resolve("evenkeel.stamp"), "");
  }
}
