package dev.evenkeel.app.blame;

import dev.evenkeel.app.wiring.Comparisons.Compared;
import dev.evenkeel.check.Finding;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.report.Report;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.git.Blame;
import dev.evenkeel.source.git.Blamed;
import dev.evenkeel.source.git.Commit;
import dev.evenkeel.source.git.Disagreement;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A report whose findings name the commit that brought them in.
 *
 * @param report with blame where history knows it
 * @param unknown why it does not, each with how many findings it concerns
 */
public record BlamedReport(Report report, List<String> unknown) {
  private static final int MOST_FILES = 5;

  public BlamedReport {
    unknown = List.copyOf(unknown);
  }

  /**
   * Asks git about every finding's two places.
   *
   * @param folders where relative places may start
   */
  public static BlamedReport of(Compared compared, List<Path> folders) {
    Report report = compared.report();
    var asking = new Asking(compared, folders);
    List<Blamed> answers = Blame.of(report.findings().stream().map(asking::disagreement).toList());
    var findings = new ArrayList<Finding>();
    var unknown = new TreeMap<String, Integer>();
    for (int i = 0; i < answers.size(); i++) {
      Finding finding = report.findings().get(i);
      Optional<Finding.Blame> blame = blame(answers.get(i));
      if (answers.get(i) instanceof Blamed.Unknown why) {
        unknown.merge(why.why(), 1, Integer::sum);
      }
      findings.add(with(finding, blame));
    }
    var reasons = new ArrayList<String>();
    unknown.forEach((why, count) -> reasons.add(count + " without a commit: " + why));
    return new BlamedReport(report.with(findings), reasons);
  }

  private static Optional<Finding.Blame> blame(Blamed blamed) {
    return switch (blamed) {
      case Blamed.By by -> Optional.of(named(by.commit()));
      case Blamed.Uncommitted uncommitted ->
          Optional.of(
              new Finding.Blame("uncommitted", "not yet", "changed in the working tree alone"));
      case Blamed.Unknown unknown -> Optional.empty();
    };
  }

  private static Finding.Blame named(Commit commit) {
    return new Finding.Blame(
        commit.id(),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(commit.date()),
        commit.subject());
  }

  private static Finding with(Finding finding, Optional<Finding.Blame> blame) {
    return new Finding(
        finding.check(),
        finding.severity(),
        finding.itemClass(),
        finding.item(),
        finding.message(),
        finding.left(),
        finding.right(),
        finding.secret(),
        finding.owner(),
        finding.also(),
        finding.allowance(),
        blame,
        finding.remedy());
  }

  /** Findings as git is asked about them. */
  private static final class Asking {
    private final SourceFiles left;
    private final SourceFiles right;
    private final List<Path> folders;
    private final ItemInFile items = new ItemInFile();

    Asking(Compared compared, List<Path> folders) {
      left = new SourceFiles(compared.left());
      right = new SourceFiles(compared.right());
      this.folders = folders;
    }

    Disagreement disagreement(Finding finding) {
      return new Disagreement(
          side(finding, finding.left(), finding.right(), left),
          side(finding, finding.right(), finding.left(), right));
    }

    private Disagreement.Side side(
        Finding finding, Optional<Sighting> own, Optional<Sighting> other, SourceFiles files) {
      if (own.isPresent()) {
        return present(finding, own.get());
      }
      String otherPlace = other.map(o -> o.node().origin().place()).orElse("");
      List<NamedPath> near =
          files.near(finding.item().source(), otherPlace, MOST_FILES).stream()
              .flatMap(place -> file(place).stream())
              .toList();
      if (near.isEmpty()) {
        return new Disagreement.Missing(List.of(), content -> false);
      }
      return new Disagreement.Missing(
          near.stream().map(NamedPath::path).toList(), items.of(finding.item(), near.getFirst()));
    }

    private Disagreement.Side present(Finding finding, Sighting sighting) {
      String place = sighting.node().origin().place();
      Optional<NamedPath> file = file(place);
      if (file.isEmpty() || sighting.node().line() == 0) {
        return new Disagreement.Elsewhere(place);
      }
      return new Disagreement.Present(
          file.get().path(),
          sighting.node().line(),
          Optional.of(items.of(finding.item(), file.get())));
    }

    private Optional<NamedPath> file(String place) {
      for (Path folder : folders) {
        try {
          Path file = folder.resolve(place);
          if (Files.isRegularFile(file)) {
            return Optional.of(new NamedPath(file, place));
          }
        } catch (InvalidPathException e) {
          return Optional.empty(); // it is the name of an object, not of a file
        }
      }
      return Optional.empty();
    }
  }
}
