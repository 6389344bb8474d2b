package dev.evenkeel.source.file.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.source.file.Trees;
import dev.evenkeel.source.file.format.Limits;
import dev.evenkeel.source.file.format.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
  private static Parsed read(String text) {
    return new YamlReader().read(Trees.bytes(text), "a.yaml");
  }

  private static String shown(String text) {
    Parsed parsed = read(text);
    assertEquals(List.of(), parsed.unread());
    return Trees.shown(parsed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "yes|'yes'",
        "off|'off'",
        "True|true",
        "FALSE|false",
        "tRue|'tRue'",
        "~|null",
        "Null|null",
        "``|null",
        "12|12",
        "-0|-0",
        "0o17|0o17",
        "017|017",
        "0x1F|0x1F",
        "1_000|'1_000'",
        "1.5e3|1.5e3",
        ".5|.5",
        ".|'.'",
        "-.inf|-.inf",
        ".NaN|.NaN",
        "1:30|'1:30'",
        "1.2.3|'1.2.3'",
        "2026-01-01|'2026-01-01'",
        "0xZ|'0xZ'",
        "'8080'|'8080'",
        "!!str 12|'12'",
        "!!int '12'|12",
        "!!float 1|1",
        "!!int x|?",
        "! 12|'12'",
      })
  void a_scalar_has_the_type_of_the_core_schema(String text, String expected) {
    assertEquals("{a: " + expected + "}", shown("a: " + text));
  }

  @Test
  void values_have_their_line_and_collections_that_of_their_key() {
    Parsed parsed = read("a:\n  b: 1\n  c:\n  - x\n  - d: |\n      t\nf: {g: 1,\n  h: 2}\n");
    assertEquals(
        "{a: {b: 1@2, c: ['x'@4, {d: 't\\n'@5}@5]@3}@1, f: {g: 1@7, h: 2@8}@7}@1",
        Trees.lined(parsed.documents().getFirst()));
  }

  @Test
  void lines_are_counted_over_documents_and_all_kinds_of_line_end() {
    Parsed parsed = read("a: 1\r\n---\r\nb: 2\n...\n# c\n%YAML 1.2\n---\nc: 3\n");
    assertEquals(
        List.of("{a: 1@1}@1", "{b: 2@3}@3", "{c: 3@8}@8"),
        parsed.documents().stream().map(Trees::lined).toList());
    assertEquals(List.of("document-3"), parsed.trees().get(2).within());
  }

  @Test
  void documents_without_content_are_left_out() {
    assertEquals("{a: 1}\n{b: 2}", shown("---\n# nothing\n---\na: 1\n---\n---\nb: 2\n---\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# only a comment\n", "---\n", "\ufeff", "---\n...\n---\n"})
  void a_file_without_content_is_one_empty_mapping(String text) {
    assertEquals("{}", shown(text));
  }

  @Test
  void an_alias_shares_the_node_of_its_anchor() {
    var root = (Node.Mapping) read("a: &x {k: 1}\nb: *x\n").documents().getFirst();
    assertSame(Objects.requireNonNull(root.get("a")), root.get("b"));
  }

  @Test
  void an_anchor_defined_twice_means_the_one_before_the_alias() {
    assertEquals("{a: 1, b: 1, c: 2, d: 2}", shown("a: &x 1\nb: *x\nc: &x 2\nd: *x\n"));
    assertEquals("[[1, 1]]", shown("- &a [&a 1, *a]\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{<<: *a, k: 9}|{k: 9, l: 2}",
        "{k: 9, <<: *a}|{k: 9, l: 2}",
        "{<<: [*a, *b]}|{k: 1, m: 4, l: 2}",
        "{<<: *a, <<: *b}|{k: 3, l: 2, m: 4}",
        "{<<: {z: 1}}|{z: 1}",
        "{'<<': 1}|{<<: 1}",
        "{<<: 1, k: 2}|{<<: ?, k: 2}",
      })
  void merge_keys_bring_what_the_mapping_does_not_say_itself(String mapping, String expected) {
    String text = "- &a {k: 1, l: 2}\n- &b {k: 3, m: 4}\n- " + mapping + "\n";
    assertEquals("[{k: 1, l: 2}, {k: 3, m: 4}, " + expected + "]", shown(text));
  }

  @Test
  void a_key_that_stands_twice_is_a_note_with_its_path_and_the_last_wins() {
    Parsed parsed = read("a:\n- k: 1\n  k: 2\n");
    assertEquals("{a: [{k: 2}]}", Trees.shown(parsed));
    assertEquals(List.of("a", "0", "k"), parsed.notes().getFirst().within());
    assertEquals("a.yaml:3", parsed.notes().getFirst().at());
  }

  @Test
  void two_merges_that_disagree_are_a_note() {
    Parsed parsed = read("x: &x {k: 1}\ny: &y {k: 2}\nz: {<<: *x, <<: *y}\n");
    assertEquals(List.of("z", "k"), parsed.notes().getFirst().within());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "!Ref x|{!Ref: 'x'}",
        "!Port 80|{!Port: 80}",
        "!Sub [x, y]|{!Sub: ['x', 'y']}",
        "!!binary aGk=|{!!binary: 'aGk='}",
        "!!set {x}|{!!set: {x: null}}",
        "!<tag:example.org,2000:t> x|{!<tag:example.org,2000:t>: 'x'}",
        "!vault x|?",
        "!encrypted/pkcs1-oaep x|?",
        "!!map {x: 1}|{x: 1}",
      })
  void a_tag_that_is_not_of_the_core_schema_stays_visible(String value, String expected) {
    assertEquals("{a: " + expected + "}", shown("a: " + value));
  }

  @Test
  void an_alias_that_has_no_end_or_no_anchor_is_unreadable_at_its_place() {
    assertEquals("{a: [1, ?], b: ?, c: 1}", shown("a: &a [1, *a]\nb: *nope\nc: 1\n"));
  }

  @Test
  void aliases_that_multiply_are_refused() {
    var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      text.append("a%d: &a%d [".formatted(i, i));
      text.append(("*a" + (i - 1) + ", ").repeat(10)).append("]\n");
    }
    Parsed parsed = read(text + "---\nb: 1\n");
    assertTrue(parsed.unread().getFirst().why().contains("aliases"));
    assertEquals("{b: 1}", Trees.shown(parsed));
  }

  @Test
  void aliases_that_nest_into_depth_are_refused() {
    var text = new StringBuilder("- &a0 x\n");
    for (int i = 1; i <= Limits.DEPTH; i++) {
      text.append("- &a%d [*a%d]\n".formatted(i, i - 1));
    }
    assertTrue(read(text.toString()).unread().getFirst().why().contains("nested deeper"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? "})
  void nesting_beyond_the_limit_is_unread_and_other_documents_are_read(String opener) {
    Parsed parsed = read("a: 1\n---\n" + opener.repeat(10_000) + "\n---\nb: 2\n");
    assertEquals("{a: 1}\n{b: 2}", Trees.shown(parsed));
    assertTrue(parsed.unread().getFirst().why().contains("nested deeper"));
    assertEquals(List.of("document-2"), parsed.unread().getFirst().within());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: [hunter2",
        "a: \"hunter2",
        "a: hunter2: b",
        "\t- hunter2",
        "a: hunter2\n b: x",
        "a: @hunter2",
        "a: \u0001hunter2",
        "%hunter2\na: b: c",
        "a: !u!t hunter2",
        "? {a: hunter2}\n: 1",
      })
  void what_is_no_yaml_is_unread_and_the_message_does_not_quote_it(String text) {
    Parsed parsed = read(text + "\n---\nok: 1\n");
    assertFalse(parsed.unread().isEmpty());
    assertFalse(parsed.unread().toString().contains("hunter2"), parsed.unread().toString());
    assertTrue(Trees.shown(parsed).endsWith("{ok: 1}"), Trees.shown(parsed));
  }

  @Test
  void a_wrong_byte_takes_its_document_only() {
    byte[] bytes = "a: 1\n---\nb: \u00e9\n---\nc: 3\n".getBytes(StandardCharsets.ISO_8859_1);
    Parsed parsed = new YamlReader().read(bytes, "a.yaml");
    assertEquals("{a: 1}\n{c: 3}", Trees.shown(parsed));
    assertEquals("a.yaml:3", parsed.unread().getFirst().at());
  }

  @Test
  void utf16_with_its_byte_order_mark_is_read() {
    byte[] bytes = "\ufeffa: \u00e9\n".getBytes(StandardCharsets.UTF_16LE);
    assertEquals("{a: '\u00e9'}", Trees.shown(new YamlReader().read(bytes, "a.yaml")));
  }

  @Property
  void any_bytes_give_a_result(@ForAll byte[] bytes) {
    Parsed parsed = new YamlReader().read(bytes, "a.yaml");
    assertTrue(!parsed.trees().isEmpty() || !parsed.unread().isEmpty());
  }

  @Property
  void any_text_gives_a_result(@ForAll String text) {
    Parsed parsed = read(text);
    assertTrue(!parsed.trees().isEmpty() || !parsed.unread().isEmpty());
  }
}
