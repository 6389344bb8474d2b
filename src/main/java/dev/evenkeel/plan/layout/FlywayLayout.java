package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code V<version>__<text>.sql} and its undo {@code U<version>__<text>.sql}, at any depth; {@code
 * R__<text>.sql} is repeatable, {@code <file>.conf} sets it apart, {@code beforeMigrate.sql} and
 * the like are callbacks. Statement by statement, in a transaction unless a statement or the script
 * configuration forbids it.
 */
final class FlywayLayout implements LayoutReader {
  private static final Pattern NAME = Pattern.compile("([VUB])([0-9][0-9._]*?)__(.*)\\.(?i:sql)");
  private static final Pattern REPEATABLE = Pattern.compile("R__(.*)\\.sql");
  private static final Pattern CALLBACK =
      Pattern.compile("(before|after|create)[A-Z][A-Za-z]*(__.*)?\\.(sql|sh|ps1|bat)");

  /** Events of other commands than migrate, and so of none that a drill gives. */
  private static final Pattern OF_OTHERS =
      Pattern.compile("(before|after)(Each)?(Clean|Info|Repair|Undo|Liberate|Deploy).*");

  @Override
  public void read(List<MigrationFile> files, Draft draft) {
    var versioned = new TreeMap<FlywayVersion, UpDown>();
    var baselines = new TreeMap<FlywayVersion, UpDown>();
    var repeatable = new TreeMap<String, MigrationFile>(FileName.BY_CODE_POINT);
    Map<String, MigrationFile> byPath =
        files.stream().collect(Collectors.toMap(MigrationFile::path, Function.identity()));
    for (MigrationFile file : files) {
      String name = FileName.of(file.path());
      Matcher versions = NAME.matcher(name);
      Matcher again = REPEATABLE.matcher(name);
      if (again.matches()) {
        draft.take(file);
        repeatable.put(again.group(1), file);
      } else if (CALLBACK.matcher(name).matches()) {
        callback(file, draft);
      } else if (versions.matches()) {
        FlywayVersion.of(versions.group(2))
            .ifPresent(
                version -> {
                  draft.take(file);
                  boolean baseline = versions.group(1).equals("B");
                  (baseline ? baselines : versioned)
                      .computeIfAbsent(version, none -> new UpDown())
                      .put(!versions.group(1).equals("U"), file)
                      .ifPresent(first -> UpDown.duplicate(version.toString(), file, first, draft));
                });
      }
    }
    Optional<FlywayVersion> start =
        Optional.ofNullable(baselines.isEmpty() ? null : baselines.lastKey());
    var scripts = new FlywayScripts(byPath, draft);
    start.ifPresent(version -> add(version, baselines, scripts, draft));
    List<FlywayVersion> versions = new ArrayList<>(versioned.keySet());
    for (FlywayVersion version : versions) {
      if (start.isEmpty() || version.compareTo(start.get()) > 0) {
        add(version, versioned, scripts, draft);
      }
    }
    repeatable.forEach(
        (text, file) ->
            draft.add(new Migration(id(file), "", scripts.script(file), Optional.empty(), true)));
  }

  private static void add(
      FlywayVersion version, Map<FlywayVersion, UpDown> all, FlywayScripts scripts, Draft draft) {
    UpDown pair = all.getOrDefault(version, new UpDown());
    Optional<Script> back = pair.down().map(scripts::script);
    pair.up()
        .ifPresentOrElse(
            up -> draft.add(new Migration(id(up), written(up), scripts.script(up), back, false)),
            () -> pair.down().ifPresent(down -> UpDown.orphan(down, draft)));
  }

  /** As its history records it: the way back may write the same version otherwise. */
  private static String written(MigrationFile up) {
    Matcher name = NAME.matcher(FileName.of(up.path()));
    return name.matches() ? name.group(2).replace('_', '.') : "";
  }

  private static void callback(MigrationFile file, Draft draft) {
    draft.take(file);
    String name = FileName.of(file.path());
    if (FileName.isSql(name) && !OF_OTHERS.matcher(name).matches()) {
      draft.around(Scripts.split(file.path(), file.text(), ";", true, draft.dialect()));
    }
    draft.warn(
        "flyway-callback",
        file.path() + ":1",
        "Flyway runs this file around the migrations: it is none of them, and its effect belongs to"
            + " the run",
        "nothing, where that is meant");
  }

  private static String id(MigrationFile file) {
    return FileName.of(file.path()).replaceFirst("(?i)\\.sql$", "");
  }
}
