package dev.evenkeel.trail.verify;

import java.util.Optional;
import java.util.Set;

/** The files of an evidence pack, wherever they are. */
public interface PackFiles {
  /** Every file there is, by its path with slashes. */
  Set<String> names();

  /** A file's bytes, where there is one. */
  Optional<byte[]> read(String name);
}
