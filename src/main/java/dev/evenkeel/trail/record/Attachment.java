package dev.evenkeel.trail.record;

/** Bytes that a writer hands in beside a record. */
public final class Attachment {
  /** The name of a record's own body. */
  public static final String BODY = "body";

  private final String name;
  private final String mediaType;
  private final byte[] content;

  public Attachment(String name, String mediaType, byte[] content) {
    this.name = name;
    this.mediaType = mediaType;
    this.content = content.clone();
  }

  public static Attachment json(byte[] content) {
    return new Attachment(BODY, "application/json", content);
  }

  public String name() {
    return name;
  }

  public String mediaType() {
    return mediaType;
  }

  public int size() {
    return content.length;
  }

  public byte[] content() {
    return content.clone();
  }
}
