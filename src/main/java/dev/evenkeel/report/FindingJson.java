package dev.evenkeel.report;

import dev.evenkeel.check.Finding;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One finding for programs, the same in every record that holds some. */
public final class FindingJson {
  private FindingJson() {}

  public static void write(JsonWriter json, Finding finding) throws IOException {
    json.beginObject();
    json.name("id").value(finding.id());
    json.name("check").value(finding.check());
    json.name("severity").value(finding.severity().word());
    json.name("class").value(finding.itemClass().name());
    json.name("item").value(finding.item().toString());
    json.name("message").value(finding.message());
    side(json.name("left"), Side.left(finding));
    side(json.name("right"), Side.right(finding));
    optional(json, "owner", finding.owner());
    if (!finding.also().isEmpty()) {
      texts(json, "also", finding.also());
    }
    if (finding.blame().isPresent()) {
      Finding.Blame blame = finding.blame().get();
      json.name("blame").beginObject();
      json.name("commit").value(blame.commit());
      json.name("date").value(blame.date());
      json.name("subject").value(blame.subject());
      json.endObject();
    }
    if (finding.allowance().isPresent()) {
      allowance(json, finding.allowance().get());
    }
    json.name("remedy").value(finding.remedy());
    json.endObject();
  }

  /** A value that may not be shown, or was not read, has no {@code value} at all. */
  private static void side(JsonWriter json, Side side) throws IOException {
    switch (side) {
      case Side.Absent _ -> json.nullValue();
      case Side.Open open -> {
        json.beginObject().name("value");
        new JsonNodes(json).write(open.node());
        json.name("at").value(open.at()).endObject();
      }
      case Side.Hidden hidden -> {
        json.beginObject();
        optional(json, "value", hidden.visible());
        json.name("secret").value(hidden.word());
        if (hidden.empty()) {
          json.name("empty").value(true);
        }
        json.name("at").value(hidden.at()).endObject();
      }
      case Side.Unread unread -> {
        json.beginObject().name("unreadable").value(unread.why());
        json.name("at").value(unread.at()).endObject();
      }
    }
  }

  private static void allowance(JsonWriter json, Finding.Allowed allowed) throws IOException {
    json.name("allowance").beginObject();
    json.name("item").value(allowed.item());
    json.name("expect").value(allowed.expect());
    json.name("why").value(allowed.why());
    json.name("owner").value(allowed.owner());
    json.name("expires").value(allowed.expires());
    json.name("changeOurMind").value(allowed.changeOurMind());
    json.name("at").value(allowed.at());
    json.endObject();
  }

  private static void optional(JsonWriter json, String name, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      json.name(name).value(text.get());
    }
  }

  private static void texts(JsonWriter json, String name, List<String> texts) throws IOException {
    json.name(name).beginArray();
    for (String text : texts) {
      json.value(text);
    }
    json.endArray();
  }
}
