package dev.evenkeel.source.file.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.source.file.Trees;
import dev.evenkeel.source.file.format.Parsed;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainBlocksTest {
  /** Lines that are plain, lines that nearly are, and lines that are not at all. */
  private static final List<String> LINES =
      List.of(
          "a:",
          "b: 1",
          "c: x y",
          "d: 'q'",
          "e: \"q\\n\\\"\"",
          "f: {}",
          "g: []",
          "true: no",
          "1: 2",
          "- a",
          "- b: 1",
          "-",
          "- 'x'",
          "-   c: 2",
          "- -1",
          "- {}",
          "- http://h:1/p",
          "- d:",
          "null: ~",
          "x.y/z-w_v: -0.5e3",
          "h: a#b",
          "i:   trailing   ",
          "# comment",
          "",
          "   ",
          "plain text",
          "- - x",
          "j: k: l",
          "k: a # c",
          "l: 'it''s'",
          "m: \"a\" b",
          "n: |",
          "o: >-",
          "p: &x 1",
          "q: *x",
          "r: !t 1",
          "? s",
          "t : 1",
          "u:v",
          "v: {{ x }}",
          "w: a {% b",
          "<<: *x",
          "y: [1, 2]",
          "z: {a: 1}",
          "---",
          "...",
          "--- a",
          "%YAML 1.2",
          "\tt: 1",
          "aa: \tx",
          "bb: -",
          "cc: - x",
          "dd: ?",
          "ee: a:",
          "ff: @x",
          "gg: 'open",
          "hh: \"\\x41\"",
          "\u00e9: 1",
          "ii: \u00e9",
          "jj: ********",
          "kk: ENC[x]",
          "ll: 0x1F",
          "mm: <% x %>",
          "\"nn\": 1",
          "- \"oo\": 1",
          "pp:x",
          ": 1",
          "-1: 2",
          "- ? x",
          "a: 2",
          "qq: ''",
          "rr: \"\"",
          "ss: '",
          "tt: \"",
          "uu: .inf",
          "vv: a\\b",
          "ww: \"a\\",
          "xx: 'a' # c",
          "- # c",
          "yy: # c",
          "zz: #c");

  @Provide
  Arbitrary<String> documents() {
    Arbitrary<String> line =
        Combinators.combine(Arbitraries.of(0, 0, 0, 1, 2, 2, 2, 4, 4, 6), Arbitraries.of(LINES))
            .as((indent, text) -> " ".repeat(indent) + text);
    Arbitrary<String> plain =
        Combinators.combine(Arbitraries.of(0, 0, 2, 2, 4), Arbitraries.of(LINES.subList(0, 25)))
            .as((indent, text) -> " ".repeat(indent) + text);
    // One odd line among plain ones says most: with more of them, all readers give up early.
    Arbitrary<List<String>> odd =
        Combinators.combine(plain.list().ofMaxSize(4), line, plain.list().ofMaxSize(3))
            .as(
                (before, one, after) -> {
                  var all = new ArrayList<>(before);
                  all.add(one);
                  all.addAll(after);
                  return all;
                });
    return Arbitraries.frequencyOf(
        Tuple.of(1, joined(line.list().ofMaxSize(8))),
        Tuple.of(2, joined(plain.list().ofMaxSize(10))),
        Tuple.of(4, joined(odd)));
  }

  private static Arbitrary<String> joined(Arbitrary<List<String>> lines) {
    return Combinators.combine(lines, Arbitraries.of("\n", "\n", "\r\n"))
        .as((all, end) -> String.join(end, all) + end);
  }

  @Property(tries = 6000)
  void a_document_read_here_is_what_the_library_reads(@ForAll("documents") String text) {
    assertEquals(said(YamlReader.byLibrary(), text), said(new YamlReader(), text), text);
  }

  private static String said(YamlReader reader, String text) {
    Parsed parsed = reader.read(Trees.bytes(text), "x.yml");
    var said = new StringBuilder();
    parsed
        .trees()
        .forEach(tree -> said.append(tree.within()).append(Trees.lined(tree.root())).append('\n'));
    return said.append(parsed.unread()).append(parsed.notes()).toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: 1\n",
        "---\na: 1\nb:\n- c\n- d: 2\n  e:\n    f: x\n",
        "# c\n\n- a\n-\n  b: 'x'\n-\n",
        "a:\nb: \"x\\ny\"\nc: {}\nd: http://h:80/#x\n",
      })
  void what_machines_write_is_read_here(String text) {
    assertNotNull(read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# c\n",
        "a: &x 1\n",
        "a: *x\n",
        "a: !t 1\n",
        "a: |\n  x\n",
        "a: x\n  y\n",
        "a: 1 # c\n",
        "a: 1\na: 2\n",
        "a: [1]\n",
        "a: {{ x }}\n",
        "a\n",
        "a: \u00e9\n",
        "a:\tb\n",
        "a: 1\r\n"
      })
  void anything_else_is_left_to_the_library(String text) {
    assertNull(read(text));
  }

  private static Object read(String text) {
    byte[] bytes = Trees.bytes(text);
    return PlainBlocks.read(
        bytes, new DocumentSlices.Slice(0, bytes.length, 1), Origin.of("x"), StringPool.shared());
  }
}
