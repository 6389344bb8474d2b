package dev.evenkeel.source.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.evenkeel.difference.Comparison;
import dev.evenkeel.difference.Difference;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Rules;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The ritual for whatever a folder may hold: the same thing lies in both environments beside a file
 * that is good. Either it is data, and equal, or it is UNKNOWN with one clear message; the good
 * file is compared all the same.
 */
class BadInputTest {
  private static final String CANARY = "canary-7fQ2";

  @TempDir Path folder;

  /** Lays the thing into a folder. */
  @FunctionalInterface
  private interface Made {
    void in(Path folder) throws IOException;
  }

  private static Made text(String name, String content) {
    return folder -> Files.writeString(folder.resolve(name), content);
  }

  private static Made bytes(String name, byte[] content) {
    return folder -> Files.write(folder.resolve(name), content);
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static Stream<Arguments> data() {
    return Stream.of(
        Arguments.of("UTF-8 byte order mark", bytes("x.yml", latin("\u00ef\u00bb\u00bfa: 1\n"))),
        Arguments.of(
            "UTF-16 byte order mark",
            bytes("x.yml", "\ufeffa: 1\n".getBytes(StandardCharsets.UTF_16BE))),
        Arguments.of("CRLF in YAML", text("x.yml", "a: 1\r\nb:\r\n  c: 2\r\n")),
        Arguments.of("CRLF in .env", text("x.env", "A=1\r\nB=2\r\n")),
        Arguments.of("CRLF in TOML", text("x.toml", "a = 1\r\n[b]\r\nc = 2\r\n")),
        Arguments.of("CR in properties", text("x.properties", "a=1\rb=2\r")),
        Arguments.of(
            "metacharacters in keys",
            text(
                "x.json",
                "{\"*\": 1, \"a/b~c\": 2, \"..\": 3, \"${x}\": 4, \"\": 5, \"\\u0000\": 6}")),
        Arguments.of("an empty YAML file", text("x.yml", "")),
        Arguments.of("an empty JSON file", text("x.json", "")),
        Arguments.of("an empty .env", text("x.env", "\n# nothing\n")),
        Arguments.of("an empty file of no format", text("x", "")),
        Arguments.of("an anchor defined twice", text("x.yml", "a: &x 1\nb: &x 2\nc: *x\n")),
        Arguments.of("two equal documents", text("x.yml", "a: 1\n---\na: 1\n")),
        Arguments.of("text of no format", text("x", "just words\nin lines\n")),
        Arguments.of("a Dockerfile", text("Dockerfile.prod", "FROM a\nENV B: c\n")),
        Arguments.of("bytes by name", bytes("x.png", new byte[] {0, 1, 2})));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("data")
  void it_is_read_and_equal_to_itself(String what, Made made) throws IOException {
    Reading left = read("left", made);
    assertEquals(List.of(), left.unread(), what);
    assertEquals(2, documents(left).stream().filter(path -> !path.contains("document-")).count());
    assertEquals(List.of("DIFFERENT config/app/good.yml/key"), compared(left, read("right", made)));
  }

  static Stream<Arguments> refused() {
    String deep = "[".repeat(10_000);
    return Stream.of(
        Arguments.of("no YAML", text("x.yml", "a: [1\nb: " + CANARY + "\n"), "x.yml:2", "no YAML"),
        Arguments.of(
            "no JSON", text("x.json", "{\"a\": 1,\n " + CANARY + "}"), "x.json:2", "no JSON"),
        Arguments.of(
            "no TOML", text("x.toml", "a = 1\nb = " + CANARY + "\n"), "x.toml:2", "no TOML"),
        Arguments.of(
            "no assignment", text("x.env", "A=1\n=" + CANARY + "\n"), "x.env:2", "KEY=VALUE"),
        Arguments.of("no INI", text("x.ini", "[a\n"), "x.ini:1", "heading"),
        Arguments.of("binary", bytes("x.yml", new byte[] {'a', ':', 0, 1, 2}), "x.yml", "binary"),
        Arguments.of(
            "binary JSON", bytes("x.json", new byte[] {'{', 0, 1, '}'}), "x.json", "binary"),
        Arguments.of(
            "invalid UTF-8",
            bytes("x.yml", latin("a: 1\nb: \u00e9\n")),
            "x.yml:2",
            "no UTF-8 text"),
        Arguments.of(
            "invalid UTF-8 in .env",
            bytes("x.env", latin("A=1\nB=\u00e9\n")),
            "x.env:2",
            "no UTF-8"),
        Arguments.of(
            "invalid UTF-8 in properties",
            bytes("x.properties", latin("a=\u00e9")),
            "x.properties:1",
            "no UTF-8"),
        Arguments.of("deep YAML", text("x.yml", "a: " + deep), "x.yml:1", "deeper than"),
        Arguments.of("deep JSON", text("x.json", "{\"a\":\n" + deep), "x.json:2", "deeper than"),
        Arguments.of("deep TOML", text("x.toml", "a = " + deep), "x.toml:1", "deeper than"),
        Arguments.of("an alias bomb", text("x.yml", bomb()), "x.yml:", "aliases that expand"),
        Arguments.of("a template", text("x.yml", "a: {{ x }}\n"), "x.yml:1", "template"),
        Arguments.of(
            "a cyclic anchor", text("x.yml", "a: &a\n  b: *a\n"), "x.yml:2", "contains it"),
        Arguments.of("an alias to nothing", text("x.yml", "a: *b\n"), "x.yml:1", "not defined"),
        Arguments.of("a masked value", text("x.yml", "a: '********'\n"), "x.yml:1", "masked"),
        Arguments.of(
            "2 GiB", (Made) folder -> sparse(folder.resolve("x.yml")), "x.yml", "2048 MiB"),
        Arguments.of(
            "a link to itself",
            (Made) folder -> Files.createSymbolicLink(folder.resolve("x.yml"), Path.of("x.yml")),
            "x.yml",
            "loop"),
        Arguments.of(
            "a link to nothing",
            (Made) folder -> Files.createSymbolicLink(folder.resolve("x.yml"), Path.of("gone")),
            "x.yml",
            "no such file"),
        Arguments.of(
            "a link to the folder that holds it",
            (Made) folder -> Files.createSymbolicLink(folder.resolve("x"), folder),
            "x",
            "contains it"),
        Arguments.of("a pipe", (Made) folder -> pipe(folder.resolve("x.yml")), "x.yml", "pipe"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void it_is_unknown_with_one_clear_message_and_the_rest_is_compared(
      String what, Made made, String where, String why) throws IOException {
    Reading left = read("left", made);
    Reading right = read("right", made);
    List<Difference> found =
        Comparison.compare(side("staging", left), side("production", right), Rules.NONE)
            .differences();
    var unknown =
        found.stream()
            .filter(each -> each.itemClass() == ItemClass.UNKNOWN)
            .map(each -> (Difference.Incomparable) each)
            .toList();
    assertEquals(1, unknown.size(), () -> what + ": " + unknown);
    Difference.Incomparable one = unknown.getFirst();
    String said = one + " " + one.left() + " " + one.right();
    assertTrue(said.contains(where), said);
    assertTrue(one.why().contains(why), said);
    assertFalse(one.next().isBlank(), said);
    assertFalse(said.contains(CANARY), said);
    assertTrue(compared(left, right).contains("DIFFERENT config/app/good.yml/key"));
  }

  @Test
  void a_folder_where_a_file_is_expected_is_said() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("x.yml"));
    Reading reading =
        new FileSource("app", Optional.empty(), new NamedPath(directory, "x.yml")).read();
    assertEquals("a directory where a file was expected", reading.unread().getFirst().why());
  }

  @Test
  void a_file_without_the_right_to_read_it_is_said() throws IOException {
    Path file = Files.writeString(folder.resolve("x.yml"), "a: 1");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read everything (root)");
    Reading reading = new FileSource("app", Optional.empty(), new NamedPath(file, "x.yml")).read();
    assertEquals("may not be read by this user", reading.unread().getFirst().why());
  }

  @Test
  void a_file_that_changes_while_it_is_read_is_said() throws IOException {
    Path file = Files.writeString(folder.resolve("x.yml"), "a: 1\n");
    FileBytes grown =
        SteadyRead.of(
            new NamedPath(file, "x.yml"),
            (path, size) -> {
              byte[] content = Files.readAllBytes(path);
              Files.writeString(path, "a: 1\nb: 2\n");
              return content;
            });
    assertTrue(
        grown instanceof FileBytes.Refused refused
            && refused.unread().why().equals("changed while it was read"));
  }

  private Reading read(String side, Made made) throws IOException {
    Path directory = Files.createDirectories(folder.resolve(side));
    made.in(directory);
    Files.writeString(directory.resolve("good.yml"), "key: " + side + "\nsame: 1\n");
    return new DirectorySource("app", Optional.empty(), new NamedPath(directory, "conf")).read();
  }

  private static Snapshot side(String environment, Reading reading) {
    return new Snapshot(environment, Tokens.none(), List.of(reading));
  }

  private static List<String> compared(Reading left, Reading right) {
    return Comparison.compare(side("staging", left), side("production", right), Rules.NONE)
        .differences()
        .stream()
        .filter(each -> !(each instanceof Difference.Same))
        .map(each -> each.itemClass() + " " + each.item())
        .toList();
  }

  private static List<String> documents(Reading reading) {
    return reading.documents().stream()
        .filter(document -> !(document.root() instanceof Node.Unreadable))
        .map(Document::within)
        .map(within -> String.join("/", within))
        .toList();
  }

  /** Nine levels of ten: a billion nodes. */
  private static String bomb() {
    var text = new StringBuilder("a0: &a0 x\n");
    for (int i = 1; i < 10; i++) {
      String alias = "*a" + (i - 1);
      text.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(9) + alias + "]\n");
    }
    return text.toString();
  }

  private static void sparse(Path file) throws IOException {
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(2L * 1024 * 1024 * 1024);
    }
  }

  private static void pipe(Path at) throws IOException {
    Process made = new ProcessBuilder("mkfifo", at.toString()).inheritIO().start();
    try {
      assertEquals(0, made.waitFor());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
