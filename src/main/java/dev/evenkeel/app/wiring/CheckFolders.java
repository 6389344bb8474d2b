package dev.evenkeel.app.wiring;

import dev.evenkeel.check.Check;
import dev.evenkeel.check.CheckReader;
import dev.evenkeel.check.Problem;
import dev.evenkeel.check.cel.CelRules;
import dev.evenkeel.environment.DeclaredPath;
import dev.evenkeel.source.file.FileBytes;
import dev.evenkeel.source.file.FileTree;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.file.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** A user's own folders of checks: every {@code check.yaml} in them, at any depth. */
final class CheckFolders {
  private static final String FILE = "check.yaml";

  private CheckFolders() {}

  /** The checks that are not the built-in ones once more, byte for byte. */
  static List<Check> read(List<DeclaredPath> folders, List<Problem> problems) {
    var checks = new ArrayList<Check>();
    var reader = new CheckReader(new CelRules(), problems);
    for (DeclaredPath declared : folders) {
      NamedPath folder = Sources.named(declared);
      if (!Files.isDirectory(folder.path())) {
        problems.add(
            new Problem(
                declared.written(),
                "no such directory; a folder with <family>/<id>/check.yaml was expected"));
        continue;
      }
      for (FileTree.Leaf leaf : FileTree.of(folder).files()) {
        if (leaf.within().getLast().equals(FILE)) {
          read(leaf, reader, checks, problems);
        }
      }
    }
    return checks;
  }

  private static void read(
      FileTree.Leaf leaf, CheckReader reader, List<Check> checks, List<Problem> problems) {
    switch (FileBytes.read(leaf.file())) {
      case FileBytes.Refused refused ->
          problems.add(new Problem(refused.unread().at(), refused.unread().why()));
      case FileBytes.Whole whole -> {
        if (builtIn(leaf.within(), whole.bytes())) {
          return;
        }
        Parsed parsed = new YamlReader().read(whole.bytes(), leaf.file().written());
        parsed.trees().forEach(tree -> reader.read(tree.root()).ifPresent(checks::add));
        parsed.unread().forEach(unread -> problems.add(new Problem(unread.at(), unread.why())));
      }
    }
  }

  /** Loading this product's own catalogue twice is no conflict. */
  private static boolean builtIn(List<String> within, byte[] content) {
    int size = within.size();
    if (size < 3) {
      return false;
    }
    String folder = within.get(size - 3) + "/" + within.get(size - 2);
    return BuiltInChecks.folders().contains(folder)
        && BuiltInChecks.text(folder, FILE)
            .filter(text -> text.equals(new String(content, StandardCharsets.UTF_8)))
            .isPresent();
  }
}
