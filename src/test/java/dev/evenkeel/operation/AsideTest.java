package dev.evenkeel.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class AsideTest {
  @Test
  void theWorkIsDoneByAnotherThreadAndItsResultArrives() {
    Thread other = Aside.begin(Thread::currentThread).result();

    assertNotEquals(Thread.currentThread(), other);
    assertTrue(other.isDaemon(), "a command that fails meanwhile must be able to end");
  }

  @Test
  void anExceptionArrivesAsTheOneItWas() {
    var problem = new IllegalArgumentException("no such side");
    var aside =
        Aside.begin(
            () -> {
              throw problem;
            });

    assertSame(problem, assertThrows(IllegalArgumentException.class, aside::result));
  }

  @Test
  void anErrorArrivesAsTheOneItWas() {
    var aside =
        Aside.begin(
            () -> {
              throw new StackOverflowError();
            });

    assertThrows(StackOverflowError.class, aside::result);
  }

  @Test
  void anInterruptionIsKeptForTheCallerAndLosesNoResult() {
    Thread.currentThread().interrupt();

    assertEquals("done", Aside.begin(() -> "done").result());
    assertTrue(Thread.interrupted(), "the interruption is still there");
  }
}
