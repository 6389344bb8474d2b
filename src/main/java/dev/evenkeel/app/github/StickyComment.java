package dev.evenkeel.app.github;

import dev.evenkeel.app.github.GitHubApi.Answer;
import dev.evenkeel.value.JsonWriter;
import dev.evenkeel.value.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One comment on a pull request that is changed and not repeated. It is known by a mark at its very
 * beginning that holds its key, and by its author: somebody else's comment with our mark is left
 * alone.
 */
public final class StickyComment {
  private static final String PERMISSION = "{pull-requests: write}";
  private static final String WHAT = "the comment could not be made";
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 30;

  private final GitHubApi api;
  private final String issue;
  private final String comments;
  private final String mark;

  public StickyComment(GitHubApi api, String repository, String pullRequest, String key) {
    this.api = api;
    this.comments = "/repos/" + repository + "/issues/comments/";
    this.issue = "/repos/" + repository + "/issues/" + pullRequest + "/comments";
    this.mark = "<!-- evenkeel " + digest(key) + " -->";
  }

  /**
   * Says it, once.
   *
   * @param quiet whether there is nothing worth a new comment; one that is there already is changed
   *     all the same, so that none goes on saying what is no longer so
   */
  public Attempt say(String markdown, boolean quiet) {
    String body = mark + "\n" + markdown;
    for (int page = 1; page <= MOST_PAGES; page++) {
      Answer answer = api.get(issue + "?per_page=" + PAGE + "&page=" + page);
      if (!(answer instanceof Answer.Done(int _, List<?> listed))) {
        return Attempt.failed(WHAT, answer, PERMISSION);
      }
      Optional<Map<?, ?>> mine = mine(listed);
      if (mine.isPresent()) {
        return change(mine.get(), body);
      }
      if (listed.size() < PAGE) {
        break;
      }
    }
    if (quiet) {
      return new Attempt.Spared("nothing to say, and no earlier comment to change");
    }
    return made(api.send("POST", issue, json(body)));
  }

  private Attempt change(Map<?, ?> comment, String body) {
    if (Objects.equals(comment.get("body"), body)) {
      return new Attempt.Made(String.valueOf(comment.get("html_url")));
    }
    return made(api.send("PATCH", comments + comment.get("id"), json(body)));
  }

  private static Attempt made(Answer answer) {
    return answer instanceof Answer.Done(int _, Map<?, ?> comment)
        ? new Attempt.Made(String.valueOf(comment.get("html_url")))
        : Attempt.failed(WHAT, answer, PERMISSION);
  }

  private Optional<Map<?, ?>> mine(List<?> listed) {
    Optional<Map<?, ?>> marked = Optional.empty();
    for (Object each : listed) {
      if (each instanceof Map<?, ?> comment
          && comment.get("id") instanceof Long
          && String.valueOf(comment.get("body")).startsWith(mark)
          && ours(comment.get("user"))) {
        marked = Optional.of(comment);
      }
    }
    return marked;
  }

  /** A workflow's token writes as a bot; a person's token as the person whom it belongs to. */
  private boolean ours(@Nullable Object author) {
    if (!(author instanceof Map<?, ?> user)) {
      return false;
    }
    if ("Bot".equals(user.get("type"))) {
      return true;
    }
    return api.get("/user") instanceof Answer.Done(int _, Map<?, ?> me)
        && Objects.equals(me.get("id"), user.get("id"));
  }

  private static String json(String body) {
    var text = new StringBuilder();
    try {
      var json = new JsonWriter(text);
      json.beginObject().name("body").value(body).endObject().finish();
    } catch (IOException e) {
      throw new UncheckedIOException("a builder does not fail", e);
    }
    return text.toString();
  }

  private static String digest(String key) {
    return HexFormat.of().formatHex(Sha256.of(key), 0, 12);
  }
}
