package dev.evenkeel.operation.gate;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.trail.record.Detail;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who approved a change and may. Counted by immutable ids, since a name can change hands; whoever
 * asked for the change or wrote it approves nothing, and a machine neither.
 */
public final class Approvals {
  private static final ItemPath ITEM = ItemPath.of("plan", "approvals");

  private final Set<String> makers = new LinkedHashSet<>();
  private final Map<String, String> approved = new LinkedHashMap<>();
  private final List<String> notCounted = new ArrayList<>();
  private int nameless;

  private Approvals() {}

  public static Approvals of(List<Remembered> records) {
    var approvals = new Approvals();
    records.forEach(approvals::take);
    return approvals;
  }

  private void take(Remembered record) {
    switch (record.detail()) {
      case Detail.Opened opened -> makers.addAll(opened.makers());
      case Detail.Approval approval ->
          take(approval, record.entry().type() == RecordType.APPROVAL_GIVEN);
      default -> {}
    }
  }

  private void take(Detail.Approval approval, boolean given) {
    String name = approval.principal().orElse("somebody unnamed");
    if (!given && approval.id().isEmpty()) {
      approved.values().remove(name); // whoever it is: an approval in doubt does not stand
    } else if (approval.bot()) {
      notCounted.add(name + " is a bot");
    } else if (approval.id().isEmpty()) {
      nameless += given ? 1 : 0;
      notCounted.add(name + " is stated without an immutable id");
    } else if (given) {
      approved.put(approval.id().get(), name);
    } else {
      approved.remove(approval.id().get());
    }
  }

  /** Ids of those whose approval stands and counts. */
  public Set<String> counted() {
    var counted = new LinkedHashSet<>(approved.keySet());
    counted.removeAll(makers);
    return counted;
  }

  /** Ids of those who asked for the change or wrote it. */
  public Set<String> makers() {
    return Set.copyOf(makers);
  }

  /** Which approvals do not count, and why. */
  public List<String> notCounted() {
    return reasons();
  }

  /** What stands against a deploy that needs so many approvals; nothing where it has them. */
  public Optional<Fact> against(int atLeast) {
    if (atLeast == 0 || (counted().size() >= atLeast && !makers.isEmpty())) {
      return Optional.empty();
    }
    boolean unknown =
        makers.isEmpty() ? !approved.isEmpty() || nameless > 0 : enoughNameless(atLeast);
    return Optional.of(
        new Fact(
            unknown ? "approval-not-known" : "approval-missing",
            ITEM,
            unknown ? ItemClass.UNKNOWN : ItemClass.VIOLATES,
            Optional.empty(),
            Optional.empty(),
            message(atLeast),
            Map.of("atLeast", (long) atLeast, "counted", (long) counted().size())));
  }

  private boolean enoughNameless(int atLeast) {
    return counted().size() + nameless >= atLeast;
  }

  private String message(int atLeast) {
    List<String> reasons = reasons();
    return counted().size()
        + " of "
        + atLeast
        + " independent approvals stand in the change's trail"
        + (reasons.isEmpty() ? "" : "; " + String.join("; ", reasons));
  }

  private List<String> reasons() {
    var reasons = new ArrayList<>(notCounted);
    if (makers.isEmpty()) {
      reasons.add("nobody stated by immutable id who asked for the change or wrote it");
    }
    approved.forEach(
        (id, name) -> {
          if (makers.contains(id)) {
            reasons.add(name + " asked for the change or wrote it");
          }
        });
    return reasons;
  }
}
