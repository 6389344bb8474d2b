package dev.evenkeel.snapshot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The port that finds the document a text holds, so that it is compared as data. */
@FunctionalInterface
public interface Embedded {
  /** Each text is a text. */
  Embedded NONE = (path, text) -> null;

  /**
   * The document; null where the text is to be compared as it stands. Never throws.
   *
   * @param path the text's item path, its own key last
   */
  @Nullable Node document(List<String> path, Node.Scalar text);
}
