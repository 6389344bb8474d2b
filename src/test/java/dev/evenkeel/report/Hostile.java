package dev.evenkeel.report;

import dev.evenkeel.check.Finding;
import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.Coverage;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.gate.Gate;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Text that would act on what shows it, and reports that hold it wherever foreign text can stand.
 */
public final class Hostile {
  /** Each begins something in some format: a terminal, a runner, Markdown, HTML, XML, a layout. */
  public static final List<String> PIECES =
      List.of(
          "\u001b[31m",
          "\u001b]8;;http://evil.example\u0007x",
          "\u009b2J",
          "\r",
          "\n",
          "\r\n",
          "\t",
          "\b",
          "\u0000",
          "\u007f",
          "\u0085",
          "\u2028",
          "\u202e",
          "\u2066",
          "\u200b",
          "\u200f",
          "\ufeff",
          "\u00a0",
          "\ufffe",
          "\ud800",
          "\udc00",
          "\udb40\udc41",
          "\ud83d\ude00",
          "::error file=x::",
          "::stop-commands::x",
          "##[error]",
          "##vso[task.setvariable]",
          "${{ secrets.TOKEN }}",
          "`",
          "```",
          "``",
          "|",
          "\\",
          "\\|",
          "\"",
          "'",
          "<script>alert(1)</script>",
          "</style>",
          "</details>",
          "<img src=x onerror=alert(1)>",
          "<!--",
          "]]>",
          "&lt;",
          "&amp;#x41;",
          "&",
          "<",
          ">",
          "@everyone",
          "@octo-org/team",
          "#123",
          "GH-1",
          "octo/repo#1",
          "0123456789abcdef0123456789abcdef01234567",
          "https://evil.example/?a=b",
          "www.evil.example",
          "mail@evil.example",
          "[x](javascript:alert(1))",
          "![x](http://evil.example/x.png)",
          "[x]: http://evil.example",
          "**",
          "__",
          "~~",
          "# ",
          "- ",
          "> ",
          "1. ",
          "---",
          "$x$",
          ":rocket:",
          "%s%n",
          "{0}",
          " ",
          "/",
          "~",
          "a",
          "value");

  private Hostile() {}

  public static Arbitrary<String> texts() {
    Arbitrary<String> pieces = Arbitraries.of(PIECES);
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(12);
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(5, pieces), net.jqwik.api.Tuple.of(1, any))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }

  /** A report in which every text that comes from outside is the given one. */
  static Report report(String text) {
    var findings = new ArrayList<Finding>();
    for (ItemClass itemClass : ItemClass.values()) {
      for (Severity severity : Severity.values()) {
        findings.add(finding(text, itemClass, severity));
      }
    }
    return new Report(
        new Gate(Severity.BLOCK).decide(findings, new Coverage(9, 9, 1, 1, 1, Map.of())),
        Severity.BLOCK,
        text,
        text + "2",
        findings,
        new Coverage(9, 9, 1, 1, 1, Map.of()),
        Map.of(ItemClass.DIFFERENT, 3L),
        "sha256:" + "3f".repeat(32),
        "sha256:" + "a0".repeat(32),
        List.of(text),
        List.of(text));
  }

  private static Finding finding(String text, ItemClass itemClass, Severity severity) {
    Origin origin = Origin.of(text);
    Node left =
        switch (severity) {
          case BLOCK -> Node.Scalar.string(text, origin, 3);
          case WARN -> tree(text, origin);
          case INFO -> new Node.Unreadable(text, text, origin, 4);
        };
    Optional<Sighting> right =
        itemClass == ItemClass.ONLY_LEFT
            ? Optional.empty()
            : Optional.of(Sighting.of(Node.Scalar.string("x" + text + "\n" + text, origin, 5)));
    return new Finding(
        text.isBlank() ? "check" : text,
        severity,
        itemClass,
        new ItemPath(List.of("config", text, itemClass.name(), severity.word(), text)),
        text,
        itemClass == ItemClass.ONLY_RIGHT ? Optional.empty() : Optional.of(Sighting.of(left)),
        right,
        Optional.empty(),
        Optional.of(text),
        List.of(text),
        Optional.of(new Finding.Allowed(text, text, text, text, text, text, text)),
        Optional.of(new Finding.Blame(text, text, text)),
        text);
  }

  private static Node tree(String text, Origin origin) {
    var members = new LinkedHashMap<String, Node>();
    members.put(text, Node.Scalar.string(text, origin, 3));
    members.put("list", Node.Sequence.of(List.of(Node.Scalar.string(text, origin, 4)), origin, 4));
    return Node.Mapping.of(members, origin, 3);
  }
}
