package dev.evenkeel.interop;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A verifier that is not ours, built from its own libraries as their lock files pin them. Where it
 * cannot be built the test says so by name and does not run; continuous integration has both.
 */
final class Stranger {
  /** What a program left behind; both of its streams. */
  record Run(int code, String output) {}

  private static final Path PROJECT =
      Path.of(System.getProperty("evenkeel.project", ".")).toAbsolutePath();
  private static final Path BUILT = PROJECT.resolve("target").resolve("interop");

  private final List<String> command;

  private Stranger(List<String> command) {
    this.command = command;
  }

  /** Go's sumdb/note and sumdb/tlog, the DSSE library of in-toto's own tools, in-toto's schemas. */
  static Stranger go() throws Exception {
    Path program = BUILT.resolve("interop");
    Files.createDirectories(BUILT);
    needed("Go's verifiers", run(source("go"), "", "go", "build", "-o", program.toString(), "."));
    return new Stranger(List.of(program.toString()));
  }

  /** Sigstore's own verifier on Node. */
  static Stranger node() throws Exception {
    Path folder = BUILT.resolve("node");
    Files.createDirectories(folder);
    Path installed = folder.resolve("node_modules").resolve(".package-lock.json");
    for (String name : List.of("package.json", "package-lock.json", "verify.js")) {
      Path file = folder.resolve(name);
      if (Files.notExists(file) || Files.mismatch(source("node").resolve(name), file) >= 0) {
        Files.copy(source("node").resolve(name), file, StandardCopyOption.REPLACE_EXISTING);
        if (!name.equals("verify.js")) {
          Files.deleteIfExists(installed);
        }
      }
    }
    if (Files.notExists(installed)) {
      needed(
          "Sigstore's verifier",
          run(folder, "", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"));
    }
    needed("Node", run(folder, "", "node", "--version"));
    return new Stranger(List.of("node", folder.resolve("verify.js").toString()));
  }

  private static Path source(String language) {
    return PROJECT.resolve("src").resolve("test").resolve(language);
  }

  private static void needed(String what, Run built) {
    String why = what + " did not look at what we hand out: " + built.output();
    if (built.code() != 0 && "true".equals(System.getenv("CI"))) {
      fail(why);
    }
    assumeTrue(built.code() == 0, why);
  }

  /** The program itself. */
  String program() {
    return command.getFirst();
  }

  Run asked(String input, String... arguments) throws Exception {
    var whole = new ArrayList<>(command);
    whole.addAll(List.of(arguments));
    return run(BUILT, input, whole.toArray(String[]::new));
  }

  private static Run run(Path in, String input, String... command) throws Exception {
    Process process;
    try {
      process =
          new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true).start();
    } catch (IOException e) {
      return new Run(127, command[0] + " is not installed");
    }
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading: its answer says why.
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException(command[0] + " does not end");
    }
    return new Run(process.exitValue(), output);
  }
}
