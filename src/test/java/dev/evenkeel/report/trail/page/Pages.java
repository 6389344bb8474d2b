package dev.evenkeel.report.trail.page;

import dev.evenkeel.trail.Population;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.record.ChangeState;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.state.Compared;
import dev.evenkeel.trail.state.Concern;
import dev.evenkeel.trail.state.Differing;
import dev.evenkeel.trail.state.Drilled;
import dev.evenkeel.trail.state.EnvironmentState;
import dev.evenkeel.trail.state.Exempted;
import dev.evenkeel.trail.state.Passage;
import dev.evenkeel.trail.state.Watched;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every page, with one text wherever text from outside can stand. */
final class Pages {
  private static final Instant NOW = Instant.parse("2026-11-26T17:00:00Z");
  private static final Hash ROOT = Merkle.leaf("x".getBytes(StandardCharsets.UTF_8));

  private final String text;
  private final Optional<String> some;

  private Pages(String text) {
    this.text = text;
    some = Optional.of(text);
  }

  static Map<String, String> with(String text) {
    var pages = new Pages(text);
    Map<String, String> all = new LinkedHashMap<>();
    all.put("pack", ChangePage.of(pages.dossier(), Links.ALONE));
    all.put("change", ChangePage.of(pages.dossier(), Links.SERVED));
    all.put(
        "state",
        StatePage.of(pages.state(), Optional.of(pages.head()), pages.witnessing(), Links.SERVED));
    all.put("period", PeriodPage.of(pages.period(), Links.SERVED));
    all.put("start", StartPage.of(pages.overview()));
    return all;
  }

  private Checkpoint head() {
    return Checkpoint.of("example.org/log", 99, ROOT);
  }

  private Dossier dossier() {
    var records = new ArrayList<Remembered>();
    for (RecordType type : RecordType.values()) {
      records.add(record(records.size(), type));
    }
    return new Dossier(
        text,
        records,
        ChangeState.of(records),
        new Dossier.Separation(Dossier.Separation.Kept.NO, text),
        Optional.of(compared()),
        List.of(
            new Dossier.Drill(
                "half-deploy", text, 3, NOW, text, List.of("a"), List.of(List.of(text))),
            new Dossier.Drill(
                "rollback", text, 4, NOW, text, List.of("verdict"), List.of(List.of(text)))),
        List.of(exempted("2026-12-01"), exempted(text)),
        head(),
        witnessing());
  }

  private Remembered record(int index, RecordType type) {
    Map<String, @Nullable Object> body = new HashMap<>();
    for (String member :
        List.of(
            "why",
            "requestedBy",
            "principal",
            "role",
            "reason",
            "stage",
            "item",
            "owner",
            "kind")) {
      body.put(member, text);
    }
    body.put("ticketRefs", List.of(text));
    body.put(text, text);
    body.put("verdict", "failed");
    Entry entry =
        new Entry(
            written(),
            written(),
            0,
            Optional.empty(),
            type,
            Optional.of(written()),
            Optional.of(written()),
            index,
            NOW,
            Optional.of(NOW.minusSeconds(60)),
            Optional.of(new Commitment(written(), ROOT, 3, written())),
            List.of());
    return new Remembered(index, entry, Optional.of(body), false);
  }

  /** A leaf is UTF-8: half a surrogate pair never gets into it. */
  private String written() {
    String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    return whole.length() > 100 ? whole.substring(0, 100).replaceAll("\\p{Cs}", "") : whole;
  }

  private Compared compared() {
    return new Compared(
        text,
        RecordType.GATE_DECIDED,
        "failed",
        NOW,
        5,
        Optional.empty(),
        some,
        Optional.of(
            List.of(
                new Differing(text, text, text, text, some, Optional.empty()),
                new Differing(
                    text,
                    "ALLOWED",
                    text,
                    text,
                    some,
                    Optional.of(new Differing.Allowed(text, text, text, text))))));
  }

  private Exempted exempted(String expires) {
    return new Exempted(text, some, text, Optional.of(expires), some, 6, false);
  }

  private EnvironmentState state() {
    var stopped =
        new Passage(
            text,
            RecordType.DEPLOY_STOPPED,
            some,
            some,
            NOW,
            7,
            text,
            Optional.empty(),
            Optional.of(2L));
    var concerns = new ArrayList<Concern>();
    for (Concern.Kind kind : Concern.Kind.values()) {
      concerns.add(new Concern(kind, some, text, text, Optional.of(3L), text));
      concerns.add(new Concern(kind, Optional.empty(), text, text, Optional.of(3L), text));
    }
    return new EnvironmentState(
        some,
        text,
        NOW,
        9,
        Optional.of(stopped),
        List.of(stopped),
        1,
        List.of(stopped),
        Optional.of(compared()),
        List.of(exempted("2026-12-01"), exempted(text)),
        List.of(new Drilled(text, RecordType.DRILL_ROLLBACK, "passed", NOW, 8, Optional.empty())),
        concerns,
        Optional.of(watched()));
  }

  private Watched watched() {
    return new Watched(
        text,
        text,
        some,
        Duration.ofMinutes(15),
        Duration.ofDays(1),
        Optional.of(NOW),
        Optional.of(5L),
        NOW,
        Optional.empty(),
        false,
        some,
        Optional.of(compared()));
  }

  private Witnessing witnessing() {
    return new Witnessing(
        List.of(
            new Witnessing.Standing(
                text, Optional.of(new Witnessing.Cosigned(1, NOW)), Optional.empty()),
            new Witnessing.Standing(text, Optional.empty(), some),
            new Witnessing.Standing(text, Optional.empty(), Optional.empty())));
  }

  private Period period() {
    var members = new ArrayList<Population.Member>();
    for (RecordType type : RecordType.values()) {
      members.add(new Population.Member(members.size(), record(members.size(), type).entry()));
    }
    return new Period(
        new Population(some, Instant.EPOCH, NOW, members, List.of(3L), head()),
        some,
        text.isEmpty() ? "seed" : text,
        members.subList(0, 2),
        List.of(new Period.Emergency(text, some, false), new Period.Emergency(text, some, true)),
        witnessing());
  }

  private Overview overview() {
    return new Overview(
        List.of(state()),
        List.of(new Overview.Row(text, text, some, some, NOW, 3)),
        Optional.of(4L),
        Optional.of(head()));
  }
}
