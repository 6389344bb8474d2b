package dev.evenkeel.app.http;

import dev.evenkeel.operation.trail.ShowTrail;
import dev.evenkeel.trail.record.ChangeState;
import dev.evenkeel.trail.record.Remembered;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A change as a list shows it, as it stood when the log had the size that the list is about.
 *
 * @param change its id
 * @param records those that the list is about; never empty
 */
record ChangeRow(String change, List<Remembered> records) {
  static ChangeRow of(ShowTrail.Trail trail, long size) {
    return new ChangeRow(
        trail.change(), trail.records().stream().filter(record -> record.index() < size).toList());
  }

  Optional<String> project() {
    return records.getFirst().entry().project();
  }

  Map<String, Object> members() {
    ChangeState state = ChangeState.of(records);
    var verdicts = new TreeMap<String, Object>();
    state.verdicts().forEach((type, verdict) -> verdicts.put(type.word(), verdict));
    var members = new TreeMap<String, Object>();
    members.put("change", change);
    members.put("stands", state.phase().words());
    members.put("records", records.size());
    members.put("environments", environments());
    members.put("openedAt", records.getFirst().entry().receivedAt().toString());
    members.put("newestAt", records.getLast().entry().receivedAt().toString());
    members.put("verdicts", verdicts);
    project().ifPresent(project -> members.put("project", project));
    state.why().ifPresent(why -> members.put("why", why));
    return members;
  }

  private List<String> environments() {
    return records.stream()
        .flatMap(record -> record.entry().environment().stream())
        .distinct()
        .sorted()
        .toList();
  }

  boolean in(String environment) {
    return environments().contains(environment);
  }

  boolean hasVerdict(String verdict) {
    return ChangeState.of(records).verdicts().containsValue(verdict);
  }

  /** Whether a record states this, as who asked, a commit or a digest. */
  boolean states(List<String> members, String value) {
    return records.stream()
        .flatMap(record -> record.body().stream())
        .anyMatch(body -> members.stream().anyMatch(name -> says(body.get(name), value)));
  }

  private static boolean says(@Nullable Object member, String value) {
    return switch (member) {
      case null -> false;
      case List<?> list -> list.stream().anyMatch(each -> says(each, value));
      case Map<?, ?> map -> map.values().stream().anyMatch(each -> says(each, value));
      default -> Objects.equals(String.valueOf(member), value);
    };
  }
}
