import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Copies classes, and writes out what the JVM would otherwise generate at every start: the choice
 * of a pattern switch, and the equality and hash of a record. Linking one takes about a
 * millisecond, no start-up cache keeps it, and the first compiler does not see through it.
 *
 * <p>A choice is by class alone; a switch with other labels stays as it is. What a program does
 * stays the same, a record's hash included.
 */
final class StraightCode {
  private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

  /** Copies the tree FROM to the tree TO; further arguments are where classes it names lie. */
  public static void main(String[] arguments) throws IOException {
    Path from = Path.of(arguments[0]);
    Path to = Path.of(arguments[1]);
    delete(to);
    var places = new ArrayList<URL>();
    places.add(from.toUri().toURL());
    for (String folder : List.of(arguments).subList(2, arguments.length)) {
      try (Stream<Path> jars = Files.list(Path.of(folder))) {
        jars.forEach(jar -> places.add(url(jar)));
      }
    }
    try (URLClassLoader loader = new URLClassLoader(places.toArray(URL[]::new));
        Stream<Path> files = Files.walk(from)) {
      ClassFile format =
          ClassFile.of(
              ClassFile.ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(loader)
                      .orElse(ClassHierarchyResolver.defaultResolver())));
      int written = 0;
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Path copy = to.resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        byte[] bytes = Files.readAllBytes(file);
        if (file.toString().endsWith(".class")) {
          var one = new OneClass(format.parse(bytes));
          bytes = one.transformed(format, bytes);
          written += one.methods.size();
        }
        Files.write(copy, bytes);
      }
      System.out.println(written + " linkages written out");
    }
  }

  private static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (Stream<Path> files = Files.walk(tree)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(jar.toString(), e);
    }
  }

  private record Written(String name, MethodTypeDesc type, Consumer<CodeBuilder> body) {}

  private static final class OneClass {
    final ClassModel model;
    final ClassDesc self;
    final boolean isInterface;
    final List<Written> methods = new ArrayList<>();

    OneClass(ClassModel model) {
      this.model = model;
      this.self = model.thisClass().asSymbol();
      this.isInterface = model.flags().has(AccessFlag.INTERFACE);
    }

    byte[] transformed(ClassFile format, byte[] bytes) {
      boolean concerned =
          model.methods().stream()
              .flatMap(method -> method.code().stream())
              .anyMatch(
                  code ->
                      code.elementStream()
                          .anyMatch(
                              element ->
                                  element instanceof InvokeDynamicInstruction dynamic
                                      && isOurs(dynamic)));
      if (!concerned) {
        return bytes;
      }
      ClassTransform bodies =
          ClassTransform.transformingMethodBodies(
              method -> concerned(method), (builder, element) -> element(builder, element));
      try {
        return format.transformClass(
            model, bodies.andThen(ClassTransform.endHandler(this::writeOut)));
      } catch (IllegalArgumentException e) {
        methods.clear(); // a class that it names is not at hand: it stays as it was compiled
        return bytes;
      }
    }

    private static boolean concerned(MethodModel method) {
      return method.code().stream()
          .flatMap(code -> code.elementStream())
          .anyMatch(element -> element instanceof InvokeDynamicInstruction d && isOurs(d));
    }

    private static boolean isOurs(InvokeDynamicInstruction dynamic) {
      ClassDesc owner = dynamic.bootstrapMethod().owner();
      String name = dynamic.name().stringValue();
      return owner.equals(SWITCHES)
          ? dynamic.bootstrapMethod().methodName().equals("typeSwitch")
              && dynamic.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance)
          : owner.equals(RECORDS) && (name.equals("equals") || name.equals("hashCode"));
    }

    private void element(CodeBuilder code, CodeElement element) {
      if (!(element instanceof InvokeDynamicInstruction dynamic) || !isOurs(dynamic)) {
        code.with(element);
        return;
      }
      String name = "straight$" + methods.size();
      List<ConstantDesc> arguments = dynamic.bootstrapArgs();
      methods.add(
          new Written(
              name,
              dynamic.typeSymbol(),
              dynamic.bootstrapMethod().owner().equals(SWITCHES)
                  ? body -> choice(body, arguments)
                  : dynamic.name().equalsString("equals")
                      ? body -> equality(body, getters(arguments))
                      : body -> hash(body, getters(arguments))));
      code.invokestatic(self, name, dynamic.typeSymbol(), isInterface);
    }

    private void writeOut(ClassBuilder builder) {
      for (Written method : methods) {
        builder.withMethodBody(
            method.name,
            method.type,
            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
            method.body::accept);
      }
    }

    private static List<DirectMethodHandleDesc> getters(List<ConstantDesc> arguments) {
      return arguments.stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
    }

    /** The first label from the second argument on that the first one is of; -1 for null. */
    private static void choice(CodeBuilder code, List<ConstantDesc> labels) {
      code.aload(0).ifThen(Opcode.IFNULL, none -> none.iconst_m1().ireturn());
      for (int i = 0; i < labels.size(); i++) {
        Label next = code.newLabel();
        code.iload(1).loadConstant(i).if_icmpgt(next);
        code.aload(0).instanceOf((ClassDesc) labels.get(i)).ifeq(next);
        code.loadConstant(i).ireturn();
        code.labelBinding(next);
      }
      code.loadConstant(labels.size()).ireturn();
    }

    private void equality(CodeBuilder code, List<DirectMethodHandleDesc> getters) {
      Label differs = code.newLabel();
      code.aload(0).aload(1).ifThen(Opcode.IF_ACMPEQ, same -> same.iconst_1().ireturn());
      code.aload(1).instanceOf(self).ifeq(differs);
      if (!getters.isEmpty()) {
        code.aload(1).checkcast(self).astore(2);
      }
      for (DirectMethodHandleDesc getter : getters) {
        ClassDesc type = getter.invocationType().returnType();
        code.aload(0).getfield(self, getter.methodName(), type);
        code.aload(2).getfield(self, getter.methodName(), type);
        switch (TypeKind.from(type)) {
          case BOOLEAN, BYTE, CHAR, SHORT, INT -> code.if_icmpne(differs);
          case LONG -> code.lcmp().ifne(differs);
          case FLOAT, DOUBLE ->
              code.invokestatic(
                      boxed(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type))
                  .ifne(differs);
          default ->
              code.invokestatic(
                      OBJECTS,
                      "equals",
                      MethodTypeDesc.of(
                          ConstantDescs.CD_boolean,
                          ConstantDescs.CD_Object,
                          ConstantDescs.CD_Object))
                  .ifeq(differs);
        }
      }
      code.iconst_1().ireturn();
      code.labelBinding(differs).iconst_0().ireturn();
    }

    private void hash(CodeBuilder code, List<DirectMethodHandleDesc> getters) {
      code.iconst_0();
      for (DirectMethodHandleDesc getter : getters) {
        ClassDesc type = getter.invocationType().returnType();
        code.bipush(31).imul();
        code.aload(0).getfield(self, getter.methodName(), type);
        boolean primitive = type.isPrimitive();
        code.invokestatic(
            primitive ? boxed(type) : OBJECTS,
            "hashCode",
            MethodTypeDesc.of(ConstantDescs.CD_int, primitive ? type : ConstantDescs.CD_Object));
        code.iadd();
      }
      code.ireturn();
    }

    private static ClassDesc boxed(ClassDesc primitive) {
      return switch (TypeKind.from(primitive)) {
        case BOOLEAN -> ConstantDescs.CD_Boolean;
        case BYTE -> ConstantDescs.CD_Byte;
        case CHAR -> ConstantDescs.CD_Character;
        case SHORT -> ConstantDescs.CD_Short;
        case INT -> ConstantDescs.CD_Integer;
        case LONG -> ConstantDescs.CD_Long;
        case FLOAT -> ConstantDescs.CD_Float;
        case DOUBLE -> ConstantDescs.CD_Double;
        default -> throw new IllegalArgumentException(primitive.displayName());
      };
    }
  }
}
