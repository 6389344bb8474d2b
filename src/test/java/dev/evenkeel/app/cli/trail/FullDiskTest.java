package dev.evenkeel.app.cli.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, for the log or for its mark, and one that became read-only. */
class FullDiskTest {
  /** Says each step's exit code in a line of its own; $@ is our program. */
  private static final String STEPS =
      """
      mount -t tmpfs -o size=2m none small || { echo "no mount"; exit 0; }
      mount -t tmpfs -o size=64k none marks || { echo "no mount"; exit 0; }
      say() { echo "== $1 $2"; }
      record() { key=$1; shift
        "$@" trail record --data small/log --high-water marks --change c --type test.result \
          --key $key >receipt 2>&1; code=$?; say "$key" $code; cat receipt; }
      verify() { "$@" trail verify --data small/log --high-water marks 2>&1; say verify $?; }
      record k0 "$@"
      cat /dev/zero >small/filler 2>/dev/null
      record k1 "$@"
      rm small/filler
      verify "$@"
      record k1 "$@"
      cat /dev/zero >marks/filler 2>/dev/null
      record k2 "$@"
      rm marks/filler
      record k2 "$@"
      verify "$@"
      mount -o remount,ro small
      record k3 "$@"
      verify "$@"
      """;

  @TempDir Path directory;

  @Test
  void whatDoesNotFitIsNamedAndNothingIsLostOrHalfWritten() throws Exception {
    var apart = new Apart(directory, "-rm");
    assumeTrue(apart.possible(), "no disk was filled: unshare -rm is not here or is refused");
    Files.createDirectories(directory.resolve("small"));
    Files.createDirectories(directory.resolve("marks"));
    var command = new ArrayList<>(List.of("sh", "-c", STEPS, "sh"));
    command.addAll(Apart.evenkeel());
    String said = apart.run(command.toArray(String[]::new)).output();
    assumeTrue(!said.contains("no mount"), "no disk was filled: mounting is refused");
    assertEquals(
        List.of(
            "== k0 0",
            "== k1 3",
            "== verify 0",
            "== k1 0",
            "== k2 3",
            "== k2 0",
            "== verify 0",
            "== k3 3",
            "== verify 0"),
        said.lines().filter(line -> line.startsWith("== ")).toList(),
        said);
    assertTrue(said.contains("evenkeel: the log's database"), said);
    assertTrue(said.contains("cannot be moved, so no receipt is handed out"), said);
    assertEquals(
        List.of("  records      1", "  records      3", "  records      3"),
        said.lines().filter(line -> line.startsWith("  records ")).toList(),
        said);
  }
}
