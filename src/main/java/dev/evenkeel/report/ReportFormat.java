package dev.evenkeel.report;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The forms in which a {@link Report} can be read. Rendering is a function of the report and the
 * options alone: the same input gives the same bytes (in UTF-8, with line feeds), on any machine
 * and at any time.
 */
public enum ReportFormat {
  /** For a person at a terminal. */
  TEXT,
  /** The contract for programs, {@code https://evenkeel.dev/schemas/report/v1}. */
  JSON,
  /** OASIS SARIF 2.1.0, for code scanning. */
  SARIF,
  /** JUnit's XML, for CI systems that show tests. */
  JUNIT,
  /** GitHub's Markdown, for a job summary or a comment. */
  MARKDOWN,
  /** One self-contained page. */
  HTML,
  /** GitHub's workflow commands, which show findings beside the lines of a change. */
  ANNOTATIONS;

  /** The word the command line knows it by. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ReportFormat> named(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  public void render(Report report, Appendable out, RenderOptions options) throws IOException {
    switch (this) {
      case TEXT -> new TextReport(report, options).write(out);
      case JSON -> new JsonReport(report).write(out);
      case SARIF -> new SarifReport(report, options.places()).write(out);
      case JUNIT -> new JunitReport(report).write(out);
      case MARKDOWN -> new MarkdownReport(report, options.room()).write(out);
      case HTML -> new HtmlReport(report).write(out);
      case ANNOTATIONS -> new AnnotationsReport(report, options.places()).write(out);
    }
  }
}
