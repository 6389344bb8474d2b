package dev.evenkeel.source.file.flat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.source.file.Trees;
import dev.evenkeel.source.file.format.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IniReaderTest {
  private static Parsed read(String text) {
    return new IniReader().read(Trees.bytes(text.replace("~", "\n")), "a.ini");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[a]~b=1~c: 2|{a: {b: '1', c: '2'}}",
        "top=1~[a]~b=2|{top: '1', a: {b: '2'}}",
        "; c~# c~[a] ; c~b = x ; y # z|{a: {b: 'x ; y # z'}}",
        "[a]~b=1~[c]~d=1~[a]~e=2|{a: {b: '1', e: '2'}, c: {d: '1'}}",
        "[a]~  b = 1~  c = 2|{a: {b: '1', c: '2'}}",
        "[a]~b = 1~  more = 2~c=3|{a: {b: '1\\nmore = 2', c: '3'}}",
        "[mysqld]~skip-networking~port=1|{mysqld: {skip-networking: null, port: '1'}}",
        "[a]~b=~c=\"q\"|{a: {b: '', c: '\"q\"'}}",
        "[remote \"x\"]~url=http://h/?a=b|{remote \"x\": {url: 'http://h/?a=b'}}",
        "[]~a=1|{: {a: '1'}}",
        "`` |{}",
      })
  void sections_hold_keys_and_values_as_written(String text, String expected) {
    Parsed parsed = read(text);
    assertEquals(expected, Trees.shown(parsed));
    assertEquals(List.of(), parsed.unread());
  }

  @Test
  void a_duplicate_is_a_note_with_its_section() {
    Parsed parsed = read("[a]\nb=1\n[c]\nb=1\n[a]\nb=2\n");
    assertEquals("{a: {b: '2'}, c: {b: '1'}}", Trees.shown(parsed));
    assertEquals(
        List.of("[a, b] a.ini:6"),
        parsed.notes().stream().map(note -> note.within() + " " + note.at()).toList());
  }

  @Test
  void a_key_that_is_also_a_section_is_a_note() {
    assertEquals(List.of("a"), read("a=1\n[a]\nb=2\n").notes().getFirst().within());
  }

  @Test
  void a_line_that_is_neither_is_said_and_the_rest_is_read() {
    Parsed parsed = read("[a\nb=1\n=2\n[c] d\n");
    assertEquals("{b: '1'}", Trees.shown(parsed));
    assertEquals(
        List.of("a.ini:1", "a.ini:3", "a.ini:4"),
        parsed.unread().stream().map(problem -> problem.at()).toList());
  }

  @Test
  void each_value_stands_at_its_line() {
    assertEquals(
        "{a: {b: '1'@3, c: 'x\\ny'@4}@2}@1",
        Trees.lined(read("; c\r\n[a]\r\nb=1\r\nc=x\r\n y\r\n").documents().getFirst()));
  }
}
