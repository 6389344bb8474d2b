package dev.evenkeel.difference.canonical;

/**
 * What a field is declared to hold. Two texts of one type are one value exactly where their
 * canonical texts are equal; whether the format called them a string or a number has then no say
 * ({@code cpu: 1} and {@code cpu: "1"}).
 */
public enum ValueType {
  /** Nothing is declared. Only a URL, which says itself what it is, has another spelling. */
  NONE,
  QUANTITY,
  BYTE_SIZE,
  DURATION,
  IMAGE,
  CIDR,
  CRON,
  /** A file's mode bits: decimal, or octal by a leading zero, as YAML 1.1 reads them. */
  FILE_MODE;

  /** The canonical text; the text itself where it is no value of this type. */
  public String canonical(String text) {
    return switch (this) {
      case NONE -> UrlForm.canonical(text).orElse(text);
      case QUANTITY -> Quantity.parse(text).map(Quantity::toString).orElse(text);
      case BYTE_SIZE -> ByteSize.canonical(text).orElse(text);
      case DURATION -> Durations.canonical(text).orElse(text);
      case IMAGE -> ImageReference.parse(text).map(ImageReference::canonical).orElse(text);
      case CIDR -> Cidr.parse(text).map(Cidr::toString).orElse(text);
      case FILE_MODE -> FileMode.canonical(text).orElse(text);
      case CRON -> Cron.canonical(text).orElse(text);
    };
  }
}
