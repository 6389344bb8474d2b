package dev.evenkeel.app.github;

import dev.evenkeel.app.github.GitHubApi.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which pull request a run belongs to. After a fork's run the event does not say it, and what the
 * run left behind is the fork's word; so GitHub is asked for the pull request of exactly the branch
 * and commit that its own event names.
 */
public final class PullRequestOf {
  private PullRequestOf() {}

  public static Optional<String> run(GitHubApi api, Runner runner) {
    Optional<String> named = runner.pullRequest();
    if (named.isPresent()) {
      return named;
    }
    Optional<String> commit = runner.event("workflow_run", "head_sha");
    Optional<String> branch = runner.event("workflow_run", "head_branch");
    Optional<String> owner = runner.event("workflow_run", "head_repository", "owner", "login");
    if (commit.isEmpty() || branch.isEmpty() || owner.isEmpty()) {
      return Optional.empty();
    }
    String head = URLEncoder.encode(owner.get() + ":" + branch.get(), StandardCharsets.UTF_8);
    Answer answer =
        api.get("/repos/" + runner.repository() + "/pulls?state=open&per_page=100&head=" + head);
    if (!(answer instanceof Answer.Done(int _, List<?> listed))) {
      return Optional.empty();
    }
    return listed.stream()
        .filter(Map.class::isInstance)
        .map(each -> (Map<?, ?>) each)
        .filter(each -> commit.get().equals(sha(each)))
        .map(each -> String.valueOf(each.get("number")))
        .filter(number -> number.matches("[1-9][0-9]{0,9}"))
        .findFirst();
  }

  private static String sha(Map<?, ?> pull) {
    return pull.get("head") instanceof Map<?, ?> head ? String.valueOf(head.get("sha")) : "";
  }
}
