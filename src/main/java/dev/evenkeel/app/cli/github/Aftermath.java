package dev.evenkeel.app.cli.github;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.github.Attempt;
import dev.evenkeel.app.github.CodeScanning;
import dev.evenkeel.app.github.GitHubApi;
import dev.evenkeel.app.github.Input;
import dev.evenkeel.app.github.Inputs;
import dev.evenkeel.app.github.Output;
import dev.evenkeel.app.github.PullRequestOf;
import dev.evenkeel.app.github.Runner;
import dev.evenkeel.app.github.RunnerFiles;
import dev.evenkeel.app.github.StickyComment;
import dev.evenkeel.report.Annotations;
import dev.evenkeel.report.Annotations.Annotation;
import dev.evenkeel.report.Annotations.Level;
import dev.evenkeel.report.Markdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is told to GitHub beside the log: a comment, and the findings for code scanning. None of it
 * changes the verdict; what could not be done is named where people look.
 */
final class Aftermath {
  private final Console console;
  private final Runner runner;
  private final RunnerFiles files;
  private final Inputs inputs;

  Aftermath(Console console, Runner runner, RunnerFiles files, Inputs inputs) {
    this.console = console;
    this.runner = runner;
    this.files = files;
    this.inputs = inputs;
  }

  /** Says on the pull request what there is to say. */
  Attempt comment(String markdown, boolean quiet) {
    Optional<GitHubApi> api = GitHubApi.of(runner, inputs);
    if (api.isEmpty()) {
      return new Attempt.Failed("no comment: the input github-token is empty");
    }
    try (GitHubApi github = api.get()) {
      Optional<String> pull = PullRequestOf.run(github, runner);
      return pull.isEmpty()
          ? new Attempt.Spared("no open pull request belongs to this run")
          : new StickyComment(github, runner.repository(), pull.get(), key()).say(markdown, quiet);
    }
  }

  Attempt codeScanning(Path sarif) throws IOException {
    Optional<GitHubApi> api = GitHubApi.of(runner, inputs);
    if (api.isEmpty()) {
      return new Attempt.Failed("nothing for code scanning: the input github-token is empty");
    }
    try (GitHubApi github = api.get()) {
      return CodeScanning.upload(github, runner, Files.readAllBytes(sarif));
    }
  }

  /** What two legs of a matrix, or two steps of a job, do not share. */
  private String key() {
    return inputs
        .text(Input.COMMENT_KEY)
        .orElseGet(
            () ->
                String.join(
                    "\n",
                    runner
                        .variable("GITHUB_WORKFLOW_REF")
                        .map(ref -> ref.replaceFirst("@.*", ""))
                        .orElse(""),
                    runner.variable("GITHUB_JOB").orElse(""),
                    runner.variable("EVENKEEL_MATRIX").orElse(""),
                    inputs.text(Input.COMMAND).orElse(""),
                    inputs.text(Input.WORKING_DIRECTORY).orElse("."),
                    inputs.text(Input.LEFT).orElse(""),
                    inputs.text(Input.RIGHT).orElse(""),
                    inputs.text(Input.MIGRATIONS).orElse("")));
  }

  /** Where the comment is, or why there is none. */
  void tell(Attempt attempt, Optional<Output> output) throws IOException {
    switch (attempt) {
      case Attempt.Made(String url) -> {
        if (output.isPresent()) {
          files.output(output.get(), url);
        }
      }
      case Attempt.Spared(String why) -> console.out().println("evenkeel: " + why);
      case Attempt.Failed(String why) -> {
        var text = new StringBuilder();
        Annotations.write(
            List.of(new Annotation(Level.WARNING, "", "Evenkeel left something undone", why)),
            text);
        console.out().print(text);
        files.summary("\n> Not done: " + Markdown.prose(why) + "\n");
      }
    }
  }
}
