package dev.evenkeel.source.file.flat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.source.file.Trees;
import dev.evenkeel.source.file.format.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvReaderTest {
  private static Parsed read(String text) {
    return new EnvReader().read(Trees.bytes(text), "a.env");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A=1|{A: '1'}",
        "export A=1|{A: '1'}",
        "  A = x y  |{A: 'x y'}",
        "A=|{A: ''}",
        "A=''|{A: ''}",
        "A='$B \\n'|{A: '$B \\n'}",
        "A=\"x\\ty\\\"\\$\"|{A: 'x\ty\"$'}",
        "A=\"a\\qb\"|{A: 'a\\qb'}",
        "A=x # comment|{A: 'x'}",
        "A=x#y|{A: 'x#y'}",
        "A=#y|{A: '#y'}",
        "A= # y|{A: ''}",
        "A='x' # y|{A: 'x'}",
        "A=\"x\"# y|{A: 'x'}",
        "A='x'y|{A: ''x'y'}",
        "A=a=b|{A: 'a=b'}",
        "A.b-c/d~e*=1|{A.b-c/d~e*: '1'}",
        "A=C:\\new|{A: 'C:\\new'}",
        "exporter=1|{exporter: '1'}",
        "export=1|{export: '1'}",
      })
  void an_assignment_is_read_as_shells_and_dotenv_libraries_agree(String text, String expected) {
    Parsed parsed = read(text);
    assertEquals(expected, Trees.shown(parsed));
    assertEquals(List.of(), parsed.unread());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A=1;B=${A}2|12",
        "A=1;B=$A-2|1-2",
        "A=1;B=\"<$A>\"|<1>",
        "A=1;B='$A'|$A",
        "A=1;B=\\$A|$A",
        "B=${A:-7}|7",
        "A=;B=${A:-7}|7",
        "A=;B=${A-7}|``",
        "A=1;B=${A:+set}|set",
        "A=;B=${A:+set}|``",
        "A=1;B=${A:?needed}|1",
        "C=3;B=${A:-x${C:-y}z}|x3z",
        "A=1;A=2;B=$A|2",
        "B=$5 and $|$5 and $",
        "B=${not closed|${not closed",
      })
  void a_reference_is_replaced_by_what_stands_earlier_in_the_file(String text, String expected) {
    Parsed parsed = read(text.replace(';', '\n'));
    var root = (Node.Mapping) parsed.documents().getFirst();
    assertEquals(expected, root.text("B"));
    assertFalse(parsed.notes().stream().anyMatch(n -> n.kind().equals("unresolved-reference")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "B=x${A}|x${A}",
        "B=x$A|x$A",
        "B=$B|$B",
        "B=${A:+set}|${A:+set}",
        "B=${A:?needed}|${A:?needed}",
        "C=1;B=$C$A|$C$A",
        "A=$Z;B=<$A>|<$A>",
        "B=${A:-$C}|${A:-$C}",
        "B=${A%x}|${A%x}",
      })
  void a_value_whose_references_do_not_all_resolve_stays_as_written(String text, String expected) {
    Parsed parsed = read(text.replace(';', '\n'));
    var root = (Node.Mapping) parsed.documents().getFirst();
    assertEquals(expected, root.text("B"));
    assertTrue(
        parsed.notes().stream()
            .anyMatch(
                n -> n.kind().equals("unresolved-reference") && n.within().equals(List.of("B"))));
  }

  @Test
  void a_note_names_a_reference_in_braces_and_never_a_bare_one() {
    List<Note> notes = read("PASSWORD=pa$sw0rd\nB=${HOST}").notes();
    assertFalse(notes.get(0).message().contains("sw0rd"), notes.toString());
    assertTrue(notes.get(1).message().contains("HOST"), notes.toString());
  }

  @Test
  void a_quoted_value_goes_over_lines_and_the_lines_after_it_keep_their_numbers() {
    Parsed parsed = read("A=\"one\ntwo\"\r\nB='x\r\ny'\nC=1\n");
    assertEquals(
        "{A: 'one\\ntwo'@1, B: 'x\r\\ny'@3, C: '1'@5}@1",
        Trees.lined(parsed.documents().getFirst()));
  }

  @Test
  void the_last_of_two_equal_keys_wins_and_a_note_says_where_both_stand() {
    Parsed parsed = read("A=1\nB=2\nA=3\n");
    assertEquals("{A: '3', B: '2'}", Trees.shown(parsed));
    Note note = parsed.notes().getFirst();
    assertEquals("duplicate-key", note.kind());
    assertEquals("a.env:3", note.at());
    assertEquals("a.env:1", note.details().get("first"));
  }

  @Test
  void what_is_no_assignment_is_unread_at_its_line_and_the_rest_is_read() {
    Parsed parsed = read("A=1\nnot an assignment\n=x\nB=2\n");
    assertEquals("{A: '1', B: '2'}", Trees.shown(parsed));
    assertEquals(List.of("a.env:2", "a.env:3"), parsed.unread().stream().map(u -> u.at()).toList());
  }

  @Test
  void an_open_quote_and_a_name_without_a_value_are_unreadable_items() {
    Parsed parsed = read("A=\"open\nB=2\nHOME\n");
    assertEquals("{A: ?, B: '2', HOME: ?}", Trees.shown(parsed));
  }

  @Test
  void a_byte_order_mark_and_carriage_returns_are_no_content() {
    assertEquals("{A: '1', B: '2'}", Trees.shown(read("\ufeffA=1\r\nB=2\r\n")));
  }

  @Test
  void an_empty_file_is_an_empty_mapping() {
    assertEquals("{}", Trees.shown(read("")));
  }

  @Test
  void references_that_grow_without_bound_are_stopped() {
    var text = new StringBuilder("A=0123456789\n");
    for (int i = 0; i < 40; i++) {
      text.append("A=$A$A\n");
    }
    Parsed parsed = read(text.toString());
    assertTrue(parsed.documents().getFirst() instanceof Node.Mapping);
  }

  @Test
  void a_masked_value_is_unreadable() {
    Parsed parsed = read("A=***\nB=ENC[AES256_GCM,data:abc]\nC=[SENSITIVE]\n");
    assertEquals("{A: ?, B: ?, C: ?}", Trees.shown(parsed));
  }

  @Test
  void a_value_that_is_all_template_is_unreadable_and_one_inside_a_text_is_text() {
    Parsed parsed = read("A={{ host }}\nB=<%= host %>\nC='say {{ name }}'\n");
    assertEquals("{A: ?, B: ?, C: 'say {{ name }}'}", Trees.shown(parsed));
  }

  @Property
  void any_bytes_give_a_result(@ForAll byte[] bytes) {
    Parsed parsed = new EnvReader().read(bytes, "a.env");
    assertTrue(!parsed.trees().isEmpty() || !parsed.unread().isEmpty());
  }

  @Property
  void any_value_in_double_quotes_reads_back(@ForAll String value) {
    String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$");
    String text = "A=\"" + quoted + "\"\nB=1\n";
    if (!value.equals(new String(Trees.bytes(value), StandardCharsets.UTF_8))
        || value.indexOf('\0') >= 0) {
      return;
    }
    var root = assertInstanceOf(Node.Mapping.class, read(text).documents().getFirst());
    assertEquals(value, root.text("A"));
    assertEquals("1", root.text("B"));
  }
}
