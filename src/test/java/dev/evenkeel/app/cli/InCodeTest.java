package dev.evenkeel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a verb says in code is what the annotations say, for those who ask by them. */
class InCodeTest {
  @TempDir Path folder;

  @Test
  void sharedOptionsAreTheSameByEitherWay() {
    CommandSpec config = CommandSpec.create();
    new ConfigOption().addTo(config);
    assertEquals(
        said(CommandSpec.forAnnotatedObject(new ConfigOption()).options()), said(config.options()));
    CommandSpec reports = CommandSpec.create();
    new ReportOptions().addTo(reports);
    assertEquals(
        said(CommandSpec.forAnnotatedObject(new ReportOptions()).options()),
        said(reports.options()));
  }

  @Test
  void helpIsAskedForAlikeOfEveryVerb() {
    var verbs = CommandLineTool.whole(new Shell(folder).console()).getSubcommands();
    List<String> annotated = help(verbs.get("init").getCommandSpec());
    assertEquals(2, annotated.size());
    assertEquals(annotated, help(verbs.get("compare").getCommandSpec()));
  }

  private static List<String> help(CommandSpec spec) {
    return said(spec.options().stream().filter(o -> o.usageHelp() || o.versionHelp()).toList());
  }

  private static List<String> said(List<OptionSpec> options) {
    return options.stream().map(InCodeTest::said).sorted().toList();
  }

  private static String said(OptionSpec option) {
    return Stream.of(
            List.of(option.names()),
            option.arity(),
            option.arity().max() == 0 ? "" : option.paramLabel(),
            List.of(option.description()),
            option.typeInfo().getType(),
            option.required(),
            option.usageHelp(),
            option.versionHelp())
        .map(String::valueOf)
        .reduce("", (all, one) -> all + " " + one);
  }
}
