package dev.evenkeel.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The files of a small shop whose staging and production differ in ways that matter. */
final class DemoShop {
  /** The day its allowances were written for: what has expired does not depend on when you look. */
  static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  private static final String RESOURCES = "/demo/";

  private DemoShop() {}

  /** Its files, as paths below its folder. */
  static List<String> files() {
    return new String(resource("files"), StandardCharsets.UTF_8).lines().toList();
  }

  static void unpack(Path folder) throws IOException {
    for (String name : files()) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, resource(name));
    }
  }

  static void remove(Path folder) {
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // The report stands; what is left is a few small files in the folder for temporary ones.
      return;
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = DemoShop.class.getResourceAsStream(RESOURCES + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks the demo's " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the jar cannot be read", e);
    }
  }
}
