package dev.evenkeel.report.drill;

import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.drill.halfdeploy.Death;
import dev.evenkeel.plan.Fault;
import dev.evenkeel.report.drill.DrillPage.Table;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** How a deployer dies, and what that can leave. */
final class DeathEntries {
  private DeathEntries() {}

  static void write(JsonWriter json, List<Death> deaths) throws IOException {
    json.name("profiles").beginArray();
    for (Death death : deaths) {
      json.beginObject().name("profile").value(death.profile().word());
      json.name("signals").value(death.profile().signals());
      RecordHead.strings(json, "faults", death.faults().stream().map(Fault::word).toList());
      RecordHead.strings(json, "notDrilled", death.notDrilled().stream().map(Fault::word).toList());
      json.name("points").value(death.points()).name("worst");
      if (death.worst().isPresent()) {
        json.value(death.worst().get().name());
      } else {
        json.nullValue();
      }
      json.endObject();
    }
    json.endArray();
  }

  static Table table(List<Death> deaths) {
    return new Table(
        "how a deployer dies",
        List.of("profile", "worst", "points", "what dies", "not drilled"),
        deaths.stream()
            .map(
                death ->
                    List.of(
                        death.profile().word(),
                        death.worst().map(StateVerdict::name).orElse(""),
                        Integer.toString(death.points()),
                        words(death.faults()),
                        words(death.notDrilled())))
            .toList());
  }

  private static String words(List<Fault> faults) {
    return faults.stream().map(Fault::word).collect(Collectors.joining(", "));
  }
}
