package dev.evenkeel.source.file.flat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.source.file.Trees;
import dev.evenkeel.source.file.format.Parsed;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PropertiesReaderTest {
  private static Parsed read(String text) {
    return new PropertiesReader().read(Trees.bytes(text), "a.properties");
  }

  private static Map<String, String> values(Parsed parsed) {
    var values = new HashMap<String, String>();
    var root = (Node.Mapping) parsed.trees().getFirst().root();
    root.asMap().forEach((key, value) -> values.put(key, ((Node.Scalar) value).text()));
    return values;
  }

  /** Every character that the format gives a meaning to, and some that it does not. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("ab=: \t\f\\\n\r#!n0")
        .ofMaxLength(40)
        // The JDK makes an entry without a key of a continuation that nothing follows.
        .map(text -> text + "\nlast=1");
  }

  @Property(tries = 2000)
  void it_reads_what_the_jdk_reads(@ForAll("texts") String text) throws IOException {
    var oracle = new Properties();
    oracle.load(new StringReader(text));
    assertEquals(oracle, values(read(text)), text.replace("\n", "<LF>").replace("\r", "<CR>"));
  }

  @Property(tries = 300)
  void what_the_jdk_writes_is_read_back(
      @ForAll @Size(max = 5)
          Map<@AlphaChars String, @CharRange(from = 1, to = 0x2fff) String> written)
      throws IOException {
    var properties = new Properties();
    properties.putAll(written);
    var text = new StringWriter();
    properties.store(text, null);
    assertEquals(properties, values(read(text.toString())));
  }

  @Test
  void each_value_stands_at_the_line_its_key_starts_on() {
    Parsed parsed = read("# c\r\na=1\r\nb = x\\\r\n    y\r\n\r\nc:2\r\n");
    assertEquals(
        "{a: '1'@2, b: 'xy'@3, c: '2'@6}@1", Trees.lined(parsed.trees().getFirst().root()));
  }

  @Test
  void a_key_is_one_item_dots_and_all() {
    assertEquals(
        "{server.port: '80', server: 'x', ö: 'é'}",
        Trees.shown(read("server.port=80\nserver=x\n\\u00f6=é\n")));
  }

  @Test
  void a_key_that_stands_twice_is_a_note_and_the_last_counts() {
    Parsed parsed = read("a=1\nb=2\na=3\n");
    assertEquals("{a: '3', b: '2'}", Trees.shown(parsed));
    assertEquals("duplicate-key", parsed.notes().getFirst().kind());
    assertEquals("a.properties:3", parsed.notes().getFirst().at());
  }

  @Test
  void a_wrong_escape_makes_its_own_value_unreadable_and_no_other() {
    Parsed parsed = read("a=\\u12\nb=2\n\\uzzzz=1\n");
    assertEquals("{a: ?, b: '2'}", Trees.shown(parsed));
    assertInstanceOf(
        Node.Unreadable.class, ((Node.Mapping) parsed.documents().getFirst()).get("a"));
    assertEquals(
        List.of("a.properties:3"), parsed.unread().stream().map(problem -> problem.at()).toList());
  }

  @Test
  void only_spring_splits_documents() {
    String text = "a=1\n#---\na=2\n";
    assertEquals("{a: '2'}", Trees.shown(read(text)));
    assertEquals(
        "{a: '1'}\n{a: '2'}",
        Trees.shown(new PropertiesReader(true).read(Trees.bytes(text), "a.properties")));
  }
}
