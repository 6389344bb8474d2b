package dev.evenkeel.source.file.format;

/**
 * Turns the bytes of one file into trees. Strict, and total: whatever the bytes are, it returns;
 * what it could not read stands in the result as {@link dev.evenkeel.snapshot.Unread} or {@link
 * dev.evenkeel.snapshot.Node.Unreadable}. A message never quotes the content, which may be secret.
 */
public interface FormatReader {
  /**
   * Reads one file's content.
   *
   * @param bytes the whole content of the file
   * @param place the file as the user named it; becomes the place of every origin
   */
  Parsed read(byte[] bytes, String place);
}
