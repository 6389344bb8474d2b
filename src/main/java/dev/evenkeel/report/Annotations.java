package dev.evenkeel.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Findings as the workflow commands by which GitHub shows them beside the lines of a change. GitHub
 * keeps {@value #MOST} of each level of a step and drops the rest without a word, so the last of a
 * level says how many are not shown. Nothing foreign can end a command or begin another one.
 */
public final class Annotations {
  private static final int MOST = 10;

  private Annotations() {}

  /** How loud it is. */
  public enum Level {
    ERROR,
    WARNING,
    NOTICE
  }

  /**
   * One of them.
   *
   * @param at {@code file:line} seen from the repository's root; another place is passed over
   * @param title one line
   * @param message what was seen; may have several lines
   */
  public record Annotation(Level level, String at, String title, String message) {}

  /** Writes them, in the order given within each level. */
  public static void write(List<Annotation> all, Appendable out) throws IOException {
    for (Level level : Level.values()) {
      var ofLevel = new ArrayList<Annotation>();
      all.stream().filter(annotation -> annotation.level() == level).forEach(ofLevel::add);
      boolean tooMany = ofLevel.size() > MOST;
      for (Annotation annotation : ofLevel.subList(0, tooMany ? MOST - 1 : ofLevel.size())) {
        command(annotation, out);
      }
      if (tooMany) {
        int left = ofLevel.size() - (MOST - 1);
        String message =
            "GitHub shows "
                + MOST
                + " annotations of a kind for a step; the job's summary and the report have all";
        command(new Annotation(level, "", left + " more", message), out);
      }
    }
  }

  private static void command(Annotation annotation, Appendable out) throws IOException {
    out.append("::").append(annotation.level().name().toLowerCase(Locale.ROOT)).append(' ');
    Place place = Place.of(annotation.at());
    if (place.isFileLine() && inRepository(place.name())) {
      out.append("file=").append(property(place.name()));
      out.append(",line=").append(Integer.toString(place.line())).append(',');
    }
    out.append("title=").append(property(annotation.title()));
    out.append("::").append(message(annotation.message())).append('\n');
  }

  private static boolean inRepository(String name) {
    return !name.startsWith("/") && !name.startsWith("..") && !name.contains("://");
  }

  private static String message(String text) {
    var lines = new ArrayList<String>();
    for (String line : text.split("\n", -1)) {
      lines.add(Printable.of(line).replace("%", "%25"));
    }
    return String.join("%0A", lines);
  }

  private static String property(String text) {
    return Printable.of(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C");
  }
}
