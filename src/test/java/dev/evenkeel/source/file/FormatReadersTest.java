package dev.evenkeel.source.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.evenkeel.source.file.format.Format;
import dev.evenkeel.source.file.format.Parsed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatReadersTest {
  /**
   * Pieces that mean something in one format or another, so that chance gets past the first line.
   */
  private static final List<String> PIECES =
      List.of(
          "a",
          "key",
          "1",
          "-1.5e3",
          "true",
          "null",
          "~",
          " ",
          "  ",
          "\t",
          "\n",
          "\r\n",
          "\r",
          "=",
          ":",
          ": ",
          "- ",
          "? ",
          "# c",
          ";",
          "!",
          "\\",
          "\\u00",
          "\"",
          "'",
          "\"\"\"",
          "'''",
          "|",
          ">",
          "|-\n",
          "{",
          "}",
          "[",
          "]",
          "[[",
          "]]",
          ",",
          "&a ",
          "*a",
          "<<: ",
          "!!str ",
          "!t ",
          "---\n",
          "...\n",
          "%YAML 1.2\n",
          "{{ x }}",
          "{% if %}",
          "${A}",
          "${A:-",
          "export ",
          "//",
          "/*",
          "*/",
          "\u00e9",
          "\ud83d\ude00",
          "\u0000",
          "\ufeff",
          "\u0085",
          "\u2028",
          "0x",
          "1_0",
          ".inf",
          "2026-11-26",
          "ENC[",
          "***");

  @Provide
  Arbitrary<byte[]> anything() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
  }

  @Provide
  Arbitrary<String> nearly() {
    return Arbitraries.of(PIECES).list().ofMaxSize(30).map(pieces -> String.join("", pieces));
  }

  @Property(tries = 300)
  void no_reader_throws_whatever_the_bytes(@ForAll("anything") byte[] bytes) {
    readByAll(bytes);
  }

  @Property(tries = 1500)
  void no_reader_throws_whatever_the_text(@ForAll("nearly") String text) {
    readByAll(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void readByAll(byte[] bytes) {
    for (Format format : Format.values()) {
      Parsed parsed = FormatReaders.reader(format).read(bytes, "x");
      assertNotNull(parsed);
      assertFalse(
          parsed.trees().isEmpty() && parsed.unread().isEmpty(), () -> format + " says nothing");
      for (var problem : parsed.unread()) {
        assertFalse(problem.why().isBlank() || problem.next().isBlank());
      }
    }
    assertNotNull(FormatReaders.read(bytes, new NamedPath(Path.of("x"), "x")));
  }

  /** A tree of maps, lists and strings; keys and strings hold what formats have to escape. */
  @Provide
  Arbitrary<Object> trees() {
    return Arbitraries.lazyOf(
        () -> words().map(word -> (Object) word),
        () -> words().map(word -> (Object) word),
        () -> trees().list().ofMaxSize(3).map(list -> (Object) list),
        () -> Arbitraries.maps(words(), trees()).ofMaxSize(3).map(map -> (Object) map));
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings()
        .withChars("ab1 :#-{}[],&*!|>'\"%@`\\\n\t=.~/\u00e9\u20ac")
        .ofMinLength(1)
        .ofMaxLength(8)
        // Asterisks alone are a mask, which no reader takes for a value.
        .filter(word -> !word.contains("**"));
  }

  @Property(tries = 500)
  void a_tree_written_as_json_yaml_or_toml_is_read_back(
      @ForAll("words") String key, @ForAll("trees") Object tree) {
    String expected = "{" + key + ": " + shown(tree) + "}";
    assertEquals(expected, read(Format.JSON, "{" + quoted(key) + ":" + json(tree) + "}"));
    assertEquals(expected, read(Format.YAML, "{" + quoted(key) + ": " + json(tree) + "}"));
    assertEquals(expected, read(Format.YAML, quoted(key) + ":\n" + block(tree, 1)));
    assertEquals(expected, read(Format.TOML, quoted(key) + " = " + inline(tree)));
  }

  @Property(tries = 500)
  void a_flat_map_written_as_properties_env_or_ini_is_read_back(
      @ForAll @Size(max = 4)
          Map<
                  @net.jqwik.api.constraints.AlphaChars
                  @net.jqwik.api.constraints.StringLength(min = 1, max = 5) String,
                  String>
              any,
      @ForAll("words") String value) {
    var map = new LinkedHashMap<String, String>();
    any.keySet().forEach(key -> map.put(key, value));
    var properties = new StringBuilder();
    var env = new StringBuilder();
    var ini = new StringBuilder("[s]\n");
    String oneLine = value.strip().replace("\n", " ");
    map.forEach(
        (key, text) -> {
          properties.append(key).append('=').append(escapedProperty(text)).append('\n');
          env.append(key).append("='").append(text.replace("'", "")).append("'\n");
          ini.append(key).append(" = ").append(oneLine).append('\n');
        });
    assertEquals(shown(map), read(Format.PROPERTIES, properties.toString()));
    var unquoted = new LinkedHashMap<>(map);
    unquoted.replaceAll((key, text) -> text.replace("'", ""));
    assertEquals(shown(unquoted), read(Format.ENV, env.toString()));
    var lines = new LinkedHashMap<>(map);
    lines.replaceAll((key, text) -> oneLine);
    assertEquals("{s: " + shown(lines) + "}", read(Format.INI, ini.toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "a.env, ENV",
    ".env.local, ENV",
    "a.yml, YAML",
    "A.YAML, YAML",
    "a.json, JSON",
    "a.properties, PROPERTIES",
    "a.toml, TOML",
    "a.ini, INI",
    "values.yaml.j2, YAML_TEMPLATE",
    "app.conf.j2, TEXT",
    "Dockerfile, TEXT",
    "Dockerfile.prod, TEXT",
    "pom.xml, TEXT",
    "Makefile, TEXT",
    "logo.png, BINARY",
    "app.jks, BINARY",
    "config, UNKNOWN",
    "a.conf, UNKNOWN",
  })
  void a_name_says_the_format(String name, Format format) {
    assertEquals(format, Format.ofName(name));
  }

  private static String read(Format format, String text) {
    Parsed parsed = FormatReaders.reader(format).read(text.getBytes(StandardCharsets.UTF_8), "x");
    assertEquals(List.of(), parsed.unread(), () -> format + ": " + text);
    return Trees.shown(parsed);
  }

  private static String shown(Object tree) {
    return switch (tree) {
      case Map<?, ?> map -> {
        var entries = new ArrayList<String>();
        map.forEach((key, value) -> entries.add(key + ": " + shown(value)));
        yield "{" + String.join(", ", entries) + "}";
      }
      case List<?> list -> list.stream().map(FormatReadersTest::shown).toList().toString();
      default -> "'" + tree.toString().replace("\n", "\\n") + "'";
    };
  }

  private static String json(Object tree) {
    return switch (tree) {
      case Map<?, ?> map -> {
        var entries = new ArrayList<String>();
        map.forEach((key, value) -> entries.add(quoted(key) + ": " + json(value)));
        yield "{" + String.join(", ", entries) + "}";
      }
      case List<?> list -> list.stream().map(FormatReadersTest::json).toList().toString();
      default -> quoted(tree);
    };
  }

  private static String inline(Object tree) {
    return switch (tree) {
      case Map<?, ?> map -> {
        var entries = new ArrayList<String>();
        map.forEach((key, value) -> entries.add(quoted(key) + " = " + inline(value)));
        yield "{" + String.join(", ", entries) + "}";
      }
      case List<?> list -> list.stream().map(FormatReadersTest::inline).toList().toString();
      default -> quoted(tree);
    };
  }

  private static String block(Object tree, int indent) {
    String space = "  ".repeat(indent);
    var text = new StringBuilder();
    switch (tree) {
      case Map<?, ?> map when !map.isEmpty() ->
          map.forEach(
              (key, value) ->
                  text.append(space)
                      .append(quoted(key))
                      .append(":\n")
                      .append(block(value, indent + 1)));
      case List<?> list when !list.isEmpty() ->
          list.forEach(value -> text.append(space).append("-\n").append(block(value, indent + 1)));
      default -> text.append(space).append(json(tree)).append('\n');
    }
    return text.toString();
  }

  private static String quoted(Object text) {
    return '"'
        + text.toString()
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\t", "\\t")
        + '"';
  }

  private static String escapedProperty(String text) {
    return text.replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\t", "\\t")
        .replaceFirst("^ ", "\\\\ ");
  }
}
