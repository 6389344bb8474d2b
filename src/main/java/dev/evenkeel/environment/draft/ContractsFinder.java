package dev.evenkeel.environment.draft;

import java.util.List;
import java.util.regex.Pattern;

/** Finds folders of JSON Schemas. */
final class ContractsFinder {
  private static final Pattern SCHEMA =
      Pattern.compile("\"\\$schema\"\\s*:\\s*\"https?://json-schema\\.org/");

  private ContractsFinder() {}

  static List<String> in(Listing listing) {
    return listing.files().stream()
        .filter(f -> f.endsWith(".json") && !f.contains("/test"))
        .filter(f -> f.contains("schema") || f.contains("contract"))
        .filter(f -> SCHEMA.matcher(listing.head().apply(f)).find())
        .map(Names::folder)
        .filter(folder -> !folder.isEmpty())
        .filter(folder -> EnvironmentWord.in(folder).isEmpty())
        .distinct()
        .limit(5)
        .toList();
  }
}
