package dev.evenkeel.report.trail;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.verify.PackVerifier;
import dev.evenkeel.trail.verify.Problem;
import dev.evenkeel.trail.verify.Verification;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whether a log or a pack holds: {@code https://evenkeel.dev/schemas/trail-verify/v1}. */
public final class VerifyJson {
  private static final String SCHEMA = "https://evenkeel.dev/schemas/trail-verify/v1";

  private VerifyJson() {}

  /** What was not even opened, because of what lies around it. */
  public static void refused(String what, List<Problem> problems, Appendable out)
      throws IOException {
    var json = new JsonWriter(out);
    begin(json, what, problems);
    json.endObject().finish();
  }

  /**
   * A log.
   *
   * @param key the key that its checkpoints were held against
   * @param mark the high-water mark, where there is one
   * @param unknown names of files that nobody reads
   * @param outside whether anything kept elsewhere was held against it
   */
  public static void log(
      Verification found,
      String key,
      Optional<Checkpoint> mark,
      Collection<String> unknown,
      boolean outside,
      Appendable out)
      throws IOException {
    var json = new JsonWriter(out);
    begin(json, "log", found.problems());
    json.name("key").value(key).name("records").value(found.size());
    json.name("root").value(found.root().base64());
    json.name("checkpoints").value(found.checkpoints()).name("erased").value(found.erased());
    json.name("highWater");
    if (mark.isPresent()) {
      json.value(mark.get().size());
    } else {
      json.nullValue();
    }
    texts(json, "notices", found.notices());
    texts(json, "unknownFiles", unknown);
    json.name("heldAgainstOutside").value(outside).endObject().finish();
  }

  /**
   * A pack.
   *
   * @param outside whether a trust policy from elsewhere was held against it
   */
  public static void pack(PackVerifier.Found found, boolean outside, Appendable out)
      throws IOException {
    var json = new JsonWriter(out);
    begin(json, "pack", found.problems());
    json.name("records").value(found.records()).name("withheld").value(found.withheld());
    json.name("log");
    StateJson.log(json, found.head());
    texts(json, "notices", found.notices());
    json.name("heldAgainstOutside").value(outside).endObject().finish();
  }

  private static void begin(JsonWriter json, String what, List<Problem> problems)
      throws IOException {
    json.beginObject().name("schema").value(SCHEMA).name("what").value(what);
    json.name("holds").value(problems.isEmpty()).name("problems").beginArray();
    for (Problem problem : problems) {
      json.beginObject().name("what").value(problem.what().word());
      json.name("message").value(problem.message()).endObject();
    }
    json.endArray();
  }

  private static void texts(JsonWriter json, String name, Collection<String> texts)
      throws IOException {
    json.name(name).beginArray();
    for (String text : texts) {
      json.value(text);
    }
    json.endArray();
  }
}
