package dev.evenkeel.trail.record;

/**
 * What is read of a record or an evidence pack at most, before it is taken apart: both come from
 * somebody else. The table stands in docs/limits.md.
 */
public final class TrailLimits {
  /** Levels of objects and lists inside each other. */
  public static final int JSON_DEPTH = 64;

  /** A body of 1 MiB cannot have more than 524,288; beyond are a request's other members. */
  public static final int JSON_VALUES = 600_000;

  /** One file of a pack that has records, contents or the page. */
  public static final int PACK_FILE_BYTES = 64 << 20;

  /** The manifest of a pack, or its statements: they are taken apart whole. */
  public static final int PACK_JSON_BYTES = 16 << 20;

  /** One file of a pack that has a note, a proof, a key or a policy. */
  public static final int PACK_NOTE_BYTES = 1 << 20;

  public static final int PACK_FILES = 100_000;

  public static final int PACK_RECORDS = 50_000;

  /** A pack that comes over the network and is kept in memory, unpacked. */
  public static final long PACK_BYTES = 256L << 20;

  private TrailLimits() {}
}
