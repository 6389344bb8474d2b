package dev.evenkeel.environment.draft;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a repository holds.
 *
 * @param files paths below its root, {@code /} between the parts, sorted
 * @param head gives the beginning of such a file as text, the empty string where it cannot be read
 * @param kustomize whether a program that renders kustomizations is at hand
 */
public record Listing(List<String> files, UnaryOperator<String> head, boolean kustomize) {
  public Listing {
    files = files.stream().sorted().toList();
  }
}
