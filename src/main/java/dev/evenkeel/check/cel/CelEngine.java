package dev.evenkeel.check.cel;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;

/**
 * Compiles conditions written in CEL (cel.dev) over named variables of dynamic type. Numbers of
 * different types compare; an expression that loops longer than {@value #MOST_ITERATIONS} turns, or
 * that asks what cannot be asked, gives no answer.
 */
public final class CelEngine {
  static final int MOST_ITERATIONS = 10_000;
  private static final int LONGEST_SOURCE = 10_000;
  private static final int DEEPEST = 60;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .comprehensionMaxIterations(MOST_ITERATIONS)
          .maxExpressionCodePointSize(LONGEST_SOURCE)
          .maxParseRecursionDepth(DEEPEST)
          .maxRegexProgramSize(LONGEST_SOURCE)
          .build();

  private final CelCompiler compiler;
  private final CelRuntime runtime;

  /**
   * @param variables names that expressions may use
   */
  public CelEngine(List<String> variables) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.strings())
            .addFunctionDeclarations(CelFunctions.declarations())
            .setResultType(SimpleType.DYN);
    variables.forEach(variable -> builder.addVar(variable, SimpleType.DYN));
    compiler = builder.build();
    runtime =
        CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .addLibraries(CelExtensions.strings())
            .addFunctionBindings(CelFunctions.bindings())
            .build();
  }

  /** What compiling gives. */
  public sealed interface Compiled {
    record Program(CelCondition condition) implements Compiled {}

    record Wrong(String why) implements Compiled {}
  }

  public Compiled compile(String source) {
    try {
      return new Compiled.Program(
          new CelCondition(runtime.createProgram(compiler.compile(source).getAst())));
    } catch (CelValidationException | CelEvaluationException e) {
      return new Compiled.Wrong(String.valueOf(e.getMessage()).strip());
    }
  }
}
