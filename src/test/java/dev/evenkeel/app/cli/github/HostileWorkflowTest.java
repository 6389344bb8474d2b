package dev.evenkeel.app.cli.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.github.Workflow.Left;
import dev.evenkeel.app.github.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** What strangers name and write stays text: in shell words, log, outputs, summary and comment. */
class HostileWorkflowTest {
  private static final Pattern LOG =
      Pattern.compile("(?s)^::stop-commands::(evenkeel-[0-9a-f]{32})\n(.*)\n::\\1::\n(.*)$");
  private static final Set<String> OUTPUTS =
      Arrays.stream(Output.values()).map(Output::word).collect(Collectors.toSet());
  private static final Pattern REFERENCE =
      Pattern.compile("@[A-Za-z0-9]|#[0-9]|(?i)\\bgh-[0-9]|\\b[0-9a-f]{7,40}\\b");
  private static final Parser MARKDOWN =
      Parser.builder()
          .extensions(List.of(TablesExtension.create(), AutolinkExtension.create()))
          .build();
  private static final List<String> PIECES =
      List.of(
          "\n",
          "\r\n",
          "\n::error::owned",
          "::set-output name=verdict::passed",
          "\nverdict<<x\npassed\nx\n",
          "##[error]owned",
          "${{ github.token }}",
          "$(touch owned)",
          "`touch owned`",
          "; touch owned #",
          "' || touch owned || '",
          "\" && touch owned && \"",
          "@everyone",
          "@octo-org/team",
          "#1",
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "</details>",
          "[x](https://evil.example)",
          "![x](https://evil.example/x.png)",
          "https://evil.example/",
          "\u001b[31m",
          "\u001b]0;owned\u0007",
          "\u202e",
          "\u0085::error::owned",
          "\u2028::error::owned",
          "\u2066",
          "\u009b31m",
          "[^1]",
          "> [!CAUTION]",
          "&#64;octocat",
          "|",
          "``` ",
          "%0A::error::owned",
          "--config=owned",
          "@owned",
          "-",
          "plain",
          "3.1");

  @Property(tries = 60)
  void whatAStrangerWroteIsNeverMoreThanText(
      @ForAll("texts") String one, @ForAll("texts") String other) {
    inFolder(
        folder -> {
          try (var github = new GitHubStub()) {
            String file = name(one) + ".env";
            Left left =
                new Workflow(folder)
                    .variable("GITHUB_API_URL", github.url())
                    .variable("GITHUB_HEAD_REF", one)
                    .variable("GITHUB_REF", "refs/heads/" + other)
                    .variable("EVENKEEL_MATRIX", "{\"leg\": \"x\"}")
                    .file(file, "KEY='" + other.replace("'", "") + "'\nSAME=1\n")
                    .file("right.env", "KEY=right\nSAME=1\n")
                    .with("command", "compare")
                    .with("left", "./" + file)
                    .with("right", "right.env")
                    .with("comment", "always")
                    .with("github-token", "t")
                    .run();
            held(left, github);
          }
        });
  }

  @Property(tries = 40)
  void anInputIsOneWordWhateverItHolds(
      @ForAll("texts") String one, @ForAll("inputs") String input) {
    inFolder(
        folder -> {
          try (var github = new GitHubStub()) {
            Left left =
                new Workflow(folder)
                    .variable("GITHUB_API_URL", github.url())
                    .file("owned", "--fail-on\ninfo\n")
                    .file("a.env", "A=1\n")
                    .file("b.env", "A=2\n")
                    .with("command", "compare")
                    .with("left", "a.env")
                    .with("right", "b.env")
                    .with(input, one)
                    .run();
            held(left, github);
            try (Stream<Path> files = Files.list(folder.resolve("workspace"))) {
              assertEquals(3, files.count(), "nothing was made in the workspace");
            }
          }
        });
  }

  @Example
  void theOracleSeesWhatIsInjected() {
    assertFalse(LOG.matcher("::stop-commands::a\nx\n::error::owned\n").matches());
    for (String bad :
        List.of("<b>x</b>", "[x](https://evil.example)", "![x](y)", "@octocat", "see #12")) {
      boolean passed = true;
      try {
        walk(MARKDOWN.parse(bad));
      } catch (AssertionError e) {
        passed = false;
      }
      assertFalse(passed, bad);
    }
  }

  private static void held(Left left, GitHubStub github) {
    Matcher log = LOG.matcher(left.log());
    String after = left.log();
    if (log.matches()) {
      assertFalse(log.group(2).contains(log.group(1)), "the mark ends it once");
      after = log.group(3);
    }
    after
        .lines()
        .forEach(
            line ->
                assertTrue(
                    line.startsWith("evenkeel: ")
                        || line.matches(
                            "::(error|warning) (file=[^:,]+,line=\\d+,)?title=[^:,]*::.*"),
                    line));
    (left.log() + left.err())
        .codePoints()
        .forEach(
            c ->
                assertTrue(
                    c == '\n'
                        || c >= 0x20
                            && !Set.of(0x202e, 0x2028, 0x2066, 0x7f, 0x85, 0x9b).contains(c),
                    left.log()));
    assertTrue(OUTPUTS.containsAll(new TreeSet<>(left.outputs().keySet())), left.outputs() + "");
    assertEquals(
        left.code() == 0, left.output("verdict").equals("passed"), left.outputs().toString());
    walk(MARKDOWN.parse(left.summary()));
    github.comments().forEach(comment -> walk(MARKDOWN.parse(comment.body())));
  }

  private static void walk(Node node) {
    switch (node) {
      case HtmlInline html ->
          assertTrue(
              Set.of("<br>", "<sub>", "</sub>").contains(html.getLiteral()), html.getLiteral());
      case HtmlBlock html ->
          assertTrue(
              html.getLiteral()
                  .matches("(?s)<!-- evenkeel [0-9a-f]{24} -->.*|</?details>.*|<sub>Evenkeel, .*"),
              html.getLiteral());
      case Link link ->
          assertTrue(
              link.getDestination().startsWith("https://github.com/octo-org/shop/actions/runs/"),
              link.getDestination());
      case Image image -> throw new AssertionError("an image of " + image.getDestination());
      case Text text -> assertFalse(REFERENCE.matcher(text.getLiteral()).find(), text.getLiteral());
      default -> {}
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      walk(child);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> inputs() {
    return Arbitraries.of(
        "command",
        "left",
        "right",
        "config",
        "fail-on",
        "args",
        "working-directory",
        "summary",
        "comment",
        "comment-key",
        "engine",
        "change");
  }

  /** As a stranger may call a file; a slash would be a folder. */
  private static String name(String text) {
    String name = text.replace("/", "_").replace("\u0000", "");
    return name.substring(0, Math.min(60, name.length()));
  }

  private interface Work {
    void in(Path folder) throws IOException;
  }

  private static void inFolder(Work work) {
    try {
      Path folder = Files.createTempDirectory("hostile");
      try {
        work.in(folder);
      } finally {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
