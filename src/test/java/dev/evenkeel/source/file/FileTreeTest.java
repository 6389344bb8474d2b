package dev.evenkeel.source.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.snapshot.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTreeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {".conf", "..conf", "...", ".github", ".terraform", ".gitignore.d"})
  void aFileInAHiddenDirectoryIsOneOfTheTree(String hidden) throws IOException {
    write(hidden + "/deep/.more/a.env");
    write("b.env");
    assertEquals(List.of(hidden + "/deep/.more/a.env", "b.env"), files());
    assertEquals(List.of(), skipped());
  }

  @ParameterizedTest
  @ValueSource(strings = {".git", ".hg", ".svn", ".jj", ".bzr"})
  void whatVersionControlKeepsIsLeftOutAndSaid(String kept) throws IOException {
    write("deep/" + kept + "/config");
    write("deep/b.env");
    assertEquals(List.of("deep/b.env"), files());
    assertEquals(List.of("deep/" + kept), skipped());
  }

  @Test
  void theFileByWhichVersionControlFindsItsDirectoryIsLeftOutAndSaid() throws IOException {
    write(".git");
    write("b.env");
    assertEquals(List.of("b.env"), files());
    assertEquals(List.of(".git"), skipped());
  }

  @Test
  void aMountedConfigMapIsReadOnce() throws IOException {
    write("..2026_11_26_12_00_00.123456789/app.env");
    link("..data", "..2026_11_26_12_00_00.123456789");
    link("app.env", "..data/app.env");
    assertEquals(List.of("app.env"), files());
    assertEquals(List.of(), skipped());
  }

  @Test
  void aDataDirectoryThatHoldsMoreThanStandsBesideItIsRead() throws IOException {
    write("..2026_11_26_12_00_00.123456789/app.env");
    write("..2026_11_26_12_00_00.123456789/more.env");
    link("..data", "..2026_11_26_12_00_00.123456789");
    link("app.env", "..data/app.env");
    assertTrue(files().contains("..data/more.env"), files().toString());
  }

  @Test
  void aCopyOfAMountedConfigMapIsReadWhole() throws IOException {
    write("..data/app.env");
    write("app.env");
    assertEquals(List.of("..data/app.env", "app.env"), files());
  }

  private void write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "A=1\n");
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(folder.resolve(name), Path.of(target));
  }

  private FileTree tree() {
    return FileTree.of(new NamedPath(folder, "folder"));
  }

  private List<String> files() {
    return tree().files().stream().map(leaf -> String.join("/", leaf.within())).toList();
  }

  private List<String> skipped() {
    return tree().notes().stream()
        .filter(note -> note.kind().equals("directory-skipped"))
        .map(Note::within)
        .map(within -> String.join("/", within))
        .toList();
  }
}
