package dev.evenkeel.source.file.format;

/**
 * How large an input may be before it is {@link dev.evenkeel.snapshot.Unread}: bounds that keep a
 * hostile or broken file from taking the process down. {@code docs/limits.md} repeats them.
 */
public final class Limits {
  /** Bytes of one file. */
  public static final long FILE_BYTES = 256L * 1024 * 1024;

  /** Levels of mappings and sequences inside one document. Later walks over a tree recurse. */
  public static final int DEPTH = 512;

  /**
   * Nodes that one file reaches through YAML aliases. Aliases share their node, so the tree stays
   * small; whoever walks it visits each path.
   */
  public static final long ALIASED_NODES = 5_000_000;

  /** Characters of one .env value after its references were replaced. */
  public static final int RESOLVED_CHARS = 1024 * 1024;

  /** Characters of one {@code ${...}} in a .env value; a longer one is plain text. */
  public static final int REFERENCE_CHARS = 4096;

  /** Levels of {@code ${A:-${B:-...}}} in one .env value. */
  public static final int REFERENCE_DEPTH = 32;

  /** Characters of a text in which a document is looked for; a longer one is compared as a text. */
  public static final int EMBEDDED_CHARS = 1024 * 1024;

  /** Nodes of a document inside a text; one with more is compared as a text. */
  public static final int EMBEDDED_NODES = 100_000;

  private Limits() {}
}
