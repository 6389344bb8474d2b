package dev.evenkeel.trail.note;

import java.io.Serial;

/** Bytes that are not what they should be; the message says where and what was expected. */
public final class Malformed extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public Malformed(String message) {
    super(message);
  }
}
