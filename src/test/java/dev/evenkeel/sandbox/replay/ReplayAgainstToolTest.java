package dev.evenkeel.sandbox.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenkeel.plan.Layout;
import dev.evenkeel.sandbox.MigrationOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The replay against the tools themselves, where they are installed ({@code .ci/migration-tools}):
 * the same rows of history and the same objects after each step, also after a failure, and each
 * reads the history that the other wrote.
 */
class ReplayAgainstToolTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(ToolUnderTest.class)
  void historyAndObjectsAreThoseOfTheTool(ToolUnderTest tool)
      throws IOException, InterruptedException {
    assumeTrue(tool.installed(), () -> tool.absent());
    Map<String, String> files = new TreeMap<>(tool.files());
    write(files);
    try (var replayed = new Replayed(tool.layout(), files);
        var real = new Replayed(tool.layout(), files)) {
      assertEquals(3, replayed.plan().migrations().size());

      // The third migration fails after its first statement.
      assertInstanceOf(MigrationOutcome.Failed.class, replayed.forth());
      assertEquals(false, tool.forth(real.place(), folder), "the tool fails too");
      same(tool, replayed, real, "after a failure");

      if (tool.layout() == Layout.GOLANG_MIGRATE) {
        String clean = "UPDATE schema_migrations SET version = 2, dirty = false";
        replayed.say(clean);
        real.say(clean);
      }
      Replayed.done(replayed.back(1));
      assertEquals(true, tool.back(real.place(), folder), "the tool's way back");
      same(tool, replayed, real, "after the second was taken back");

      Replayed.done(replayed.back(0));
      assertEquals(true, tool.back(real.place(), folder), "the tool's way back");
      same(tool, replayed, real, "after the first was taken back");
    }
  }

  @ParameterizedTest
  @EnumSource(ToolUnderTest.class)
  void eachReadsTheHistoryThatTheOtherWrote(ToolUnderTest tool)
      throws IOException, InterruptedException {
    assumeTrue(tool.installed(), () -> tool.absent());
    Map<String, String> files = new TreeMap<>(tool.files());
    files.keySet().removeIf(name -> name.startsWith("3"));
    write(files);
    try (var replayed = new Replayed(tool.layout(), files);
        var real = new Replayed(tool.layout(), files)) {
      assertEquals(replayed.ids(), Replayed.done(replayed.forth()));
      assertEquals(true, tool.forth(real.place(), folder), "the tool's way forth");
      same(tool, replayed, real, "after all");

      assertEquals(List.of(), Replayed.done(real.forth()), "the tool left nothing to replay");
      assertEquals(true, tool.forth(replayed.place(), folder), "the replay left nothing to do");
      same(tool, replayed, real, "after both");
    }
  }

  private void write(Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private static void same(ToolUnderTest tool, Replayed replayed, Replayed real, String when) {
    for (String question : List.of(tool.history(), ToolUnderTest.OBJECTS, ToolUnderTest.ROWS)) {
      assertEquals(real.ask(question), replayed.ask(question), when + ": " + question);
    }
  }
}
