package dev.evenkeel.report.contract;

import dev.evenkeel.contract.Contract;
import dev.evenkeel.contract.Dialect;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A schema as the user called it, and what became of reading it.
 *
 * @param dialect its draft; empty where it could not be read
 * @param assumed whether the draft is assumed
 * @param problems why it could not be used
 */
public record Named(
    String file, Optional<Dialect> dialect, boolean assumed, List<Contract.Problem> problems) {
  public Named {
    problems = List.copyOf(problems);
  }

  public static Named of(String file, Contract contract) {
    return new Named(file, Optional.of(contract.dialect()), contract.assumed(), List.of());
  }

  public static Named refused(String file, List<Contract.Problem> problems) {
    return new Named(file, Optional.empty(), false, problems);
  }

  String draft() {
    return dialect.map(d -> d.word() + (assumed ? ", assumed: it does not say" : "")).orElse("");
  }

  void json(JsonWriter out) throws IOException {
    out.beginObject().name("file").value(file);
    if (dialect.isPresent()) {
      out.name("draft").value(dialect.get().word()).name("draftAssumed").value(assumed);
    }
    problems("problems", problems, out);
    out.endObject();
  }

  static void problems(String name, List<Contract.Problem> problems, JsonWriter out)
      throws IOException {
    if (problems.isEmpty()) {
      return;
    }
    out.name(name).beginArray();
    for (Contract.Problem problem : problems) {
      out.beginObject().name("at").value(problem.at()).name("why").value(problem.why());
      out.name("next").value(problem.next()).endObject();
    }
    out.endArray();
  }

  static void text(List<Contract.Problem> problems, Appendable out) throws IOException {
    for (Contract.Problem problem : problems) {
      out.append("  ").append(problem.at()).append(": ").append(problem.why()).append('\n');
      out.append("    next: ").append(problem.next()).append('\n');
    }
  }
}
