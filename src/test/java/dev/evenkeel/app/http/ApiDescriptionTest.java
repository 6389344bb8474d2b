package dev.evenkeel.app.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.http.access.Scope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** openapi.yaml says what the service answers, all of it and nothing else. */
final class ApiDescriptionTest {
  private static final List<String> METHODS = List.of("get", "post", "put", "delete", "patch");
  private static RunningTrail trail;
  private static Map<?, ?> description = Map.of();

  @BeforeAll
  static void start(@TempDir Path folder) {
    trail = RunningTrail.in(folder.resolve("log")).start();
    var answer = trail.send(trail.request("/openapi.yaml").GET().build());
    description =
        (Map<?, ?>)
            new Load(LoadSettings.builder().build())
                .loadFromString(new String(answer.bytes(), StandardCharsets.UTF_8));
  }

  @AfterAll
  static void stop() {
    trail.close();
  }

  @Test
  void everyRouteOfTheApiIsDescribedAndEveryDescribedRouteIsThere() {
    var described = new TreeSet<String>();
    operations().forEach((route, operation) -> described.add(route));
    var routes =
        trail.server.routes().keySet().stream()
            .filter(route -> !route.startsWith("HEAD ") && !isPage(route))
            .map(route -> route.replace("{+", "{").replaceAll("\\{\\?[^}]*}", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(routes, described);
  }

  private static boolean isPage(String route) {
    String path = route.substring(route.indexOf(' ') + 1);
    return List.of("/v1", "/log", "/health", "/metrics", "/openapi", "/enter").stream()
        .noneMatch(path::startsWith);
  }

  /** A browser that takes nothing but pages, a tool that takes nothing but what is described. */
  @Test
  void whoeverTakesNothingButTheDescribedFormIsNotSentAway() {
    operations()
        .forEach(
            (route, operation) -> {
              if (route.startsWith("GET ")) {
                forms(operation).forEach(form -> asksFor(route, form));
              }
            });
    trail.server.routes().keySet().stream()
        .filter(route -> route.startsWith("GET ") && isPage(route))
        .forEach(route -> asksFor(route, "text/html"));
  }

  private static void asksFor(String route, String form) {
    String path = route.substring("GET ".length()).replaceAll("\\{[^}]*}", "0");
    var answer = trail.send(trail.known(path).header("Accept", form).GET().build());
    assertNotEquals(406, answer.status(), () -> route + " as " + form + ": " + answer.text());
  }

  private static List<String> forms(Map<?, ?> operation) {
    var forms = new ArrayList<String>();
    ((Map<?, ?>) operation.get("responses"))
        .forEach(
            (status, response) -> {
              if (String.valueOf(status).startsWith("2")
                  && ((Map<?, ?>) response).get("content") instanceof Map<?, ?> content) {
                content.keySet().forEach(form -> forms.add(String.valueOf(form)));
              }
            });
    return forms;
  }

  @Test
  void everyRouteSaysWhoMayUseItAndTheDescriptionSaysTheSame() {
    trail
        .server
        .routes()
        .forEach(
            (route, scope) -> {
              assertTrue(scope.isPresent(), route + " says no scope, so it is refused to everyone");
              Map<?, ?> operation =
                  operations().get(route.replace("{+", "{").replaceAll("\\{\\?[^}]*}", ""));
              if (operation != null) {
                assertEquals(
                    scope.get() == Scope.OPEN, operation.get("security") instanceof List<?>, route);
              }
            });
  }

  @Test
  void everyWordOfAProblemIsDescribed() {
    Map<?, ?> problem = (Map<?, ?>) at("components", "schemas", "Problem", "properties", "code");
    assertEquals(
        Arrays.stream(ProblemKind.values()).map(ProblemKind::word).collect(Collectors.toSet()),
        ((List<?>) problem.get("enum")).stream().map(String::valueOf).collect(Collectors.toSet()));
  }

  private static Map<String, Map<?, ?>> operations() {
    var operations = new java.util.TreeMap<String, Map<?, ?>>();
    ((Map<?, ?>) at("paths"))
        .forEach(
            (path, methods) ->
                ((Map<?, ?>) methods)
                    .forEach(
                        (method, operation) -> {
                          if (METHODS.contains(method)) {
                            operations.put(
                                String.valueOf(method).toUpperCase(Locale.ROOT) + " " + path,
                                (Map<?, ?>) operation);
                          }
                        }));
    return operations;
  }

  private static Object at(String... path) {
    Object node = description;
    for (String name : path) {
      node = ((Map<?, ?>) node).get(name);
    }
    return node;
  }
}
