package dev.evenkeel.source.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.source.git.Disagreement.Elsewhere;
import dev.evenkeel.source.git.Disagreement.Missing;
import dev.evenkeel.source.git.Disagreement.Present;
import dev.evenkeel.source.git.Disagreement.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlameTest {
  @TempDir Path folder;

  @BeforeEach
  void repository() throws Exception {
    git("init", "-q");
  }

  @Test
  void the_later_author_date_wins_where_both_sides_have_the_line() throws Exception {
    write("staging.env", "A=1\nB=1\n");
    write("production.env", "A=1\nB=1\n");
    commit("both begin", "2024-01-01T10:00:00+01:00");
    write("staging.env", "A=1\nB=2\n");
    commit("staging tries two", "2024-03-01T10:00:00+01:00");
    write("production.env", "A=9\nB=1\n");
    commit("production moves another key", "2024-06-01T10:00:00-05:00");

    Commit of = by(present("staging.env", 2), present("production.env", 2));

    assertEquals("staging tries two", of.subject());
    assertEquals("2024-03-01T10:00+01:00", of.date().toString());
    assertEquals(40, of.id().length());
  }

  @Test
  void the_answer_is_the_same_from_both_directions() throws Exception {
    write("staging.env", "A=1\n");
    commit("staging", "2024-01-01T10:00:00+00:00");
    write("production.env", "A=2\n");
    commit("production", "2024-01-01T10:00:00+00:00");

    assertEquals(
        by(present("staging.env", 1), present("production.env", 1)),
        by(present("production.env", 1), present("staging.env", 1)));
  }

  @Test
  void a_missing_key_names_the_commit_that_removed_it() throws Exception {
    write("staging.env", "A=1\nLIMIT=5\n");
    write("production.env", "A=1\nLIMIT=5\n");
    commit("both begin", "2024-01-01T10:00:00+00:00");
    write("staging.env", "A=1\n");
    commit("staging drops the limit", "2024-02-01T10:00:00+00:00");
    write("staging.env", "A=2\n");
    write("production.env", "A=1\nLIMIT=6\n");
    commit("later, and elsewhere", "2024-03-01T10:00:00+00:00");

    Commit of = by(missing("staging.env", "LIMIT="), present("production.env", 2));

    assertEquals("staging drops the limit", of.subject());
  }

  @Test
  void a_key_that_was_never_there_names_the_commit_that_added_it_on_the_other_side()
      throws Exception {
    write("staging.env", "A=1\n");
    write("production.env", "A=1\n");
    commit("both begin", "2024-01-01T10:00:00+00:00");
    write("production.env", "A=1\nLIMIT=5\n");
    commit("production gains a limit", "2024-02-01T10:00:00+00:00");
    write("production.env", "A=1\nLIMIT=6\n");
    commit("production raises it", "2024-03-01T10:00:00+00:00");

    Side right = new Present(folder.resolve("production.env"), 2, Optional.of(has("LIMIT=")));

    assertEquals("production gains a limit", by(missing("staging.env", "LIMIT="), right).subject());
  }

  @Test
  void what_is_not_committed_moved_last() throws Exception {
    write("staging.env", "A=1\n");
    write("production.env", "A=1\n");
    commit("both begin", "2024-01-01T10:00:00+00:00");
    write("staging.env", "A=2\n");
    write("new.env", "A=3\n");

    assertInstanceOf(
        Blamed.Uncommitted.class, one(present("staging.env", 1), present("production.env", 1)));
    assertInstanceOf(
        Blamed.Uncommitted.class, one(present("new.env", 1), present("production.env", 1)));
    write("production.env", "B=1\n");
    assertInstanceOf(
        Blamed.Uncommitted.class, one(missing("production.env", "A="), present("staging.env", 1)));
  }

  @Test
  void outside_a_repository_and_beyond_the_file_history_cannot_say(@TempDir Path bare)
      throws Exception {
    write("staging.env", "A=1\n");
    commit("begin", "2024-01-01T10:00:00+00:00");
    Path alone = Files.writeString(bare.resolve("alone.env"), "A=1\n");

    Side outside = new Present(alone, 1, Optional.empty());
    assertInstanceOf(Blamed.Unknown.class, one(present("staging.env", 1), outside));
    assertInstanceOf(
        Blamed.Unknown.class, one(present("staging.env", 7), present("staging.env", 1)));
    assertInstanceOf(
        Blamed.Unknown.class, one(present("staging.env", 1), new Elsewhere("the cluster staging")));
  }

  @Test
  void a_shallow_clone_blames_nobody_for_what_lies_before_it(@TempDir Path elsewhere)
      throws Exception {
    write("staging.env", "A=1\nB=1\n");
    commit("begin", "2024-01-01T10:00:00+00:00");
    write("staging.env", "A=1\nB=2\n");
    commit("second", "2024-02-01T10:00:00+00:00");
    Path clone = elsewhere.resolve("clone");
    run(elsewhere, List.of("git", "clone", "-q", "--depth", "1", "file://" + folder, "clone"), "");

    var first = new Present(clone.resolve("staging.env"), 1, Optional.empty());

    Blamed blamed = Blame.of(List.of(new Disagreement(first, first))).getFirst();
    assertEquals(new Blamed.Unknown(History.SHALLOW), blamed);
  }

  @Test
  void a_file_name_that_looks_like_an_option_is_a_file_name() throws Exception {
    write("-L1.env", "A=1\n");
    commit("odd name", "2024-01-01T10:00:00+00:00");

    assertEquals("odd name", by(present("-L1.env", 1), present("-L1.env", 1)).subject());
  }

  @Test
  void many_lines_of_one_file_are_all_answered() throws Exception {
    write("big.env", "K=1\n".repeat(1000));
    commit("big", "2024-01-01T10:00:00+00:00");

    var all =
        java.util.stream.IntStream.rangeClosed(1, 1000)
            .mapToObj(i -> new Disagreement(present("big.env", i), present("big.env", i)))
            .toList();

    assertTrue(Blame.of(all).stream().allMatch(b -> b instanceof Blamed.By));
  }

  private Commit by(Side left, Side right) {
    return assertInstanceOf(Blamed.By.class, one(left, right)).commit();
  }

  private static Blamed one(Side left, Side right) {
    return Blame.of(List.of(new Disagreement(left, right))).getFirst();
  }

  private Side present(String name, int line) {
    return new Present(folder.resolve(name), line, Optional.empty());
  }

  private Side missing(String name, String text) {
    return new Missing(List.of(folder.resolve(name)), has(text));
  }

  private static Predicate<byte[]> has(String text) {
    return content -> new String(content, StandardCharsets.UTF_8).contains(text);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private void commit(String subject, String date) throws Exception {
    git("add", "-A");
    run(folder, List.of("git", "commit", "-q", "-m", subject), date);
  }

  private void git(String... arguments) throws Exception {
    var command = new java.util.ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    run(folder, command, "");
  }

  private static void run(Path in, List<String> command, String date) throws Exception {
    var builder = new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true);
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      builder.environment().put("GIT_" + who + "_NAME", "A Person");
      builder.environment().put("GIT_" + who + "_EMAIL", "person@example.org");
      if (!date.isEmpty()) {
        builder.environment().put("GIT_" + who + "_DATE", date);
      }
    }
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }
}
