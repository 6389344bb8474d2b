package dev.evenkeel.source.migrations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Plan;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationFolderTest {
  @TempDir Path folder;

  private static List<String> problems(MigrationFiles read) {
    return read.problems().stream().map(problem -> problem.kind() + " " + problem.at()).toList();
  }

  @Test
  void textsAreReadByPathWithoutTheirByteOrderMark() throws IOException {
    Files.createDirectories(folder.resolve("b_x"));
    Files.writeString(folder.resolve("b_x/up.sql"), "\uFEFFSELECT 1;");
    Files.writeString(folder.resolve("1_a.go"), "package a");
    assertEquals(
        List.of(new MigrationFile("1_a.go", ""), new MigrationFile("b_x/up.sql", "SELECT 1;")),
        MigrationFolder.read(folder).files());
  }

  @Test
  void whatCannotBeReadIsNamedAndTheRestIsThere() throws IOException {
    Files.write(folder.resolve("1_latin.sql"), "SELECT 'é'".getBytes(StandardCharsets.ISO_8859_1));
    try (var large = new RandomAccessFile(folder.resolve("2_large.sql").toFile(), "rw")) {
      large.setLength(50L * 1024 * 1024);
    }
    Files.createSymbolicLink(folder.resolve("3_link.sql"), folder.resolve("nowhere"));
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    Files.writeString(folder.resolve("4_good.sql"), "SELECT 1;");
    MigrationFiles read = MigrationFolder.read(folder);
    assertEquals(List.of("4_good.sql"), read.files().stream().map(MigrationFile::path).toList());
    assertEquals(
        List.of(
            "migration-not-text 1_latin.sql:1",
            "migration-too-large 2_large.sql:1",
            "migration-unreadable 3_link.sql:1",
            "migration-unreadable loop:1"),
        problems(read).stream().sorted().toList());
    assertTrue(read.problems().stream().allMatch(Plan.Problem::fatal));
  }

  @Test
  void aFolderThatIsNotThereIsAProblem() {
    MigrationFiles read = MigrationFolder.read(folder.resolve("none"));
    assertEquals(1, read.problems().size());
    assertEquals("migration-unreadable", read.problems().getFirst().kind());
  }

  @Test
  void aLinkToAFileIsFollowed() throws IOException {
    Path elsewhere = Files.createTempFile(folder.getParent(), "one", ".sql");
    Files.writeString(elsewhere, "SELECT 1;");
    Files.createSymbolicLink(folder.resolve("1_a.sql"), elsewhere);
    assertEquals(
        List.of(new MigrationFile("1_a.sql", "SELECT 1;")), MigrationFolder.read(folder).files());
    Files.delete(elsewhere);
  }
}
