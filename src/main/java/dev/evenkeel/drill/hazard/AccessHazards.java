package dev.evenkeel.drill.hazard;

import dev.evenkeel.plan.statement.Names;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who may do and see what, and what fires when they do. */
final class AccessHazards {
  private static final Pattern REVOKES =
      Pattern.compile(
          "(?is)REVOKE\\b.*\\bON\\s+(?:TABLE\\s+)?(?!SCHEMA\\b|FUNCTION\\b|PROCEDURE\\b|SEQUENCE\\b"
              + "|DATABASE\\b|TYPE\\b|ALL\\b|LANGUAGE\\b|ROUTINE\\b)("
              + Names.QUALIFIED
              + ").*");
  private static final Pattern REVOKES_WIDELY =
      Pattern.compile("(?is)REVOKE\\b.*\\bON\\s+(SCHEMA|DATABASE|ALL)\\b.*");
  private static final Pattern OWNER = Pattern.compile("(?is)OWNER\\s+TO\\s+(\\S+)");
  private static final Pattern DEFINER =
      Pattern.compile("(?is)CREATE\\b.*\\b(?:FUNCTION|PROCEDURE)\\b.*\\bSECURITY\\s+DEFINER\\b.*");
  private static final Pattern OWN_PATH =
      Pattern.compile("(?is).*\\bSET\\s+\"?search_path\"?\\b.*");
  private static final Pattern POLICY =
      Pattern.compile(
          "(?is)(?:CREATE|ALTER|DROP)\\s+POLICY\\b.*?\\bON\\s+(" + Names.QUALIFIED + ").*");
  private static final Pattern DISABLES = Pattern.compile("(?is)DISABLE\\s+TRIGGER\\s+(\\S+)");
  private static final Pattern ENABLES =
      Pattern.compile("(?is)ENABLE\\s+(?:ALWAYS\\s+|REPLICA\\s+)?TRIGGER\\s+(\\S+)");

  private AccessHazards() {}

  static void find(UnitSeen unit, ObservedStatement statement, Hazard.Found found) {
    String text = statement.text();
    Matcher revokes = REVOKES.matcher(text);
    Matcher widely = REVOKES_WIDELY.matcher(text);
    if (revokes.matches() && unit.old(revokes.group(1)).isPresent()) {
      String table = unit.old(revokes.group(1)).map(Relation::name).orElse("");
      found.said(
          "rights-changed",
          statement,
          table,
          "a right on " + table + " is taken away: running code that uses it fails at once");
    } else if (widely.matches()) {
      found.said(
          "rights-changed",
          statement,
          widely.group(1).toLowerCase(Locale.ROOT),
          "rights are taken away on more than one object: running code that uses them fails at"
              + " once");
    }
    if (DEFINER.matcher(text).matches() && !OWN_PATH.matcher(text).matches()) {
      found.said(
          "definer-without-path",
          statement,
          "",
          "the routine has its owner's rights and its caller's search_path: a caller can put an"
              + " object of his own in the way");
    }
    Matcher policy = POLICY.matcher(text);
    if (policy.matches()) {
      unit.old(policy.group(1))
          .filter(Relation::rowSecurity)
          .ifPresent(
              table ->
                  found.said(
                      "policy-changed",
                      statement,
                      table.name(),
                      "which rows of "
                          + table.name()
                          + " running code sees is another question now: rows that are hidden are"
                          + " no error"));
    }
  }

  static void find(Altered altered, Hazard.Found found) {
    altered
        .matched(OWNER)
        .ifPresent(
            owner ->
                found.said(
                    "rights-changed",
                    altered.statement(),
                    altered.name(),
                    altered.name()
                        + " has another owner: the one before loses every right that nobody"
                        + " granted"));
    altered.matched(DISABLES).ifPresent(trigger -> disabled(altered, trigger, found));
  }

  /** Together in one transaction nobody else sees it. */
  private static void disabled(Altered altered, String trigger, Hazard.Found found) {
    Optional<ObservedStatement> enabled =
        altered.unit().statements().stream()
            .filter(other -> other.index() > altered.statement().index())
            .filter(
                other ->
                    Altered.of(altered.unit(), other).stream()
                        .filter(action -> action.table().id() == altered.table().id())
                        .flatMap(action -> action.matched(ENABLES).stream())
                        .anyMatch(name -> same(name, trigger)))
            .findFirst();
    boolean together =
        enabled
            .filter(other -> other.transaction() == altered.statement().transaction())
            .isPresent();
    if (!together) {
      found.observed(
          "trigger-disabled",
          altered.statement(),
          altered.name(),
          "triggers of "
              + altered.name()
              + " do not fire "
              + (enabled.isPresent() ? "until another transaction switches them on" : "any more")
              + ": rows written meanwhile pass unchecked");
    }
  }

  private static boolean same(String name, String other) {
    return Names.plain(name).equals(Names.plain(other)) || name.equalsIgnoreCase("all");
  }

  /** Policies are counted when the migration is done. */
  static void between(UnitSeen unit, Hazard.Found found) {
    for (Relation now : unit.after().relations().values()) {
      Relation was = unit.before().relations().get(now.id());
      if (was != null
          && now.rowSecurity()
          && !was.rowSecurity()
          && now.policies() == 0
          && unit.start().ids().contains(now.id())
          && !unit.statements().isEmpty()) {
        found.observed(
            "no-policy",
            ObjectHazards.naming(unit, now.name()),
            now.name(),
            now.name()
                + " has row security and no policy: everybody but its owner sees no row, and gets"
                + " no error");
      }
    }
  }
}
