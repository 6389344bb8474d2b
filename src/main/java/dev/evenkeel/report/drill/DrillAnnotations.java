package dev.evenkeel.report.drill;

import dev.evenkeel.report.Annotations;
import dev.evenkeel.report.Annotations.Annotation;
import dev.evenkeel.report.Annotations.Level;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What a drill found, beside the migrations it is about. */
final class DrillAnnotations {
  private DrillAnnotations() {}

  static void write(DrillPage page, UnaryOperator<String> places, Appendable out)
      throws IOException {
    var all = new ArrayList<Annotation>();
    for (DrillPage.Entry entry : page.entries()) {
      switch (entry.weight()) {
        case FAILED, UNDECIDED -> all.add(annotation(Level.ERROR, entry, places));
        case WARN -> all.add(annotation(Level.WARNING, entry, places));
        case DECLARED, INFO, HELD -> {}
      }
    }
    if (page.verdict().exitCode() != 0
        && all.stream().noneMatch(one -> one.level() == Level.ERROR)) {
      String word = page.verdict().word().toUpperCase(Locale.ROOT);
      all.addFirst(new Annotation(Level.ERROR, "", word + " drill", page.sentence()));
    }
    Annotations.write(all, out);
  }

  private static Annotation annotation(
      Level level, DrillPage.Entry entry, UnaryOperator<String> places) {
    String next = entry.next().isEmpty() ? "" : "\nnext: " + entry.next();
    return new Annotation(
        level,
        entry.at().isEmpty() ? "" : places.apply(entry.at()),
        entry.rule() + " " + entry.name(),
        entry.message() + next);
  }
}
