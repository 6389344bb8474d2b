package dev.evenkeel.environment;

import dev.evenkeel.value.ItemPath;
import dev.evenkeel.value.ItemPattern;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything evenkeel.yaml says.
 *
 * @param place the file as named to the user
 * @param environments by name, in the order written
 * @param compare the two that are compared when nothing else is said
 * @param checks folders of checks beside the built-in catalogue
 * @param severities check id to {@code block}, {@code warn} or {@code info}; only ever raises
 * @param secrets items whose value is secret beside those recognised
 * @param notSecret items that look secret and are not
 * @param lists how elements of lists are paired
 * @param pairs items that are partners under different names
 * @param allowances in the order written
 * @param allowanceLimit items one allowance may cover before it is too broad
 * @param gate where a deploy stops
 * @param plan what a deploy does
 * @param serve how the service runs
 */
public record Declaration(
    String place,
    Map<String, EnvironmentDeclaration> environments,
    Optional<Sides> compare,
    List<DeclaredPath> checks,
    Map<String, Raised> severities,
    List<ItemPattern> secrets,
    List<ItemPath> notSecret,
    List<ListDeclaration> lists,
    List<Pair> pairs,
    List<AllowanceDeclaration> allowances,
    int allowanceLimit,
    GateDeclaration gate,
    Optional<PlanDeclaration> plan,
    Optional<ServeDeclaration> serve) {
  public static final int DEFAULT_ALLOWANCE_LIMIT = 100;

  public Declaration {
    environments = Collections.unmodifiableMap(new LinkedHashMap<>(environments));
    checks = List.copyOf(checks);
    severities = Collections.unmodifiableMap(new LinkedHashMap<>(severities));
    secrets = List.copyOf(secrets);
    notSecret = List.copyOf(notSecret);
    lists = List.copyOf(lists);
    pairs = List.copyOf(pairs);
    allowances = List.copyOf(allowances);
  }

  /**
   * The names of the two environments that allowances call left and right.
   *
   * @param again how often the service compares them by itself; nothing where it does not
   */
  public record Sides(
      String left, String right, Optional<String> declared, Optional<Again> again, String at) {}

  /**
   * A comparison that is made again and again.
   *
   * @param every how often
   * @param maxAge how long one stays good
   */
  public record Again(Duration every, Duration maxAge) {
    public static final Duration USUAL_AGE = Duration.ofDays(1);
  }

  /** A severity asked for a check: {@code block}, {@code warn} or {@code info}. */
  public record Raised(String severity, String at) {}

  /** Two items that are each other's partner. */
  public record Pair(ItemPath left, ItemPath right, String at) {}

  /**
   * How a list is read.
   *
   * @param key elements are mappings paired by the value of this key; empty where the order carries
   *     no meaning
   */
  public record ListDeclaration(ItemPattern item, Optional<String> key, String at) {}

  /**
   * Where a deploy stops.
   *
   * @param failOn lightest severity that fails: {@code block} (default), {@code warn}, {@code info}
   * @param drill what is asked of drill records; nothing where the file has no {@code gate.drill}
   * @param approvals how many people other than those who made the change have to approve it
   */
  public record GateDeclaration(
      Optional<String> failOn, Optional<DrillDeclaration> drill, int approvals) {}

  /**
   * Which drills the plan has to have behind it.
   *
   * @param maxAge how old a drill record may be
   * @param kinds {@code half-deploy}, {@code rollback}
   */
  public record DrillDeclaration(Duration maxAge, List<String> kinds) {
    public static final Duration USUAL_AGE = Duration.ofDays(7);

    public DrillDeclaration {
      kinds = List.copyOf(kinds);
    }
  }
}
