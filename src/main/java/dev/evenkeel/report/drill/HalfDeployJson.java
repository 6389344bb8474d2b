package dev.evenkeel.report.drill;

import dev.evenkeel.drill.OneWay;
import dev.evenkeel.drill.Signature;
import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.FoundState;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.drill.halfdeploy.ImageOnly;
import dev.evenkeel.drill.halfdeploy.LockLeft;
import dev.evenkeel.drill.halfdeploy.Losses;
import dev.evenkeel.drill.halfdeploy.NewWrites;
import dev.evenkeel.drill.halfdeploy.Point;
import dev.evenkeel.drill.halfdeploy.ProbeCost;
import dev.evenkeel.drill.halfdeploy.Probes;
import dev.evenkeel.drill.halfdeploy.Probes.OldCode.Refusal;
import dev.evenkeel.drill.halfdeploy.RunbookEntry;
import dev.evenkeel.drill.halfdeploy.Stale;
import dev.evenkeel.drill.halfdeploy.StepPhase;
import dev.evenkeel.drill.halfdeploy.StoppedPoint;
import dev.evenkeel.drill.halfdeploy.Tried;
import dev.evenkeel.drill.halfdeploy.Twin;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The drill record itself: {@code https://evenkeel.dev/schemas/drill-record/v1}. */
final class HalfDeployJson {
  private static final int MOST_ITEMS = 100;
  private final JsonWriter json;
  private final String command;
  private final Map<String, StateVerdict> verdicts = new HashMap<>();

  private HalfDeployJson(JsonWriter json, String command) {
    this.json = json;
    this.command = command;
  }

  static void write(HalfDeployRecord drill, String command, Appendable out) throws IOException {
    new HalfDeployJson(new JsonWriter(out), command).write(drill);
  }

  private void write(HalfDeployRecord drill) throws IOException {
    drill.states().forEach(s -> verdicts.put(s.fingerprint().digest(), s.verdict()));
    RecordHead.write(json, "half-deploy", drill.heading(), drill.verdict(), drill.coverage());
    json.name("broken");
    if (drill.broken().isPresent()) {
      HalfDeployRecord.Broken broken = drill.broken().get();
      json.beginObject().name("step").value(broken.step()).name("how").value(broken.how());
      json.name("at").value(broken.at()).name("message").value(broken.message()).endObject();
    } else {
      json.nullValue();
    }
    json.name("pointOfNoReturn");
    text(drill.pointOfNoReturn());
    json.name("noReturn");
    text(drill.noReturn().map(HalfDeployRecord.NoReturn::why));
    phases(drill.phases());
    json.name("probeCosts").beginArray();
    for (ProbeCost cost : drill.costs()) {
      json.beginObject().name("probe").value(cost.probe()).name("asked").value(cost.asked());
      json.name("millis").value(cost.millis()).endObject();
    }
    json.endArray();
    DeathEntries.write(json, drill.deaths());
    json.name("points").beginArray();
    for (StoppedPoint point : drill.points()) {
      point(point);
    }
    json.endArray().name("states").beginArray();
    for (FoundState state : drill.states()) {
      state(state);
    }
    json.endArray();
    HazardJson.write(json, drill.hazards());
    RecordHead.end(json, drill.harness(), drill.remarks());
  }

  private void point(StoppedPoint stopped) throws IOException {
    Point point = stopped.point();
    json.beginObject().name("id").value(point.id()).name("step").value(point.step());
    json.name("direction").value(point.direction().word());
    json.name("phase").value(point.phase().word()).name("fault").value(point.fault().word());
    json.name("call").value(point.boundary().label());
    json.name("how").value(how(stopped));
    if (stopped.inferred().isPresent()) {
      json.name("inferred").value(stopped.inferred().get());
    }
    if (!stopped.missed().isEmpty()) {
      json.name("missed").value(stopped.missed());
    }
    json.name("state");
    text(stopped.state());
    json.name("verdict")
        .value(
            stopped
                .state()
                .map(verdicts::get)
                .map(StateVerdict::name)
                .orElse(StateVerdict.UNDECIDED.name()));
    json.name("reproduce").value(command + " --point " + point.id()).endObject();
  }

  private static String how(StoppedPoint stopped) {
    if (stopped.wasHit()) {
      return "hit";
    }
    return stopped.inferred().isPresent() ? "inferred" : "missed";
  }

  private void state(FoundState state) throws IOException {
    json.beginObject().name("name").value(state.name());
    json.name("digest").value(state.fingerprint().digest());
    json.name("verdict").value(state.verdict().name());
    json.name("about").value(state.about()).name("step").value(state.step());
    json.name("points").value(state.points()).name("probes").beginObject();
    Probes probes = state.probes();
    tried("rerun", probes.forward(), probes.forward().answer().word());
    json.name("secondRerunChangesNothing");
    if (probes.settled().isPresent()) {
      json.value(probes.settled().get());
    } else {
      json.nullValue();
    }
    tried("rollback", probes.backward(), probes.backward().answer().word());
    json.name("historyTrue").value(probes.historyTrue());
    json.name("toolSaidDone").value(probes.saidDone());
    oldCode("oldCode", probes.oldCode());
    RecordHead.strings(json, "residue", state.fingerprint().residue());
    imageOnly(probes.imageOnly());
    if (probes.others().twin().isPresent()) {
      twin(probes.others().twin().get());
    }
    if (probes.others().stale().isPresent()) {
      Stale stale = probes.others().stale().get();
      json.name("stale").beginObject().name("answer").value(stale.answer().word());
      json.name("said").value(stale.said());
      differs(stale.differs());
      json.name("millis").value(stale.millis()).endObject();
    }
    if (probes.others().lock().isPresent()) {
      LockLeft lock = probes.others().lock().get();
      json.name("lock").beginObject().name("answer").value(lock.answer().word());
      json.name("said").value(lock.said()).endObject();
    }
    if (probes.newWrites().isPresent()) {
      newWrites(probes.newWrites().get());
    }
    json.endObject().name("runbook");
    runbook(state.runbook());
    fingerprint(state.fingerprint());
    if (state.signature().isPresent()) {
      signature(state.signature().get());
    }
    json.endObject();
  }

  private void tried(String name, Tried<?> tried, String answer) throws IOException {
    json.name(name).beginObject().name("answer").value(answer).name("said").value(tried.said());
    differs(tried.differs());
    json.name("millis").value(tried.millis()).endObject();
  }

  private void differs(List<String> lines) throws IOException {
    RecordHead.strings(json, "differs", lines.subList(0, Math.min(MOST_ITEMS, lines.size())));
  }

  private void twin(Twin twin) throws IOException {
    json.name("twin").beginObject().name("answer").value(twin.answer().word());
    json.name("at").value(twin.at()).name("said").value(twin.said());
    differs(twin.differs());
    json.name("millis").value(twin.millis()).endObject();
  }

  private void newWrites(NewWrites writes) throws IOException {
    json.name("rollbackAfterNewCode").beginObject();
    json.name("answer").value(writes.back().answer().word());
    json.name("said").value(writes.back().said());
    RecordHead.strings(json, "differs", writes.back().differs());
    json.name("millis").value(writes.back().millis());
    json.name("writes").value(writes.stated() ? "stated" : "made");
    RecordHead.strings(json, "refused", writes.refused());
    if (writes.losses().isPresent()) {
      Losses losses = writes.losses().get();
      json.name("rowsWritten").value(losses.written());
      json.name("oldRowsLost").value(losses.oldLost());
      json.name("newRowsLost").value(losses.newLost());
      json.name("lostWithStorage").value(losses.withStorage());
    }
    json.endObject();
    oldCode("oldReadsNew", writes.oldReads());
  }

  private void oldCode(String name, Probes.OldCode oldCode) throws IOException {
    json.name(name).beginObject();
    switch (oldCode) {
      case Probes.OldCode.NotAsked none -> json.name("answer").value("not-asked");
      case Probes.OldCode.Works works ->
          json.name("answer").value("works").name("queries").value(works.queries());
      case Probes.OldCode.Breaks breaks -> {
        Refusal first = breaks.first();
        json.name("answer").value("breaks").name("connection").value(first.where());
        json.name("query").value(first.query()).name("said").value(first.said());
      }
    }
    json.endObject();
  }

  private void imageOnly(ImageOnly imageOnly) throws IOException {
    json.name("imageOnly").beginObject().name("answer").value(imageOnly.answer().word());
    if (imageOnly.refusal().isPresent()) {
      json.name("query").value(imageOnly.refusal().get().query());
      json.name("said").value(imageOnly.refusal().get().said());
    }
    json.endObject();
  }

  private void phases(List<StepPhase> phases) throws IOException {
    json.name("steps").beginArray();
    for (StepPhase phase : phases) {
      json.beginObject().name("id").value(phase.step());
      json.name("phase").value(phase.phase().word());
      if (phase.from().isPresent()) {
        json.name("from").value(phase.from().get());
      }
      if (phase.refusal().isPresent()) {
        json.name("connection").value(phase.refusal().get().where());
        json.name("query").value(phase.refusal().get().query());
        json.name("said").value(phase.refusal().get().said());
      }
      json.endObject();
    }
    json.endArray();
  }

  private void signature(Signature signature) throws IOException {
    OneWay oneWay = signature.oneWay();
    json.name("oneWay").beginObject().name("unit").value(oneWay.unit());
    json.name("why").value(oneWay.why()).name("owner").value(oneWay.owner());
    json.name("expires").value(oneWay.expires().toString());
    json.name("changeOurMind").value(oneWay.changeOurMind()).name("at").value(oneWay.at());
    json.name("expired").value(signature.expired()).endObject();
  }

  private void runbook(RunbookEntry entry) throws IOException {
    json.beginObject();
    RecordHead.strings(json, "recognise", entry.recognise());
    json.name("meanwhile").value(entry.meanwhile()).name("way").value(entry.way());
    RecordHead.strings(json, "commands", entry.commands());
    json.name("leadsTo").value(entry.leadsTo()).name("owner").value(entry.owner());
    json.name("millis").value(entry.millis()).endObject();
  }

  /** What a live database is held against. */
  private void fingerprint(Fingerprint fingerprint) throws IOException {
    json.name("fingerprint").beginObject();
    facts("schema", fingerprint.schema());
    facts("history", fingerprint.history());
    json.endObject();
  }

  private void facts(String name, Map<String, String> facts) throws IOException {
    json.name(name).beginObject();
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      json.name(fact.getKey()).value(fact.getValue());
    }
    json.endObject();
  }

  private void text(Optional<String> text) throws IOException {
    if (text.isPresent()) {
      json.value(text.get());
    } else {
      json.nullValue();
    }
  }
}
