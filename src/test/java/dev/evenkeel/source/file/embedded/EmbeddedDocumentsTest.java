package dev.evenkeel.source.file.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.evenkeel.difference.Comparison;
import dev.evenkeel.difference.Difference;
import dev.evenkeel.difference.Differences;
import dev.evenkeel.difference.Rules;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Secrecy;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.source.file.Trees;
import dev.evenkeel.value.ItemPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedDocumentsTest {
  private static final Origin FILE = Origin.of("cm.yaml");

  private static Node read(String key, String text) {
    return new EmbeddedDocuments()
        .document(
            List.of("config", "app", key), Node.Scalar.string(text.replace("~", "\n"), FILE, 7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A|{\"a\": [1, \"x\"]}|{a: [1, 'x']}",
        "A| [1, 2]|[1, 2]",
        "a.json|{\"a\": 1, // c~}|{a: 1}",
        "a.yaml|a: 1~|{a: 1}",
        "a.yml|- a~- b~|['a', 'b']",
        "a.properties|a.b=1~c=2|{a.b: '1', c: '2'}",
        "a.toml|a = 1~|{a: 1}",
        "a.ini|[s]~a=1~|{s: {a: '1'}}",
        "A|a: 1~b: {c: 2}~|{a: 1, b: {c: 2}}",
        "A|# comment~a: 1~b: 2|{a: 1, b: 2}",
      })
  void a_document_is_known_by_its_keys_name_or_by_its_form(String key, String text, String tree) {
    assertEquals(tree, Trees.shown(read(key, text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A|a: 1",
        "A|a: 1~",
        "A|Note: see below~and then some words",
        "A|{\"a\": 1",
        "A|{\"a\": 1, \"a\": 2}",
        "A|{\"a\": 1} x",
        "A|\"text\"",
        "A|12",
        "A|{{ .Values.x }}",
        "A|[section]~a=1",
        "a.yaml|a: 1~---~b: 2",
        "a.yaml|a: {{ x }}~b: 1",
        "a.yaml|a: 1~a: 2",
        "a.yaml|only words~in lines",
        "a.txt|{{ x }}",
        "a.properties|classpath:/x",
        "a.json|/etc/app.json",
      })
  void a_text_in_doubt_stays_a_text(String key, String text) {
    assertNull(read(key, text));
  }

  @Test
  void a_node_says_the_place_of_the_text_and_its_line_in_it() {
    Node.Mapping tree = (Node.Mapping) read("a.yaml", "a: 1~b:~  c: 2~");
    Node c = tree.find("b", "c");
    assertEquals("cm.yaml:7", c.at());
    assertEquals("cm.yaml:7, line 3 of its text", c.provenance());
  }

  private static Snapshot side(String name, Node root) {
    Document document = Document.plain(root);
    Document covered =
        Secrecy.byForm()
            .reading(new EmbeddedDocuments())
            .cover(ItemPath.of("config", "app"), document);
    var reading =
        new Reading("app", Optional.empty(), List.of(covered), List.of(), List.of(), Set.of(name));
    return new Snapshot(name, Tokens.none(), List.of(reading));
  }

  private static Node mapping(String key, Node value) {
    return Node.Mapping.of(Map.of(key, value), FILE, 1);
  }

  private static Node text(String text) {
    return Node.Scalar.string(text.replace("~", "\n"), FILE, 7);
  }

  private static List<String> compared(String key, Node left, Node right) {
    Differences differences =
        Comparison.compare(
            side("staging", mapping(key, left)),
            side("production", mapping(key, right)),
            Rules.NONE);
    return differences.differences().stream()
        .filter(each -> !(each instanceof Difference.Same))
        .map(each -> each.itemClass() + " " + each.item())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A|{\"a\":1,\"b\":[1,2]}|{ \"b\": [1, 2],~ \"a\": 1 }|",
        "a.yaml|a: 1~b: x~|b: \"x\"~# c~a: 1|",
        "a.properties|a=1~b=2|b : 2~a:1|",
        "A|{\"a\": 1}|{\"a\": 2}|DIFFERENT config/app/A/a",
        "A|{\"a\": 1}|{\"a\": \"1\"}|DIFFERENT config/app/A/a",
        "A|{\"a\": 1}|{\"a\": 1, \"b\": null}|ONLY_RIGHT config/app/A/b",
        "A|{\"a\": \"{\\\"z\\\": 2}\"}|{\"a\": \"{\\\"z\\\": 3}\"}|DIFFERENT config/app/A/a/z",
        "A|{\"a\": \"{\\\"z\\\": 2}\"}|{\"a\": {\"z\": 2}}|DIFFERENT config/app/A/a",
        "A|{\"a\": 1}|{\"a\": 1|DIFFERENT config/app/A",
        "A|{\"a\": 1, \"b\": 2}|a: 1~b: 2|DIFFERENT config/app/A",
        "A|{\"password\": \"one\"}|{\"password\": \"two\"}|DIFFERENT config/app/A/password",
        "A|[{\"name\": \"x\", \"v\": 1}, {\"name\": \"y\", \"v\": 1}]|[{\"name\": \"y\", \"v\": 2},"
            + " {\"name\": \"x\", \"v\": 1}]|DIFFERENT config/app/A/y/v",
      })
  void two_texts_are_compared_as_the_data_they_hold(
      String key, String left, String right, String expected) {
    assertEquals(
        expected == null ? List.of() : List.of(expected), compared(key, text(left), text(right)));
  }

  @Test
  void a_text_is_not_the_document_it_holds() {
    Node real = mapping("a", new Node.Scalar(Node.ScalarType.INTEGER, "1", FILE, 9));
    assertEquals(List.of("DIFFERENT config/app/A"), compared("A", text("{\"a\": 1}"), real));
    assertEquals(List.of("DIFFERENT config/app/A"), compared("A", real, text("{\"a\": 1}")));
  }

  @Test
  void a_secret_inside_a_document_is_covered_and_a_secret_text_is_not_opened() {
    Node tree =
        side(
                "staging",
                Node.Mapping.of(
                    Map.of(
                        "A", text("{\"db\": {\"password\": \"canary\", \"host\": \"h\"}}"),
                        "DB_PASSWORD", text("{\"a\": \"canary\"}")),
                    FILE,
                    1))
            .readings()
            .getFirst()
            .documents()
            .getFirst()
            .root();
    assertEquals("{db: {password: ***, host: 'h'}}", Trees.shown(((Node.Mapping) tree).get("A")));
    assertEquals("***", Trees.shown(((Node.Mapping) tree).get("DB_PASSWORD")));
  }
}
