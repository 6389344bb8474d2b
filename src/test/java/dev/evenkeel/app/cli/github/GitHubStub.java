package dev.evenkeel.app.cli.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As much of GitHub's API as a step calls: comments of pull request 42, pulls, code scanning. */
final class GitHubStub implements AutoCloseable {
  record Call(String method, String path, String authorization, String body) {}

  record Comment(long id, String type, String body) {}

  private final HttpServer server;
  private final Map<Long, Comment> comments = new LinkedHashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private int refusal;

  GitHubStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort();
  }

  /** Answers every call that would write with this status from now on. */
  void refuse(int status) {
    refusal = status;
  }

  synchronized void add(Comment comment) {
    comments.put(comment.id(), comment);
  }

  synchronized List<Comment> comments() {
    return List.copyOf(comments.values());
  }

  synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  List<Call> writes() {
    return calls().stream().filter(call -> !call.method().equals("GET")).toList();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().toString();
    String method = exchange.getRequestMethod();
    calls.add(new Call(method, path, exchange.getRequestHeaders().getFirst("Authorization"), body));
    if (refusal == 302) {
      exchange.getResponseHeaders().set("Location", url() + "/elsewhere");
    }
    if (refusal != 0 && !method.equals("GET")) {
      reply(exchange, refusal, "{}");
    } else if (path.startsWith("/repos/octo-org/shop/issues/42/comments")) {
      issueComments(exchange, method, body, path);
    } else if (path.startsWith("/repos/octo-org/shop/issues/comments/")) {
      long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
      comments.put(id, new Comment(id, comments.get(id).type(), text(body)));
      reply(exchange, 200, json(comments.get(id)));
    } else if (path.startsWith("/repos/octo-org/shop/pulls?")) {
      reply(exchange, 200, pulls(path));
    } else if (path.equals("/repos/octo-org/shop/code-scanning/sarifs")) {
      reply(exchange, 202, "{\"id\": \"1\", \"url\": \"" + url() + "/sarifs/1\"}");
    } else {
      reply(exchange, 404, "{}");
    }
  }

  private void issueComments(HttpExchange exchange, String method, String body, String path)
      throws IOException {
    if (method.equals("POST")) {
      var made = new Comment(comments.size() + 1L, "Bot", text(body));
      comments.put(made.id(), made);
      reply(exchange, 201, json(made));
      return;
    }
    boolean first = path.endsWith("&page=1");
    reply(
        exchange,
        200,
        "["
            + (first
                ? String.join(",", comments.values().stream().map(GitHubStub::json).toList())
                : "")
            + "]");
  }

  /** Two open pull requests of one branch name: another commit, and the one that ran. */
  private static String pulls(String path) {
    return path.contains("head=forker%3Afeature")
        ? "[{\"number\": 7, \"head\": {\"sha\": \"%s\"}}, {\"number\": 42, \"head\": {\"sha\": \"%s\"}}]"
            .formatted("0".repeat(40), Workflow.COMMIT)
        : "[]";
  }

  private static String text(String body) {
    return String.valueOf(
        StrictJson.object(body.getBytes(StandardCharsets.UTF_8), "body").get("body"));
  }

  private static String json(Comment comment) {
    var text = new StringBuilder();
    try {
      var json = new JsonWriter(text);
      json.beginObject().name("id").value(comment.id());
      json.name("body").value(comment.body());
      json.name("html_url").value("https://github.com/octo-org/shop/pull/42#c" + comment.id());
      json.name("user").beginObject().name("id").value(900 + comment.id());
      json.name("type").value(comment.type()).endObject();
      json.endObject().finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void reply(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
