package dev.evenkeel.operation.trail;

import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.state.Differing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a comparison found from the report that its record keeps. */
final class ComparisonReport {
  private static final String SCHEMA = "https://evenkeel.dev/schemas/report/v1";

  private ComparisonReport() {}

  /** Nothing where the record keeps no report, or one that is erased or cannot be read. */
  static Optional<List<Differing>> of(Storage.Reader reader, Remembered record) {
    for (Commitment commitment : record.entry().evidence()) {
      Optional<List<Differing>> found =
          reader.blob(commitment.hash()).flatMap(ComparisonReport::read);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<List<Differing>> read(Blob blob) {
    Map<String, @Nullable Object> members;
    try {
      members = StrictJson.object(blob.content(), "evidence");
    } catch (Malformed e) {
      return Optional.empty(); // evidence of another kind: a log, a picture
    }
    if (!SCHEMA.equals(members.get("schema"))
        || !(members.get("findings") instanceof List<?> findings)) {
      return Optional.empty();
    }
    var items = new ArrayList<Differing>();
    for (Object finding : findings) {
      if (!(finding instanceof Map<?, ?> one)) {
        return Optional.empty();
      }
      items.add(item(one));
    }
    return Optional.of(items);
  }

  private static Differing item(Map<?, ?> finding) {
    return new Differing(
        text(finding, "item"),
        text(finding, "class"),
        text(finding, "severity"),
        text(finding, "message"),
        Optional.of(text(finding, "owner")).filter(owner -> !owner.isEmpty()),
        Optional.ofNullable(finding.get("allowance") instanceof Map<?, ?> map ? map : null)
            .map(
                allowance ->
                    new Differing.Allowed(
                        text(allowance, "why"),
                        text(allowance, "owner"),
                        text(allowance, "expires"),
                        text(allowance, "changeOurMind"))));
  }

  private static String text(Map<?, ?> members, String name) {
    return members.get(name) instanceof String text ? text : "";
  }
}
