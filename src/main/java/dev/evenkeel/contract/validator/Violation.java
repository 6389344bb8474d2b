package dev.evenkeel.contract.validator;

import java.util.List;

/**
 * One place at which a document breaks a contract.
 *
 * @param path the segments from the document's root
 * @param keyword which keyword of the schema
 * @param expected what the schema asks for there
 * @param at where the schema asks for it, {@code file:line}
 */
public record Violation(List<String> path, String keyword, String expected, String at) {
  public Violation {
    path = List.copyOf(path);
  }

  /** The place as people read it. */
  public String place() {
    return path.isEmpty() ? "the document" : "/" + String.join("/", path);
  }
}
