package dev.evenkeel.app.github;

import dev.evenkeel.app.github.GitHubApi.Answer;

/** What came of something that the verdict does not hang on. */
public sealed interface Attempt {
  /** It is there. */
  record Made(String url) implements Attempt {}

  /** There was nothing to do. */
  record Spared(String why) implements Attempt {}

  /** It could not be done, and the run goes on. */
  record Failed(String why) implements Attempt {}

  /**
   * Why a call failed.
   *
   * @param permission what the job needs, e.g. {@code pull-requests: write}
   */
  static Failed failed(String what, Answer answer, String permission) {
    return new Failed(
        switch (answer) {
          case Answer.Refused(int status) when status == 401 ->
              what
                  + ": GitHub does not take the token (401); the input github-token is to be one of"
                  + " this repository's";
          case Answer.Refused(int status) when status == 403 || status == 404 ->
              what
                  + ": GitHub refuses it ("
                  + status
                  + "); the job needs `permissions: "
                  + permission
                  + "`, which the run of a fork's pull request never gets: there, comment from a"
                  + " job on workflow_run";
          case Answer.Refused(int status) -> what + ": GitHub answers " + status;
          case Answer.Unreachable(String why) ->
              what + ": GitHub could not be reached (" + why + ")";
          case Answer.Done(int status, var _) ->
              what + ": an answer nobody expected (" + status + ")";
        });
  }
}
