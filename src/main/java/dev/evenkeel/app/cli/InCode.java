package dev.evenkeel.app.cli;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Parts of a command line that are said in code. Annotations say the same; reading the first of
 * them takes longer than all that a small comparison does, so the verb that is asked for most has
 * none.
 */
final class InCode {
  private InCode() {}

  /** {@code --help} and {@code --version}, as every verb has them. */
  static void help(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help message and exit.")
            .build());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print version information and exit.")
            .build());
  }

  /** An option with a value; {@code to} hears each one that is given. */
  static OptionSpec value(String name, String label, String description, Consumer<String> to) {
    return OptionSpec.builder(name)
        .type(String.class)
        .arity("1")
        .paramLabel(label)
        .description(description)
        .hasInitialValue(false)
        .setter(new Heard(given -> to.accept(String.valueOf(given))))
        .build();
  }

  /** An option that is given or not. */
  static OptionSpec flag(String[] names, String description, Consumer<Boolean> to) {
    return OptionSpec.builder(names)
        .type(boolean.class)
        .arity("0")
        .description(description)
        .hasInitialValue(false)
        .setter(new Heard(given -> to.accept(Boolean.TRUE.equals(given))))
        .build();
  }

  /** Words that belong to no option. */
  static PositionalParamSpec words(
      String arity, String label, String description, Consumer<List<String>> to) {
    return PositionalParamSpec.builder()
        .type(List.class)
        .auxiliaryTypes(String.class)
        .index("0..*")
        .arity(arity)
        .paramLabel(label)
        .description(description)
        .hasInitialValue(false)
        .setter(new Heard(given -> to.accept(strings(given))))
        .build();
  }

  private static List<String> strings(@Nullable Object given) {
    return given instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  private record Heard(Consumer<@Nullable Object> to) implements ISetter {
    @Override
    public <T> T set(T value) {
      to.accept(value);
      return value;
    }
  }
}
