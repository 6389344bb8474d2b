package dev.evenkeel.report.trail.page;

import java.util.Optional;

/**
 * Where the other pages are, relative to this one.
 *
 * @param served whether there are others; a page in an evidence pack stands alone
 */
public record Links(boolean served) {
  public static final Links SERVED = new Links(true);
  public static final Links ALONE = new Links(false);

  Optional<String> start() {
    return link("./");
  }

  Optional<String> change(String change) {
    return link("change?id=" + Markup.encoded(change));
  }

  Optional<String> record(String change, long index) {
    return link("change?id=" + Markup.encoded(change) + "#record-" + index);
  }

  Optional<String> environment(Optional<String> project, String name) {
    return link("environment?name=" + Markup.encoded(name) + project(project));
  }

  Optional<String> period(Optional<String> project, String name) {
    return link("period?environment=" + Markup.encoded(name) + project(project));
  }

  Optional<String> before(long index) {
    return link("./?before=" + index);
  }

  private static String project(Optional<String> project) {
    return project.map(name -> "&project=" + Markup.encoded(name)).orElse("");
  }

  private Optional<String> link(String address) {
    return served ? Optional.of(address) : Optional.empty();
  }
}
