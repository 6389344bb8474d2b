import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gives the classes of a jar, in place, the stack maps that came with Java 6.
 *
 * <p>A start-up cache leaves out what has none, so the classes of a library that is compiled for
 * Java 5 are parsed and verified again at every start. Only the class files' form changes.
 */
final class WithStackMaps {
  private static final int JAVA_6 = 50;

  public static void main(String[] jars) throws IOException {
    for (String jar : jars) {
      Path path = Path.of(jar);
      int changed = 0;
      try (URLClassLoader loader = new URLClassLoader(new URL[] {path.toUri().toURL()});
          FileSystem inside = FileSystems.newFileSystem(path)) {
        ClassFile format =
            ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(
                    ClassHierarchyResolver.ofResourceParsing(loader)
                        .orElse(ClassHierarchyResolver.defaultResolver())));
        for (Path each : classes(inside)) {
          ClassModel model = format.parse(Files.readAllBytes(each));
          if (model.majorVersion() < JAVA_6) {
            Files.write(each, newer(format, model));
            changed++;
          }
        }
      }
      System.out.println(path.getFileName() + ": " + changed + " classes got stack maps");
    }
  }

  private static byte[] newer(ClassFile format, ClassModel model) {
    MethodTransform bodies = MethodTransform.transformingCode(CodeTransform.ACCEPT_ALL);
    return format.build(
        model.thisClass().asSymbol(),
        builder -> {
          builder.withVersion(JAVA_6, 0);
          model.forEach(
              element -> {
                switch (element) {
                  case ClassFileVersion older -> {}
                  case MethodModel method -> builder.transformMethod(method, bodies);
                  default -> builder.with(element);
                }
              });
        });
  }

  private static List<Path> classes(FileSystem inside) throws IOException {
    try (Stream<Path> files = Files.walk(inside.getPath("/"))) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }
}
