package dev.evenkeel.source.file.toml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.source.file.Trees;
import dev.evenkeel.source.file.format.Limits;
import dev.evenkeel.source.file.format.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TomlReaderTest {
  private static Parsed read(String text) {
    return new TomlReader().read(Trees.bytes(text), "a.toml");
  }

  @Test
  void tables_arrays_and_types_are_kept_with_their_lines() {
    String text =
        """
        # c
        title = "x"
        on = true
        n = 0xFF
        f = 1.50
        day = 2026-11-26
        list = [
          1,
          "two",
        ]
        [server.tls]
        port = 443
        "a.b" = 'c'
        [[host]]
        name = "one"
        [[host]]
        name = "two"
        """;
    assertEquals(
        "{title: 'x'@2, on: true@3, n: 255@4, f: 1.5@5, day: '2026-11-26'@6,"
            + " list: [1@8, 'two'@9]@7,"
            + " server: {tls: {port: 443@12, a.b: 'c'@13}@11}@11,"
            + " host: [{name: 'one'@15}@14, {name: 'two'@17}@16]@14}@1",
        Trees.lined(read(text).documents().getFirst()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a = 1\na = 2\n", "a = \n", "x\n", "[a\n", "a = \"s3cr3t\n", "[a]\n[a]\n"})
  void an_error_makes_the_file_unread_at_its_line_and_quotes_nothing(String text) {
    Parsed parsed = read(text);
    assertEquals(List.of(), parsed.trees());
    assertTrue(parsed.unread().getFirst().at().matches("a\\.toml:[12]"));
    assertFalse(parsed.unread().toString().contains("s3cr3t"));
  }

  @Test
  void an_empty_file_is_an_empty_mapping() {
    assertEquals("{}", Trees.shown(read("")));
    assertEquals("{}", Trees.shown(read("# nothing\r\n")));
  }

  @ParameterizedTest
  @ValueSource(ints = {Limits.DEPTH + 1, 10_000, 1_000_000})
  void deep_nesting_is_a_limit_and_no_crash(int depth) {
    Parsed parsed = read("\na = " + "[".repeat(depth) + "]".repeat(depth));
    assertTrue(parsed.unread().getFirst().why().contains("" + Limits.DEPTH));
    assertEquals("a.toml:2", parsed.unread().getFirst().at());
  }

  @Test
  void a_dotted_key_nests_as_brackets_do() {
    assertEquals(1, read("a" + ".a".repeat(10_000) + " = 1").unread().size());
  }

  @Test
  void brackets_in_strings_and_comments_do_not_nest() {
    String many = "[".repeat(2 * Limits.DEPTH);
    String text =
        "a = '"
            + many
            + "'\nb = \"\\\""
            + many
            + "\" # "
            + many
            + "\nc = \"\"\"\n"
            + many
            + "\"\"\"\n";
    assertEquals(List.of(), read(text).unread());
  }
}
