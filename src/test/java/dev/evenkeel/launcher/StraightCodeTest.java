package dev.evenkeel.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build writes out does what the JVM would have linked. */
class StraightCodeTest {
  private static final Path PROJECT = Path.of(System.getProperty("evenkeel.project", "."));
  @TempDir Path folder;

  @Test
  void aProgramDoesTheSameAndLinksNothing() throws Exception {
    Path in = Files.createDirectories(folder.resolve("in"));
    int copied = copySample(in);
    assertTrue(linkages(in) > 10, "there was nothing to write out");
    Path stale = Files.createDirectories(folder.resolve("out")).resolve("Stale.class");
    Files.writeString(stale, "of an earlier build");

    run(in, folder.resolve("out"));

    assertTrue(Files.notExists(stale));
    assertEquals(copied, classes(folder.resolve("out")).size());
    assertEquals(
        1, linkages(folder.resolve("out")), "the switch with a label that is no class stays");
    assertEquals(new StraightSample().get(), seen(folder.resolve("out")));
  }

  private void run(Path in, Path out) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path program = PROJECT.resolve("src/main/build/StraightCode.java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                program.toString(),
                in.toString(),
                out.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  private static int copySample(Path in) throws Exception {
    Path from =
        Path.of(StraightSample.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Path> files =
        classes(from.resolve("dev/evenkeel/launcher")).stream()
            .filter(file -> file.getFileName().toString().startsWith("StraightSample"))
            .toList();
    for (Path file : files) {
      Path copy = in.resolve(from.relativize(file));
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
    return files.size();
  }

  private static List<Path> classes(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }

  /** Linkages of switches, and of the equality and hash of records. */
  private static long linkages(Path tree) throws IOException {
    var found = new ArrayList<String>();
    for (Path file : classes(tree)) {
      ClassFile.of().parse(file).methods().stream()
          .flatMap(method -> method.code().stream())
          .flatMap(code -> code.elementStream())
          .filter(InvokeDynamicInstruction.class::isInstance)
          .map(InvokeDynamicInstruction.class::cast)
          .map(dynamic -> dynamic.bootstrapMethod().methodName() + " " + dynamic.name())
          .filter(name -> name.matches("typeSwitch .*|bootstrap (equals|hashCode)"))
          .forEach(found::add);
    }
    return found.size();
  }

  private static String seen(Path tree) throws Exception {
    try (var loader =
        new URLClassLoader(
            new URL[] {tree.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      var sample =
          (Supplier<?>)
              loader.loadClass(StraightSample.class.getName()).getConstructor().newInstance();
      return String.valueOf(sample.get());
    }
  }
}
