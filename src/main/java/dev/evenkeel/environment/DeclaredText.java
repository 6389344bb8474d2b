package dev.evenkeel.environment;

/**
 * A string of evenkeel.yaml in which {@code ${env:NAME}} may have been replaced. What was brought
 * in can be a credential, so its text form is what was written.
 */
public final class DeclaredText {
  private final String written;
  private final String value;

  public DeclaredText(String written, String value) {
    this.written = written;
    this.value = value;
  }

  /** As it stands in the file; may be shown. */
  public String written() {
    return written;
  }

  /** For use; may hold a secret and is not to be shown. */
  public String value() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DeclaredText text
        && written.equals(text.written)
        && value.equals(text.value);
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }

  @Override
  public String toString() {
    return written;
  }
}
