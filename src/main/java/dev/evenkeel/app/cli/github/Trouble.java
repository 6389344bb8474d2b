package dev.evenkeel.app.cli.github;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.report.Annotations;
import dev.evenkeel.report.Annotations.Annotation;
import dev.evenkeel.report.Annotations.Level;
import dev.evenkeel.report.Markdown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A step that came to no report: what stood in the way, and what to do, in three lines. */
record Trouble(int code, List<String> said) {
  private static final int MOST = 20;

  static Trouble of(int code, String said) {
    var lines = new ArrayList<String>();
    said.lines().map(line -> line.replaceFirst("^evenkeel: ", "")).forEach(lines::add);
    return new Trouble(code, lines.subList(0, Math.min(MOST, lines.size())));
  }

  private String first() {
    return said.isEmpty() ? "nothing was said of why" : said.getFirst();
  }

  private String next() {
    return switch (code) {
      case ExitCode.USAGE ->
          "Correct the step's inputs or evenkeel.yaml; the log says the same, with lines.";
      case ExitCode.INTEGRITY ->
          "The trail does not verify: keep it as it is, and run `evenkeel trail verify` on it.";
      case ExitCode.UNREACHABLE -> "Run the job again when the service answers.";
      default ->
          "Nothing is known to be wrong with the change; the log says what could not be done.";
    };
  }

  String markdown() {
    var text = new StringBuilder();
    text.append(code == ExitCode.INCONCLUSIVE ? "## INCONCLUSIVE" : "## ERROR");
    text.append(": no verdict about the environments\n\n");
    text.append("**What:** ").append(Markdown.prose(first())).append("\n\n");
    text.append("**Next:** ").append(next()).append("\n\n");
    for (String line : said.subList(Math.min(1, said.size()), said.size())) {
      text.append("- ").append(Markdown.prose(line.strip())).append('\n');
    }
    return text.append('\n').toString();
  }

  String annotation() throws IOException {
    var text = new StringBuilder();
    Annotations.write(
        List.of(
            new Annotation(
                Level.ERROR, "", "Evenkeel came to no verdict", first() + "\n" + next())),
        text);
    return text.toString();
  }
}
