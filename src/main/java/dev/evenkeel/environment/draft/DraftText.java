package dev.evenkeel.environment.draft;

import dev.evenkeel.environment.draft.Draft.Sides;
import dev.evenkeel.environment.draft.MigrationsFinder.Migrations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Writes a draft: as YAML with comments, and as lines for the person who asked. */
final class DraftText {
  private static final int MOST_LONE = 10;

  private DraftText() {}

  /** Gives each group a name of its own. */
  static SequencedMap<String, Group> named(List<Group> groups) {
    var named = new LinkedHashMap<String, Group>();
    for (Group group : groups) {
      String name = group.nameHint();
      for (int n = 2; named.containsKey(name); n++) {
        name = group.nameHint() + "-" + n;
      }
      named.put(name, group);
    }
    return named;
  }

  static String of(
      SequencedMap<String, Group> groups,
      Optional<Sides> sides,
      List<Migrations> migrations,
      List<String> contracts) {
    var out = new StringBuilder();
    out.append(
        """
        # yaml-language-server: $schema=https://evenkeel.dev/schemas/evenkeel/v1
        # Which environments exist and where each part of them is read. Sources with the same name
        # pair with each other. Paths are relative to this file. ${env:NAME} reads an environment
        # variable; secrets never stand in this file.
        version: 1

        environments:
        """);
    if (sides.isEmpty()) {
      out.append(
          """
            # Nothing was found that looks like two environments. An example:
            # staging:
            #   sources:
            #     app: {env: deploy/staging.env}
            # production:
            #   sources:
            #     app: {env: deploy/production.env}
            {}
          """);
    } else {
      environments(out, groups, sides.get());
      out.append("\ncompare: {left: ").append(sides.get().left());
      out.append(", right: ").append(sides.get().right()).append("}\n");
      out.append("# `evenkeel serve` compares the two by itself with every: 15m in compare.\n");
    }
    plan(out, migrations, contracts);
    out.append(
        """

        # Differences that are meant. `evenkeel allow ID` writes one for a finding.
        # allowances:
        #   - item: config/app/DATABASE_URL
        #     expect: differs
        #     why: each environment has its own database
        #     owner: payments
        #     expires: 2027-03-01
        #     changeOurMind: both environments move to one cluster

        # The lightest severity that stops a deploy: block, warn or info.
        gate: {failOn: block}
        """);
    return out.toString();
  }

  private static void environments(
      StringBuilder out, SequencedMap<String, Group> groups, Sides sides) {
    var names = new ArrayList<>(List.of(sides.left(), sides.right()));
    EnvironmentWord.BY_RANK.stream()
        .filter(
            e ->
                groups.values().stream()
                    .anyMatch(g -> g.sources().size() > 1 && g.sources().containsKey(e)))
        .filter(e -> !names.contains(e))
        .forEach(names::add);
    for (String environment : names) {
      boolean first = environment.equals(sides.left());
      out.append("  ").append(environment).append(":\n");
      if (first) {
        out.append("    # owner: the team that answers for it\n");
        out.append(
            "    # Names that belong to this environment alone; each environment gives its own:\n");
      }
      out.append("    # tokens: {domain: ").append(environment).append(".example.org}\n");
      out.append("    sources:\n");
      String what = "";
      int lone = 0;
      for (var entry : groups.entrySet()) {
        Group group = entry.getValue();
        String source = group.sources().get(environment);
        if (source == null) {
          continue;
        }
        boolean compared = environment.equals(sides.left()) || environment.equals(sides.right());
        boolean alone =
            group.sources().size() < 2
                || (compared
                    && !(group.sources().containsKey(sides.left())
                        && group.sources().containsKey(sides.right())));
        if (alone && ++lone > MOST_LONE) {
          continue;
        }
        if (!group.what().equals(what)) {
          what = group.what();
          out.append("      # ").append(what).append('\n');
        }
        out.append(alone ? "      # no partner: " : "      ");
        out.append(Names.flow(entry.getKey())).append(": ").append(source).append('\n');
      }
      if (lone > MOST_LONE) {
        out.append("      # and ").append(lone - MOST_LONE).append(" more without a partner\n");
      }
    }
  }

  private static void plan(StringBuilder out, List<Migrations> migrations, List<String> contracts) {
    if (!migrations.isEmpty()) {
      Migrations first = migrations.getFirst();
      out.append("\n# What a deploy does, in order; what a drill stops.\nplan:\n");
      out.append("  migrations: {path: ").append(Names.flow(first.path()));
      out.append(", layout: ").append(first.layout()).append("}\n");
      for (Migrations other : migrations.subList(1, migrations.size())) {
        out.append("  # also found: ").append(other.path());
        out.append(" (").append(other.layout()).append(")\n");
      }
    }
    if (!contracts.isEmpty()) {
      out.append("\n# JSON Schemas were found; as a source of both environments they read:\n");
    }
    for (String folder : contracts) {
      out.append("#   events: {contracts: {schemas: \"").append(folder).append("/*.json\"}}\n");
    }
  }

  static List<String> found(
      SequencedMap<String, Group> groups,
      Optional<Sides> sides,
      List<Migrations> migrations,
      List<String> contracts) {
    var kinds = new TreeMap<String, List<String>>();
    var lone = new ArrayList<String>();
    groups
        .values()
        .forEach(
            group -> {
              if (group.sources().size() > 1) {
                kinds
                    .computeIfAbsent(group.what(), w -> new ArrayList<>())
                    .add(
                        group.pattern() + " (" + String.join(", ", group.sources().keySet()) + ")");
              } else {
                lone.add(
                    group.pattern()
                        + " (only "
                        + String.join(", ", group.sources().keySet())
                        + ")");
              }
            });
    var lines = new ArrayList<String>();
    kinds.forEach((what, patterns) -> lines.add(what + ": " + shortened(patterns)));
    if (!lone.isEmpty()) {
      lines.add("without a partner: " + shortened(lone));
    }
    migrations.forEach(m -> lines.add("migrations: " + m.path() + " (" + m.layout() + ")"));
    contracts.forEach(c -> lines.add("JSON Schemas: " + c));
    if (sides.isEmpty()) {
      lines.add(
          "no two environments: looked for "
              + String.join(", ", EnvironmentWord.BY_RANK)
              + " in the names of files and folders");
    }
    return lines;
  }

  private static String shortened(List<String> all) {
    return all.size() <= 5
        ? String.join(", ", all)
        : String.join(", ", all.subList(0, 5)) + " and " + (all.size() - 5) + " more";
  }
}
