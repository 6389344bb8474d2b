package dev.evenkeel.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The drafts of JSON Schema that are understood, oldest first. */
public enum Dialect {
  DRAFT_04("draft-04", "http://json-schema.org/draft-04/schema"),
  DRAFT_06("draft-06", "http://json-schema.org/draft-06/schema"),
  DRAFT_07("draft-07", "http://json-schema.org/draft-07/schema"),
  DRAFT_2019_09("2019-09", "https://json-schema.org/draft/2019-09/schema"),
  DRAFT_2020_12("2020-12", "https://json-schema.org/draft/2020-12/schema");

  /** What a schema is read as that does not say which draft it is. */
  public static final Dialect ASSUMED = DRAFT_2020_12;

  private final String word;
  private final String address;

  Dialect(String word, String address) {
    this.word = word;
    this.address = address;
  }

  /** Its name in commands and reports. */
  public String word() {
    return word;
  }

  public boolean since(Dialect first) {
    return compareTo(first) >= 0;
  }

  /** Whether {@code format} is asked of a value; from 2019-09 on it is an annotation. */
  public boolean assertsFormat() {
    return this != DRAFT_2019_09 && this != DRAFT_2020_12;
  }

  /** Whether the keywords beside a {@code $ref} count. */
  public boolean readsBesideReference() {
    return since(DRAFT_2019_09);
  }

  public String idKeyword() {
    return this == DRAFT_04 ? "id" : "$id";
  }

  /** The dialect that a {@code $schema} names: http or https, with or without an empty fragment. */
  public static Optional<Dialect> ofAddress(String schema) {
    String plain = schema.endsWith("#") ? schema.substring(0, schema.length() - 1) : schema;
    String bare = plain.replaceFirst("^https?://", "").toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(d -> d.address.replaceFirst("^https?://", "").equals(bare))
        .findFirst();
  }

  public static Optional<Dialect> named(String word) {
    return Arrays.stream(values()).filter(d -> d.word.equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Dialect::word).toList();
  }
}
