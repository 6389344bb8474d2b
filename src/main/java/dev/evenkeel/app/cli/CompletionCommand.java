package dev.evenkeel.app.cli;

import dev.evenkeel.app.console.Console;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code completion}: a script that a shell reads to complete our verbs and options. */
@Command(
    name = "completion",
    description = {
      "Prints a completion script.",
      "bash: source <(evenkeel completion bash)",
      "zsh:  source <(evenkeel completion zsh)"
    },
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
  /** Shells whose completion is known. */
  enum ShellName {
    bash,
    zsh
  }

  private final Console console;

  @Parameters(
      arity = "1",
      paramLabel = "SHELL",
      description = "Which shell: ${COMPLETION-CANDIDATES}.")
  ShellName shell = ShellName.bash;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String script = AutoComplete.bash("evenkeel", CommandLineTool.whole(console));
    if (shell == ShellName.zsh) {
      console.out().println("autoload -Uz compinit bashcompinit && compinit -u && bashcompinit");
    }
    console.out().print(script);
    return ExitCode.PASSED;
  }
}
