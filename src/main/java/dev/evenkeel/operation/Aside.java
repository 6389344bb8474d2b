package dev.evenkeel.operation;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Work that another core does meanwhile. The two sides of a comparison have nothing to say to each
 * other, and a machine with one core alone is rare.
 *
 * @param <T> what comes of it
 */
public final class Aside<T> {
  private final FutureTask<T> task;

  private Aside(Supplier<T> work) {
    task = new FutureTask<>(work::get);
  }

  public static <T> Aside<T> begin(Supplier<T> work) {
    var aside = new Aside<>(work);
    Thread.ofPlatform().daemon().name("evenkeel-aside").start(aside.task);
    return aside;
  }

  /** What came of it, once it is there; its exception is thrown here as if nobody had helped. */
  public T result() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw asItWas(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException asItWas(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(e);
    };
  }
}
