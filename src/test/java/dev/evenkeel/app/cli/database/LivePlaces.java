package dev.evenkeel.app.cli.database;

import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Two databases on one server, declared as staging and production; dropped when closed. */
final class LivePlaces implements AutoCloseable {
  private final Sandbox sandbox;
  private final List<Place> made = new ArrayList<>();
  final Shell shell;

  LivePlaces(Sandbox sandbox, Path folder) {
    this.sandbox = sandbox;
    shell = new Shell(folder);
    // servers are unpacked once for all tests, not once a test
    shell.variable(
        "XDG_CACHE_HOME",
        Path.of(System.getProperty("evenkeel.project", "."), "target", "sandbox-of-tests")
            .toAbsolutePath()
            .toString());
  }

  /** Makes a database, fills it, and puts its URL into the variable. */
  Place live(String variable, String... sql) throws SQLException {
    Place place = sandbox.create();
    made.add(place);
    run(place, sql);
    shell.variable(variable, url(place));
    return place;
  }

  static void run(Place place, String... sql) throws SQLException {
    try (Connection connection = place.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : sql) {
        statement.execute(each);
      }
    }
  }

  static String url(Place place) {
    String bare = place.url().replaceFirst("^jdbc:", "").replaceFirst("\\?.*", "");
    int host = bare.indexOf("://") + 3;
    return bare.substring(0, host)
        + place.login().user()
        + ":"
        + place.login().password()
        + "@"
        + bare.substring(host);
  }

  static String password(Place place) {
    return place.login().password();
  }

  @Override
  public void close() {
    made.forEach(sandbox::drop);
  }
}
