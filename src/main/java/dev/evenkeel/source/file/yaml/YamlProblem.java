package dev.evenkeel.source.file.yaml;

import dev.evenkeel.snapshot.Unread;
import java.util.List;
import java.util.Locale;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The library's complaint in our words. Its message quotes the line it stopped at, which may hold a
 * secret; its problem text names tokens and single characters only.
 */
final class YamlProblem {
  private static final String NEXT =
      "correct it there, render it where it is a template, or leave the file out of the source";

  private YamlProblem() {}

  static Unread of(YamlEngineException e, List<String> within, String place, int firstLine) {
    if (e instanceof MarkedYamlEngineException marked && marked.getProblemMark().isPresent()) {
      int line = marked.getProblemMark().get().getLine() + firstLine;
      return unread(within, place, line, ": " + marked.getProblem());
    }
    if (e instanceof ReaderException reader) {
      String point = "0x" + Integer.toHexString(reader.getCodePoint()).toUpperCase(Locale.ROOT);
      return unread(within, place, firstLine, ": the control character " + point);
    }
    return unknown(within, place, firstLine);
  }

  static Unread unknown(List<String> within, String place, int line) {
    return unread(within, place, line, "");
  }

  private static Unread unread(List<String> within, String place, int line, String detail) {
    return new Unread("config", within, place + ":" + line, "no YAML" + detail, NEXT);
  }
}
