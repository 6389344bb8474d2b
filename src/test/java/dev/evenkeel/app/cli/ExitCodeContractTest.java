package dev.evenkeel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What scripts may rely on, held over whole command lines. */
class ExitCodeContractTest {
  private static final String DECLARED =
      """
      version: 1
      environments:
        staging: {sources: {app: {env: a.env}}}
        production: {sources: {app: {env: b.env}}}
        twin: {sources: {app: {env: a.env}}}
        broken: {sources: {app: {env: absent.env}}}
        half: {sources: {app: {env: b.env}, more: {env: absent.env}}}
        none: {}
      compare: {left: staging, right: production}
      """;

  @TempDir Path folder;

  private record Row(int code, String command) {}

  @TestFactory
  Stream<DynamicTest> theContract() {
    Shell shell =
        new Shell(folder)
            .file("evenkeel.yaml", DECLARED)
            .file("a.env", "SIZE=1\n")
            .file("b.env", "SIZE=2\n")
            .file("c.env", "SIZE=1\n")
            .file("empty.env", "")
            .file("empty2.env", "")
            .file("bad.yaml", "version: 2\n")
            .file("t1.yaml", "a: {{ x }}\nb: 1\n")
            .file("t2.yaml", "a: {{ x }}\nb: 2\n");
    return Stream.of(
            new Row(ExitCode.PASSED, "compare a.env c.env"),
            new Row(ExitCode.PASSED, "--help"),
            new Row(ExitCode.PASSED, "compare --help"),
            new Row(ExitCode.PASSED, "--version"),
            new Row(ExitCode.FAILED, "compare"),
            new Row(ExitCode.FAILED, "compare a.env b.env --fail-on warn"),
            new Row(ExitCode.FAILED, "demo --format json"),
            new Row(ExitCode.USAGE, ""),
            new Row(ExitCode.USAGE, "compair"),
            new Row(ExitCode.USAGE, "compare --no-such-option"),
            new Row(ExitCode.USAGE, "compare a.env"),
            new Row(ExitCode.USAGE, "compare a.env nowhere.env"),
            new Row(ExitCode.USAGE, "compare a.env b.env c.env"),
            new Row(ExitCode.USAGE, "compare --format nonsense"),
            new Row(ExitCode.USAGE, "compare --fail-on nonsense"),
            new Row(ExitCode.USAGE, "compare --format json --format text"),
            new Row(ExitCode.USAGE, "compare --config bad.yaml"),
            new Row(ExitCode.USAGE, "compare --config absent.yaml"),
            new Row(ExitCode.USAGE, "explain no-such-check"),
            new Row(ExitCode.USAGE, "explain 000000000000"),
            new Row(ExitCode.USAGE, "allow 000000000000"),
            new Row(ExitCode.USAGE, "snapshot a.env"),
            new Row(ExitCode.INCONCLUSIVE, "compare empty.env empty2.env"),
            new Row(ExitCode.INCONCLUSIVE, "compare a.env a.env"),
            new Row(ExitCode.INCONCLUSIVE, "compare staging twin"),
            new Row(ExitCode.INCONCLUSIVE, "compare staging broken"),
            new Row(ExitCode.INCONCLUSIVE, "compare t1.yaml t1.yaml"),
            new Row(ExitCode.FAILED, "compare t1.yaml t2.yaml"),
            new Row(ExitCode.FAILED, "compare staging half"),
            new Row(ExitCode.INCONCLUSIVE, "compare none none"),
            new Row(ExitCode.INCONCLUSIVE, "snapshot broken --output s.json"),
            new Row(ExitCode.INCONCLUSIVE, "doctor"))
        .map(
            row ->
                DynamicTest.dynamicTest(row.code() + " " + row.command(), () -> hold(shell, row)));
  }

  private static void hold(Shell shell, Row row) {
    String[] words = row.command().isEmpty() ? new String[0] : row.command().split(" ", -1);
    Shell.Ran ran = shell.run(words);
    assertEquals(row.code(), ran.code(), () -> ran.out() + ran.err());
    if (row.code() == ExitCode.USAGE) {
      assertEquals("", ran.out(), "nothing but a report goes to standard output");
    }
  }
}
