package dev.evenkeel.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.trail.tree.Merkle;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** One world that a seed decides: who submits, who writes, who dies where. */
final class WriterSimulation {
  private static final SignerKey KEY = SignerKey.of("example.org/log", new byte[32]);
  private static final GroupCommit.Limits NARROW = new GroupCommit.Limits(5, 200, 3);
  private static final int STEPS = 120;
  private static final int REPLICAS = 2;
  private static final int KEYS = 30;

  /** Where a replica fails next. */
  private enum Fault {
    BEFORE_COMMIT,
    AFTER_COMMIT,
    BEFORE_MARK,
    AFTER_MARK,
    BEFORE_REPLY
  }

  /** A client's request on its way. */
  private record Call(String key, int replica, CompletableFuture<Submitted> answer) {}

  private final class Mark implements HighWater {
    private Optional<SignedNote> note = Optional.empty();

    @Override
    public Optional<SignedNote> read() {
      return note;
    }

    @Override
    public void advance(SignedNote checkpoint) {
      fault(Fault.BEFORE_MARK);
      if (note.isEmpty() || size(note.get()) < size(checkpoint)) {
        note = Optional.of(checkpoint);
      }
      fault(Fault.AFTER_MARK);
    }
  }

  private final Random random;
  private final MemoryStorage storage = new MemoryStorage();
  private final Mark mark = new Mark();
  private final List<GroupCommit> replicas = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<String> unanswered = new ArrayList<>();
  private final Map<String, TlogProof> receipts = new HashMap<>();
  private final StringBuilder story = new StringBuilder();
  private Optional<Fault> next = Optional.empty();
  private boolean failsOnly;
  private boolean struck;
  private int deaths;
  private int retries;
  private int acknowledged;
  private long clock;

  WriterSimulation(long seed) {
    random = new Random(seed);
    for (int i = 0; i < REPLICAS; i++) {
      replicas.add(replica());
    }
  }

  private GroupCommit replica() {
    var log =
        new TransparencyLog(
            storage,
            mark,
            KEY,
            Clock.fixed(Instant.ofEpochSecond(clock++), ZoneOffset.UTC),
            new SecureRandom());
    return new GroupCommit(log, NARROW);
  }

  int acknowledged() {
    return acknowledged;
  }

  int deaths() {
    return deaths;
  }

  int retries() {
    return retries;
  }

  String story() {
    return story.toString();
  }

  void run() {
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(8)) {
        case 0, 1 -> submit("k" + random.nextInt(KEYS));
        case 2 -> retry();
        case 3 -> storm("k" + random.nextInt(KEYS));
        case 4 -> restart(random.nextInt(REPLICAS));
        default -> turn(random.nextInt(REPLICAS), random.nextInt(3) == 0);
      }
    }
    settle();
    holds();
  }

  private void submit(String key) {
    int replica = random.nextInt(REPLICAS);
    calls.add(new Call(key, replica, replicas.get(replica).offer(submission(key))));
    answers();
  }

  private void retry() {
    if (!unanswered.isEmpty()) {
      retries++;
      submit(unanswered.remove(random.nextInt(unanswered.size())));
    }
  }

  private void storm(String key) {
    for (int i = 0; i < 4; i++) {
      submit(key);
    }
  }

  /** A replica that is asked to stop writes what waits before it ends. */
  private void restart(int replica) {
    if (random.nextInt(4) == 0) {
      GroupCommit old = replicas.get(replica);
      old.stop();
      while (old.waiting() > 0) {
        old.turn();
      }
      answers();
      assertInstanceOf(Submitted.Stopping.class, old.offer(submission("late")).join());
      replicas.set(replica, replica());
    }
  }

  private void turn(int replica, boolean fails) {
    struck = false;
    next =
        fails
            ? Optional.of(Fault.values()[random.nextInt(Fault.values().length)])
            : Optional.empty();
    failsOnly = random.nextBoolean();
    storage.death =
        next.map(
                fault ->
                    switch (fault) {
                      case BEFORE_COMMIT -> MemoryStorage.Death.BEFORE_COMMIT;
                      case AFTER_COMMIT -> MemoryStorage.Death.AFTER_COMMIT;
                      default -> MemoryStorage.Death.NOWHERE;
                    })
            .orElse(MemoryStorage.Death.NOWHERE);
    storage.failsOnly = failsOnly;
    replicas.get(replica).turn();
    boolean unspent = storage.death != MemoryStorage.Death.NOWHERE;
    storage.death = MemoryStorage.Death.NOWHERE;
    boolean atCommit =
        next.filter(f -> f == Fault.BEFORE_COMMIT || f == Fault.AFTER_COMMIT).isPresent();
    boolean dies =
        !failsOnly && (struck || atCommit && !unspent)
            || next.filter(Fault.BEFORE_REPLY::equals).isPresent();
    next = Optional.empty();
    if (dies) {
      die(replica);
    }
    answers();
  }

  /** Nobody hears from a process again that has died: neither a receipt nor an error. */
  private void die(int replica) {
    deaths++;
    calls.removeIf(
        call -> {
          boolean lost = call.replica == replica;
          if (lost) {
            unanswered.add(call.key);
          }
          return lost;
        });
    replicas.set(replica, replica());
  }

  private void fault(Fault here) {
    if (next.filter(here::equals).isPresent()) {
      next = Optional.empty();
      struck = true;
      if (failsOnly) {
        throw new StorageFailure("the mark cannot be moved");
      }
      throw new MemoryStorage.Died();
    }
  }

  private void answers() {
    calls.removeIf(
        call -> {
          if (!call.answer.isDone()) {
            return false;
          }
          answer(call.key, call.answer.join());
          return true;
        });
  }

  private void answer(String key, Submitted submitted) {
    story.append(key).append(' ').append(submitted.getClass().getSimpleName()).append('\n');
    switch (submitted) {
      case Submitted.Settled settled -> acknowledge(key, settled.outcome());
      case Submitted.Refused refused -> throw new AssertionError("refused: " + refused.why());
      case Submitted.Full full -> unanswered.add(key);
      case Submitted.Stopping stopping -> unanswered.add(key);
      case Submitted.Unknown unknown -> unanswered.add(key);
    }
  }

  private void acknowledge(String key, Outcome outcome) {
    TlogProof receipt =
        switch (outcome) {
          case Outcome.Recorded recorded -> recorded.receipt();
          case Outcome.Repeated repeated -> repeated.receipt();
          case Outcome.Conflict conflict -> throw new AssertionError(conflict.toString());
          case Outcome.Unfit unfit -> throw new AssertionError(unfit.toString());
        };
    acknowledged++;
    assertTrue(size(mark.note.orElseThrow()) >= receipt.head().size(), "acknowledged, no mark");
    TlogProof first = receipts.putIfAbsent(key, receipt);
    assertEquals(
        first == null ? receipt.toString() : first.toString(),
        receipt.toString(),
        "a key has one receipt for ever");
  }

  /** The faults end; everybody asks until there is an answer. */
  private void settle() {
    while (!calls.isEmpty() || !unanswered.isEmpty()) {
      if (!unanswered.isEmpty()) {
        retry();
      }
      for (int i = 0; i < REPLICAS; i++) {
        turn(i, false);
      }
    }
  }

  private void holds() {
    List<Entry> entries = storage.disk.entries();
    var keys = new HashSet<String>();
    entries.forEach(entry -> assertTrue(keys.add(entry.key()), "two entries of " + entry.key()));
    for (int i = 0; i < entries.size(); i++) {
      assertEquals(i, entries.get(i).scopeSeq(), "the counter has a gap");
    }
    storage.read(
        reader -> {
          storage
              .disk
              .checkpoints()
              .forEach(
                  (size, note) ->
                      assertEquals(
                          reader.root(0, size), Checkpoint.parse(note.text()).root(), "a fork"));
          receipts.forEach(
              (key, receipt) -> {
                byte[] leaf = reader.leaf(receipt.index());
                assertTrue(receipt.includes(Merkle.leaf(leaf)), key);
                assertTrue(receipt.checkpoint().open(List.of(KEY.verifier())).by(KEY.verifier()));
                assertEquals(key, Entry.parse(leaf).key());
                long size = receipt.head().size();
                assertEquals(reader.root(0, size), receipt.head().root(), "a fork");
              });
          return true;
        });
  }

  private static Submission submission(String key) {
    byte[] body = ("{\"of\":\"" + key + "\"}").getBytes(StandardCharsets.UTF_8);
    return new Submission(
        key,
        "c" + key.length(),
        RecordType.TEST_RESULT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Attachment.json(body)),
        List.of());
  }

  private static long size(SignedNote note) {
    return Checkpoint.parse(note.text()).size();
  }
}
