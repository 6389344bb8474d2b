package dev.evenkeel.report.runbook;

import dev.evenkeel.drill.runbook.Runbook;
import dev.evenkeel.drill.runbook.Whereabouts;
import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.snapshot.Unread;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Where an environment's database stands in a runbook.
 *
 * @param environment whose database
 * @param source by what name evenkeel.yaml has it
 * @param at where it is, without a credential
 * @param file the record
 * @param whereabouts empty where the database could not be read
 * @param unread what could not be looked at
 * @param remarks what else the reader should know
 */
public record WhereReport(
    String environment,
    String source,
    String at,
    String file,
    Runbook runbook,
    Optional<Whereabouts> whereabouts,
    List<Unread> unread,
    List<String> remarks) {
  public WhereReport {
    unread = List.copyOf(unread);
    remarks = List.copyOf(remarks);
  }

  /** Whether a person who does what is said does the right thing. */
  public boolean answered() {
    return unread.isEmpty()
        && whereabouts
            .map(
                found ->
                    switch (found) {
                      case Whereabouts.Found one -> true;
                      case Whereabouts.OneOf several -> several.sameWayOut();
                      case Whereabouts.NeverDrilled never -> false;
                    })
            .orElse(false);
  }

  public void text(Appendable out, RenderOptions options) throws IOException {
    new WhereText(out, options).write(this);
  }

  public void json(Appendable out) throws IOException {
    new WhereJson(out).write(this);
  }
}
