package dev.evenkeel.app.cli;

import dev.evenkeel.app.wiring.BuiltInChecks;
import dev.evenkeel.check.Check;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.environment.DeclaredPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The page beside a check: its README.md, in the jar or in the user's own folder. */
final class CheckPages {
  private static final int DEPTH = 6;

  private CheckPages() {}

  static Optional<String> of(Check check, Optional<Declaration> declaration) {
    Optional<String> builtIn =
        BuiltInChecks.folders().stream()
            .filter(folder -> folder.endsWith("/" + check.id()))
            .findFirst()
            .flatMap(folder -> BuiltInChecks.text(folder, "README.md"));
    return builtIn.or(() -> beside(check, declaration.map(Declaration::checks).orElse(List.of())));
  }

  private static Optional<String> beside(Check check, List<DeclaredPath> folders) {
    for (DeclaredPath folder : folders) {
      try (var all = Files.find(folder.resolved(), DEPTH, (path, is) -> isPage(path, check))) {
        Optional<Path> page = all.findFirst();
        if (page.isPresent()) {
          return Optional.of(Files.readString(page.get(), StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        return Optional.empty(); // the check itself says enough
      }
    }
    return Optional.empty();
  }

  private static boolean isPage(Path path, Check check) {
    Path folder = path.getParent();
    return path.getFileName().toString().equals("README.md")
        && folder != null
        && folder.getFileName().toString().equals(check.id());
  }
}
