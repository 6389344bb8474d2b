package dev.evenkeel.environment.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A first evenkeel.yaml.
 *
 * @param text the file, commented
 * @param found one line for each kind of thing that was found, for the person who asked
 * @param compare the two environments it compares; empty where no two were found
 */
public record Draft(String text, List<String> found, Optional<Sides> compare) {
  public Draft {
    found = List.copyOf(found);
  }

  /** Two environments, the one nearer to production on the right. */
  public record Sides(String left, String right) {}

  public static Draft of(Listing listing) {
    var survey = new Survey(listing);
    var folders = new FolderFinders(survey);
    var files = new FileFinders(survey);
    folders.kustomize();
    new HelmFinder(survey).find();
    files.compose();
    files.spring();
    files.dotnet();
    files.dotenv();
    files.layers();
    folders.folders();
    List<Group> groups = survey.groups();
    Optional<Sides> sides = sides(groups);
    SequencedMap<String, Group> named = DraftText.named(groups);
    var migrations = MigrationsFinder.in(listing);
    var contracts = ContractsFinder.in(listing);
    return new Draft(
        DraftText.of(named, sides, migrations, contracts),
        DraftText.found(named, sides, migrations, contracts),
        sides);
  }

  /** The pair nearest to production that shares a source. */
  private static Optional<Sides> sides(List<Group> groups) {
    var pairs = new ArrayList<Sides>();
    List<String> ranked = EnvironmentWord.BY_RANK;
    for (int right = 0; right < ranked.size(); right++) {
      for (int left = right + 1; left < ranked.size(); left++) {
        if (shared(groups, ranked.get(left), ranked.get(right))) {
          pairs.add(new Sides(ranked.get(left), ranked.get(right)));
        }
      }
    }
    return pairs.stream().findFirst();
  }

  private static boolean shared(List<Group> groups, String left, String right) {
    return groups.stream().anyMatch(g -> g.sources().keySet().containsAll(Set.of(left, right)));
  }
}
