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
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
  private boolean makersErased;

  /** What would be deployed; nothing where that is not asked, or not known. */
  private final Map<String, Optional<String>> asked;

  private final boolean scoped;

  private Approvals(Map<String, Optional<String>> asked, boolean scoped) {
    this.asked = asked;
    this.scoped = scoped;
  }

  /** Who approved the change, whatever they approved of it. */
  public static Approvals of(List<Remembered> records) {
    return of(records, new Approvals(Map.of(), false));
  }

  /**
   * Who approved what would be deployed: whoever named a plan or a commit approved no other.
   *
   * @param plan digest of the plan that would run
   * @param commit the git commit that would be deployed
   */
  public static Approvals of(
      List<Remembered> records, Optional<String> plan, Optional<String> commit) {
    return of(records, new Approvals(Map.of("plan", plan, "commit", commit), true));
  }

  private static Approvals of(List<Remembered> records, Approvals approvals) {
    records.forEach(approvals::take);
    return approvals;
  }

  private void take(Remembered record) {
    if (record.erased()) {
      erased(record);
      return;
    }
    switch (record.detail()) {
      case Detail.Opened opened -> makers.addAll(opened.makers());
      case Detail.Approval approval ->
          take(approval, record.entry().type() == RecordType.APPROVAL_GIVEN);
      default -> {}
    }
  }

  /** Whoever erases what stood against an approval must not make it stand again. */
  private void erased(Remembered record) {
    String entry = "entry " + record.index() + ", ";
    switch (record.entry().type()) {
      case CHANGE_OPENED -> {
        makersErased = true;
        notCounted.add(entry + "who asked for the change or wrote it, was erased");
      }
      case APPROVAL_GIVEN -> {
        nameless++;
        notCounted.add(entry + "an approval, was erased: nobody knows whose");
      }
      case APPROVAL_WITHDRAWN -> {
        nameless += approved.size();
        approved.clear();
        notCounted.add(
            entry
                + "a withdrawal, was erased: nobody knows whose, so no approval before it stands");
      }
      default -> {}
    }
  }

  private void take(Detail.Approval approval, boolean given) {
    String name = approval.principal().orElse("somebody unnamed");
    if (!given && approval.id().isEmpty()) {
      approved.values().remove(name); // whoever it is: an approval in doubt does not stand
    } else if (!given) {
      approved.remove(approval.id().get());
    } else if (approval.bot()) {
      notCounted.add(name + " is a bot");
    } else if (approval.id().isEmpty()) {
      nameless++;
      notCounted.add(name + " is stated without an immutable id");
    } else if (otherThan("plan", approval.plan()) || otherThan("commit", approval.commit())) {
      notCounted.add(
          name + " approved " + scope(approval) + ", which is not what would be deployed");
    } else {
      approved.put(approval.id().get(), name);
    }
  }

  private boolean otherThan(String what, Optional<String> approved) {
    Optional<String> deployed = asked.getOrDefault(what, Optional.empty());
    return scoped
        && approved.isPresent()
        && deployed.filter(digest -> bare(digest).equals(bare(approved.get()))).isEmpty();
  }

  private static String bare(String digest) {
    return digest.startsWith("sha256:") ? digest.substring("sha256:".length()) : digest;
  }

  private static String scope(Detail.Approval approval) {
    return Stream.concat(
            approval.plan().map(digest -> "the plan " + digest).stream(),
            approval.commit().map(hex -> "the commit " + hex).stream())
        .collect(Collectors.joining(" and "));
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

  /** Whether what was said of who made the change is known, all of it. */
  public boolean makersKnown() {
    return !makers.isEmpty() && !makersErased;
  }

  /** Which approvals do not count, and why. */
  public List<String> notCounted() {
    return reasons();
  }

  /** What stands against a deploy that needs so many approvals; nothing where it has them. */
  public Optional<Fact> against(int atLeast) {
    if (atLeast == 0 || (counted().size() >= atLeast && makersKnown())) {
      return Optional.empty();
    }
    boolean unknown = makersKnown() ? enoughNameless(atLeast) : !approved.isEmpty() || nameless > 0;
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
    if (makers.isEmpty() && !makersErased) {
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
