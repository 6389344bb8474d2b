package dev.evenkeel.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A JSON Schema that outsiders may hold our files to. */
enum PublishedSchema {
  EVENKEEL("the file evenkeel.yaml, for editors and for whoever writes it"),
  REPORT("what --format json prints"),
  SNAPSHOT("what `evenkeel snapshot` writes"),
  DRILL_RECORD("what --format json of a drill prints"),
  WHERE("what --format json of where prints"),
  TRAIL_SHOW("what --format json of trail show prints"),
  TRAIL_STATE("what --format json of trail state prints"),
  TRAIL_VERIFY("what --format json of trail verify prints");

  private static final String FOLDER = "/dev/evenkeel/schemas/";

  private final String what;

  PublishedSchema(String what) {
    this.what = what;
  }

  static Optional<PublishedSchema> named(String word) {
    return Arrays.stream(values()).filter(schema -> schema.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(PublishedSchema::word).toList();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String what() {
    return what;
  }

  /** The address by which documents name it; nothing needs to be there. */
  String id() {
    return "https://evenkeel.dev/schemas/" + word() + "/v1";
  }

  String resource() {
    return FOLDER + word() + "-v1.json";
  }

  String text() {
    try (InputStream in = PublishedSchema.class.getResourceAsStream(resource())) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + resource());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource() + " from the jar", e);
    }
  }
}
