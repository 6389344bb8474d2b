package dev.evenkeel.report.trail;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.rotation.KeyHistory;
import dev.evenkeel.trail.verify.PackVerifier;
import dev.evenkeel.trail.verify.Problem;
import dev.evenkeel.trail.verify.Verification;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Whether a log or a pack holds, in lines for a terminal; {@link VerifyJson} is the same for
 * programs.
 */
public final class VerifyText {
  private static final int MOST_SHOWN = 50;

  private VerifyText() {}

  /**
   * A log that holds.
   *
   * @param mark the high-water mark, where there is one
   * @param marks where it would be
   * @param unknown names of files that nobody reads
   * @param outside whether anything kept elsewhere was held against it
   */
  public static List<String> log(
      Verification found,
      Optional<Checkpoint> mark,
      String marks,
      Collection<String> unknown,
      boolean outside) {
    var lines = new ArrayList<String>();
    lines.add("the log holds");
    found.keys().forEach(term -> lines.add("  key          " + said(term)));
    lines.add("  records      " + found.size());
    lines.add("  root         " + found.root().base64());
    lines.add(
        "  checkpoints  "
            + found.checkpoints()
            + ", each signed by the key and reached by the leaves");
    lines.add("  erased       " + found.erased() + " bodies, each by a record");
    lines.add(
        "  high water   "
            + mark.map(head -> head.size() + " records")
                .orElse("no mark in " + marks + ": an older copy cannot be seen"));
    found.notices().forEach(notice -> lines.add("  note         " + notice));
    for (String name : unknown) {
      lines.add("  unknown file " + name + " (nobody reads it)");
    }
    if (!outside) {
      lines.add(
          "a complete replacement of the directory, keys and all, cannot be seen from here: compare"
              + " the key, or keep a receipt elsewhere and pass it with --against, or a trust"
              + " policy with --trust");
    }
    return lines;
  }

  /** A pack that holds. */
  public static List<String> pack(PackVerifier.Found found, boolean vouchesForItself) {
    var lines = new ArrayList<String>();
    lines.add("the pack holds");
    found
        .head()
        .ifPresent(
            head ->
                lines.add(
                    "  log       "
                        + head.origin()
                        + ", "
                        + head.size()
                        + " records, root "
                        + head.root().base64()));
    lines.add(
        "  records   "
            + found.records()
            + ", each proved by the log's checkpoint, none left out between them");
    lines.add("  withheld  " + found.withheld() + " contents are not in the pack");
    found.notices().forEach(notice -> lines.add("  note      " + notice));
    if (vouchesForItself) {
      lines.add(
          "the pack's own trust policy vouches for itself: compare its key with one you got"
              + " elsewhere, or pass a policy you trust with --trust");
    }
    return lines;
  }

  /** What does not hold, and what to do. */
  public static List<String> failed(String what, List<Problem> problems) {
    var lines = new ArrayList<String>();
    lines.add("the " + what + " does NOT hold: " + problems.size() + " problem(s)");
    problems.stream()
        .limit(MOST_SHOWN)
        .forEach(problem -> lines.add("  " + problem.what().word() + ": " + problem.message()));
    if (problems.size() > MOST_SHOWN) {
      lines.add("  and " + (problems.size() - MOST_SHOWN) + " more; --format json has all");
    }
    lines.add("what to do: docs/trust.md, \"A trail that does not verify\"");
    return lines;
  }

  private static String said(KeyHistory.Term term) {
    var said = new StringBuilder(term.key().toString());
    term.announced().ifPresent(index -> said.append(", announced by record ").append(index));
    term.retired().ifPresent(index -> said.append(", retired by record ").append(index));
    return said.toString();
  }
}
