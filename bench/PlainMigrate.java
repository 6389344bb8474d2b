import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.embedded.SandboxHome;
import dev.evenkeel.sandbox.embedded.ServerJars;
import dev.evenkeel.sandbox.postgresql.PostgresSandbox;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;

/**
 * How long one migrate of a folder takes without a drill: the same Flyway in a process of its own
 * (its start included), on an empty database of the same server. Prints the median of three in s.
 */
final class PlainMigrate {
  private static final int RUNS = 3;

  /** FOLDER HOME SERVERS measures; FOLDER and a URL, with the login in the environment, migrates. */
  public static void main(String[] arguments) throws Exception {
    String folder = arguments[0];
    if (arguments.length == 2) {
      Flyway.configure()
          .dataSource(arguments[1], System.getenv("MIGRATE_USER"), System.getenv("MIGRATE_PASSWORD"))
          .locations("filesystem:" + folder)
          .load()
          .migrate();
      return;
    }
    var home = new SandboxHome(Path.of(arguments[1]));
    var jars = new ServerJars(List.of(Path.of(arguments[2])));
    try (var sandbox = PostgresSandbox.start(home, jars)) {
      var seconds = new double[RUNS];
      for (int run = 0; run < RUNS; run++) {
        Place place = sandbox.create();
        long began = System.nanoTime();
        int code = migrate(folder, place);
        seconds[run] = (System.nanoTime() - began) / 1e9;
        if (code != 0) {
          throw new IllegalStateException("the plain migrate ended with " + code);
        }
        sandbox.drop(place);
      }
      Arrays.sort(seconds);
      System.out.printf("%.2f%n", seconds[RUNS / 2]);
    }
  }

  private static int migrate(String folder, Place place) throws Exception {
    var child =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            PlainMigrate.class.getName(),
            folder,
            place.url());
    child.environment().put("MIGRATE_USER", place.login().user());
    child.environment().put("MIGRATE_PASSWORD", place.login().password());
    return child
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
        .waitFor();
  }
}
