package dev.evenkeel.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What waits, how much of it is taken, and what everybody is told; turn by turn, no thread. */
class TurnsTest {
  private final MemoryLog log = new MemoryLog();

  private GroupCommit commit(int waiting, long bytes, int batch) {
    return new GroupCommit(log.log(), new GroupCommit.Limits(waiting, bytes, batch));
  }

  @Test
  void aTurnTakesABatchAndNoMoreInTheOrderOfTheirComing() {
    GroupCommit commit = commit(10, 100, 3);
    List<CompletableFuture<Submitted>> answers = offered(commit, 5);
    assertEquals(5, commit.waiting());
    commit.turn();
    assertEquals(2, commit.waiting());
    assertEquals(
        List.of(true, true, true, false, false),
        answers.stream().map(CompletableFuture::isDone).toList());
    commit.turn();
    commit.turn();
    for (int i = 0; i < 5; i++) {
      var settled = assertInstanceOf(Submitted.Settled.class, answers.get(i).join());
      var recorded = assertInstanceOf(Outcome.Recorded.class, settled.outcome());
      assertEquals(i, recorded.receipt().index());
    }
    assertEquals(2, log.storage.disk.checkpoints().size());
  }

  @Test
  void asManyWaitAsMayAndTheNextIsToldHowManyDo() {
    GroupCommit commit = commit(2, 100, 3);
    List<CompletableFuture<Submitted>> answers = offered(commit, 3);
    assertEquals(new Submitted.Full(2), answers.get(2).join());
    assertFalse(answers.get(1).isDone());
  }

  @Test
  void bytesThatWaitAreCountedAndGivenBack() {
    GroupCommit commit = commit(10, 8, 10);
    Submission four = MemoryLog.submission("a", RecordType.TEST_RESULT, "{}", "ab");
    assertFalse(commit.offer(four).isDone());
    assertFalse(commit.offer(four).isDone());
    assertEquals(
        new Submitted.Full(2),
        commit.offer(MemoryLog.submission("b", RecordType.TEST_RESULT, "{}")).join());
    assertFalse(commit.offer(MemoryLog.plain("c", Optional.empty())).isDone());
    commit.turn();
    assertFalse(commit.offer(four).isDone());
    assertFalse(commit.offer(four).isDone(), "what was taken gives its bytes back");
    commit.turn();
    assertFalse(
        commit.offer(MemoryLog.submission("d", RecordType.TEST_RESULT, "{}", "abcdef")).isDone());
    assertEquals(1, commit.waiting());
    commit.turn();
    CompletableFuture<Submitted> large =
        commit.offer(
            MemoryLog.submission("e", RecordType.TEST_RESULT, "{}", "larger than the queue"));
    assertFalse(large.isDone(), "nothing waits, so it is taken");
    assertTrue(commit.offer(MemoryLog.submission("f", RecordType.TEST_RESULT, "{}")).isDone());
  }

  @Test
  void whatFailsIsSaidToEverybodyOfItsBatchUntilABatchGoesWell() {
    GroupCommit commit = commit(10, 100, 10);
    assertEquals(Optional.empty(), commit.trouble());
    log.storage.failsOnly = true;
    log.storage.death = MemoryStorage.Death.BEFORE_COMMIT;
    List<CompletableFuture<Submitted>> answers = offered(commit, 2);
    commit.turn();
    for (CompletableFuture<Submitted> answer : answers) {
      assertEquals(new Submitted.Unknown("the commit failed"), answer.join());
    }
    assertEquals(Optional.of("the commit failed"), commit.trouble());
    log.storage.failsOnly = false;
    log.storage.death = MemoryStorage.Death.BEFORE_COMMIT;
    CompletableFuture<Submitted> died = offered(commit, 1).getFirst();
    commit.turn();
    assertEquals(new Submitted.Unknown("the appender failed (Died)"), died.join());
    assertEquals(Optional.of("the appender failed (Died)"), commit.trouble());
    CompletableFuture<Submitted> well = offered(commit, 1).getFirst();
    commit.turn();
    assertInstanceOf(Submitted.Settled.class, well.join());
    assertEquals(Optional.empty(), commit.trouble());
    log.storage.disk.checkpoints().clear();
    CompletableFuture<Submitted> refused = commit.offer(MemoryLog.plain("x", Optional.empty()));
    commit.turn();
    String why = assertInstanceOf(Submitted.Refused.class, refused.join()).why();
    assertTrue(why.startsWith("the log has 1 entries and no signed checkpoint"), why);
    assertEquals(Optional.of(why), commit.trouble());
  }

  @Test
  void aStopTakesNothingMoreAndWritesWhatWaits() throws Exception {
    CompletableFuture<Submitted> answer;
    GroupCommit commit = GroupCommit.start(log.log(), GroupCommit.Limits.USUAL);
    answer = commit.offer(MemoryLog.plain("k", Optional.empty()));
    commit.close();
    assertTrue(answer.isDone());
    assertInstanceOf(Submitted.Settled.class, answer.join());
    assertEquals(new Submitted.Stopping(), commit.submit(MemoryLog.plain("l", Optional.empty())));
    assertEquals(1, log.size());
    GroupCommit again = GroupCommit.start(log.log(), GroupCommit.Limits.USUAL);
    Thread.currentThread().interrupt();
    again.close();
    assertTrue(Thread.interrupted(), "an interrupt that came meanwhile is passed on");
    assertInstanceOf(
        Submitted.Stopping.class,
        again.offer(MemoryLog.plain("m", Optional.empty())).get(1, TimeUnit.MINUTES));
  }

  /** Whoever asks holds nobody up, and whoever waits is woken: by what comes, and by the end. */
  @Test
  void anAppenderThatWaitsIsWoken() throws Exception {
    GroupCommit commit = GroupCommit.start(log.log(), GroupCommit.Limits.USUAL);
    for (int i = 0; i < 3; i++) {
      untilTheAppenderWaits();
      assertEquals(0, commit.waiting());
      assertEquals(Optional.empty(), commit.trouble());
      CompletableFuture<Submitted> answer =
          commit.offer(MemoryLog.plain("k" + i, Optional.empty()));
      assertInstanceOf(Submitted.Settled.class, answer.get(1, TimeUnit.MINUTES));
    }
    untilTheAppenderWaits();
    CompletableFuture.runAsync(commit::close).get(1, TimeUnit.MINUTES);
    assertEquals(3, log.size());
  }

  private static void untilTheAppenderWaits() {
    while (Thread.getAllStackTraces().keySet().stream()
        .noneMatch(
            thread ->
                thread.getName().equals("appender") && thread.getState() == Thread.State.WAITING)) {
      Thread.onSpinWait();
    }
  }

  private static List<CompletableFuture<Submitted>> offered(GroupCommit commit, int count) {
    var answers = new ArrayList<CompletableFuture<Submitted>>();
    for (int i = 0; i < count; i++) {
      answers.add(commit.offer(MemoryLog.plain("k" + i, Optional.empty())));
    }
    return answers;
  }
}
