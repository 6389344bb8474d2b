package dev.evenkeel.trail;

import java.io.Serial;

/** A store that could not read or write; nothing was half-written. */
public final class StorageFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public StorageFailure(String message) {
    super(message);
  }

  public StorageFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
