package dev.evenkeel.report.contract;

import dev.evenkeel.contract.compatibility.Break;
import dev.evenkeel.contract.compatibility.Compatibility;
import dev.evenkeel.contract.compatibility.Direction;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Two versions of a contract held against each other.
 *
 * @param compatibility empty where one of them could not be used
 * @param strict whether documents that do more than their contract describes count
 */
public record CompareReport(
    Named older, Named newer, Optional<Compatibility> compatibility, boolean strict)
    implements ContractReport {
  private static final int SHOWN = 20;
  private static final int LONGEST_DOCUMENT = 300;

  @Override
  public Verdict verdict() {
    if (compatibility.isEmpty()) {
      return Verdict.INCONCLUSIVE;
    }
    List<Direction> both = List.of(compatibility.get().backward(), compatibility.get().forward());
    if (both.stream().anyMatch(this::breaks)) {
      return Verdict.FAILED;
    }
    boolean unknown =
        both.stream()
            .anyMatch(d -> d instanceof Direction.Unknown || (strict && !d.undecided().isEmpty()));
    return unknown ? Verdict.INCONCLUSIVE : Verdict.PASSED;
  }

  private boolean breaks(Direction direction) {
    return direction instanceof Direction.Breaking || (strict && !direction.beyond().isEmpty());
  }

  private String breaksWhere() {
    if (compatibility.isEmpty()) {
      return "unknown";
    }
    boolean backward = breaks(compatibility.get().backward());
    boolean forward = breaks(compatibility.get().forward());
    return backward ? (forward ? "both" : "backward") : forward ? "forward" : "none";
  }

  @Override
  public void text(Appendable out) throws IOException {
    out.append(verdict().word()).append(": ");
    out.append(
        switch (breaksWhere()) {
          case "both" -> "each version refuses documents of the other";
          case "backward" -> "the new version refuses old documents";
          case "forward" -> "the old version refuses new documents";
          case "none" ->
              verdict() == Verdict.PASSED
                  ? "each version takes the documents of the other"
                  : "not everything could be decided";
          default -> "a version could not be used";
        });
    out.append('\n');
    side("old", older, out);
    side("new", newer, out);
    if (compatibility.isPresent()) {
      direction("backward (the new reader, old documents)", compatibility.get().backward(), out);
      direction("forward (the old reader, new documents)", compatibility.get().forward(), out);
    }
  }

  private static void side(String word, Named named, Appendable out) throws IOException {
    out.append(word).append(' ').append(named.file());
    out.append(named.dialect().isPresent() ? " (" + named.draft() + ")\n" : " not usable\n");
    Named.text(named.problems(), out);
  }

  private void direction(String title, Direction direction, Appendable out) throws IOException {
    out.append(title).append(": ").append(direction.word()).append('\n');
    breaks(direction.breaks(), out);
    if (!direction.beyond().isEmpty()) {
      out.append(strict ? "  also refused:" : "  refused, and not counted:");
      out.append(" documents that do what their contract neither describes nor forbids\n");
      breaks(direction.beyond(), out);
    }
    int shown = 0;
    for (String reason : direction.undecided()) {
      if (shown++ == SHOWN) {
        out.append("  and " + (direction.undecided().size() - SHOWN) + " more not decided\n");
        break;
      }
      out.append("  not decided: ").append(reason).append('\n');
    }
  }

  private static void breaks(List<Break> breaks, Appendable out) throws IOException {
    int shown = 0;
    for (Break each : breaks) {
      if (shown++ == SHOWN) {
        out.append("  and " + (breaks.size() - SHOWN) + " more\n");
        return;
      }
      String document = each.document().written();
      out.append("  ").append(each.sentence()).append('\n');
      out.append("    refuses ");
      out.append(
          document.length() > LONGEST_DOCUMENT
              ? document.substring(0, LONGEST_DOCUMENT) + "... (whole in --format json)"
              : document);
      out.append('\n');
    }
  }

  @Override
  public void json(Appendable out) throws IOException {
    var json = new JsonWriter(out);
    json.beginObject().name("schema").value(SCHEMA).name("kind").value("compare");
    json.name("verdict").value(verdict().word());
    json.name("breaks").value(breaksWhere());
    json.name("old");
    older.json(json);
    json.name("new");
    newer.json(json);
    if (compatibility.isPresent()) {
      direction(
          "backward",
          "what a new reader makes of old documents",
          compatibility.get().backward(),
          json);
      direction(
          "forward",
          "what an old reader makes of new documents",
          compatibility.get().forward(),
          json);
    }
    json.endObject().finish();
  }

  private static void direction(String name, String means, Direction direction, JsonWriter json)
      throws IOException {
    json.name(name).beginObject().name("outcome").value(direction.word());
    json.name("means").value(means);
    breaks("breaks", direction.breaks(), json);
    breaks("beyondTheDescribed", direction.beyond(), json);
    json.name("undecided").beginArray();
    for (String reason : direction.undecided()) {
      json.value(reason);
    }
    json.endArray().endObject();
  }

  private static void breaks(String name, List<Break> breaks, JsonWriter json) throws IOException {
    json.name(name).beginArray();
    for (Break each : breaks) {
      json.beginObject().name("place").value(each.violation().place());
      json.name("keyword").value(each.violation().keyword());
      json.name("expected").value(each.violation().expected());
      json.name("asked").value(each.violation().at());
      json.name("document");
      each.document().writeTo(json);
      json.endObject();
    }
    json.endArray();
  }
}
