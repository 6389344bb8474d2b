package dev.evenkeel.source.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Replaces this machine's own paths in a tool's message by what the user wrote. */
public final class MachinePaths {
  /** An absolute path that is no part of a URL: its last segment is what tells a person most. */
  private static final Pattern ABSOLUTE =
      Pattern.compile("(?<![\\w:/.~-])/(?:[\\w.@+-]+/)+([\\w.@+-]+)");

  /** Which name server was asked. */
  private static final Pattern NAME_SERVER =
      Pattern.compile("(lookup \\S+) on [0-9A-Fa-f.:\\[\\]]+:53\\b");

  private MachinePaths() {}

  /**
   * The message as a report may show it.
   *
   * @param folder the file or folder the tool was given
   */
  public static String hidden(String message, NamedPath folder) {
    String shown = message;
    NamedPath place = folder;
    for (String known : List.of(folder.target(), absolute(folder))) {
      shown = shown.replace(known, place.written());
    }
    for (NamedPath above : ancestors(folder)) {
      shown = shown.replace(absolute(above) + "/", prefix(above));
    }
    shown = NAME_SERVER.matcher(shown).replaceAll("$1");
    return ABSOLUTE.matcher(shown).replaceAll(".../$1");
  }

  private static String prefix(NamedPath folder) {
    return folder.written().equals(".") || folder.written().isEmpty() ? "" : folder.written() + "/";
  }

  private static List<NamedPath> ancestors(NamedPath folder) {
    var all = new ArrayList<NamedPath>();
    NamedPath here = folder;
    for (int segments = Path.of(folder.written()).getNameCount(); segments > 0; segments--) {
      here = here.parent();
      all.add(here);
    }
    return all;
  }

  private static String absolute(NamedPath place) {
    return place.path().toAbsolutePath().normalize().toString();
  }
}
