package dev.evenkeel.source.file.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.source.file.Trees;
import dev.evenkeel.source.file.format.Limits;
import dev.evenkeel.source.file.format.Parsed;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static Parsed read(String text) {
    return JsonReader.document().read(Trees.bytes(text), "a.json");
  }

  @Test
  void values_keep_their_type_their_text_and_their_line() {
    Parsed parsed =
        read("{\n \"a\": 1.50,\n \"b\": [true, null, \"x\"],\n \"c\":\n  {\"d\": 1e400}\n}\n");
    assertEquals(
        "{a: 1.50@2, b: [true@3, null@3, 'x'@3]@3, c: {d: 1e400@5}@4}@1",
        Trees.lined(parsed.documents().getFirst()));
  }

  @Test
  void comments_and_trailing_commas_are_accepted() {
    assertEquals("{a: [1, 2]}", Trees.shown(read("// x\n{ /* y */ \"a\": [1, 2,], // z\n}\n")));
  }

  @Test
  void the_last_of_two_equal_keys_wins_and_a_note_names_its_path() {
    Parsed parsed = read("{\"l\": [{\"k\": 1,\n\"k\": 2}]}");
    assertEquals("{l: [{k: 2}]}", Trees.shown(parsed));
    assertEquals(List.of("l", "0", "k"), parsed.notes().getFirst().within());
    assertEquals("a.json:2", parsed.notes().getFirst().at());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": hunter2}",
        "{\"a\": 'hunter2'}",
        "{\"a\": \"hunter2",
        "{\"hunter2\" 1}",
        "[1, 2",
        "{} hunter2",
        "{}{}",
        "{\"a\": 01}",
        "{\"a\": NaN}",
        "\"\u0001hunter2\""
      })
  void what_is_no_json_is_unread_and_the_message_does_not_quote_it(String text) {
    Parsed parsed = read("\n" + text);
    assertEquals(List.of(), parsed.trees());
    assertEquals("a.json:2", parsed.unread().getFirst().at());
    assertFalse(parsed.unread().toString().contains("hunter2"));
  }

  @Test
  void nesting_is_read_up_to_the_limit_and_unread_beyond_it() {
    int limit = Limits.DEPTH;
    assertTrue(read("[".repeat(limit) + "]".repeat(limit)).unread().isEmpty());
    Parsed deep = read("[".repeat(limit + 1) + "]".repeat(limit + 1));
    assertTrue(deep.unread().getFirst().why().contains("512"));
    assertFalse(read("[".repeat(100_000)).unread().isEmpty());
  }

  @Test
  void an_empty_file_is_an_empty_mapping() {
    assertEquals("{}", Trees.shown(read(" \n")));
  }

  @Test
  void json_lines_are_as_many_documents_and_those_before_a_wrong_one_are_kept() {
    Parsed parsed = JsonReader.lines().read(Trees.bytes("{\"a\":1}\n{\"b\":2}\nx\n"), "a.jsonl");
    assertEquals("{a: 1}\n{b: 2}", Trees.shown(parsed));
    assertEquals(List.of("document-2"), parsed.trees().get(1).within());
    assertEquals("a.jsonl:3", parsed.unread().getFirst().at());
  }

  @Test
  void strict_reading_takes_one_value_without_extensions() {
    Origin origin = Origin.of("outer");
    Node node = JsonReader.strict("{\"a\":\n1}", origin, 10);
    assertEquals("{a: 1@12}@11", node == null ? "" : Trees.lined(node));
    for (String text : List.of("", "{} {}", "{/**/}", "[1,]", "{\"a\":1,\"a\":2}", "{")) {
      assertNull(JsonReader.strict(text, origin, 0), text);
    }
  }

  @Property
  void any_bytes_give_a_result(@ForAll byte[] bytes) {
    Parsed parsed = JsonReader.document().read(bytes, "a.json");
    assertTrue(!parsed.trees().isEmpty() || !parsed.unread().isEmpty());
  }
}
