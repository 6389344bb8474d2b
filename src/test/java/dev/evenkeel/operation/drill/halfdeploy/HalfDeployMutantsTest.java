package dev.evenkeel.operation.drill.halfdeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.drill.DrillVerdict;
import dev.evenkeel.operation.drill.halfdeploy.terms.Terms;
import dev.evenkeel.plan.Fault;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Tool;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A gate nobody has watched fail is a claim: each planted mutant must turn the verdict red. */
final class HalfDeployMutantsTest {
  private static final Terms KILLED = Terms.usual("m").with(List.of(Fault.KILLED));
  private static final String LOG = "CREATE TABLE IF NOT EXISTS log (line text);";
  private static final String COLUMN = "ALTER TABLE log ADD COLUMN IF NOT EXISTS at date;";

  /** Flyway's default leaves a gap between its commits; files that may run twice survive it. */
  private static DrillTester repeatable(String first, String second) {
    return DrillTester.flyway().file("V1__log.sql", first).file("V2__at.sql", second);
  }

  private static DrillTester withWaysBack(String forth, String back) {
    return DrillTester.flyway()
        .option("postgresql.transactional.lock", "false")
        .file("V1__a.sql", "CREATE TABLE a (i int, n int);")
        .file("U1__a.sql", "DROP TABLE a;")
        .file("V2__m.sql", forth)
        .file("U2__m.sql", back);
  }

  @Test
  void everyPlantedMutantTurnsTheVerdictRedAndNoGoodTwinDoes() {
    String add = "ALTER TABLE a ADD COLUMN m int;";
    String drop = "ALTER TABLE a DROP COLUMN m;";
    var good = new LinkedHashMap<String, DrillTester>();
    good.put("files that may run twice", repeatable(LOG, COLUMN));
    good.put("ways back that restore", withWaysBack(add, drop));
    good.put(
        "one commit", DrillTester.flyway().file("V1__x.sql", "SELECT 1;").tool(new Ordered(0)));
    var mutants = new LinkedHashMap<String, DrillTester>();
    mutants.put("drop IF NOT EXISTS", repeatable(LOG, COLUMN.replace("IF NOT EXISTS ", "")));
    mutants.put("add an INSERT", repeatable(LOG, COLUMN + "\nINSERT INTO log VALUES ('x');"));
    mutants.put("empty the way back", withWaysBack(add, "-- nothing\nSELECT 1;"));
    mutants.put(
        "drop a column silently", withWaysBack(add + "\nALTER TABLE a DROP COLUMN n;", drop));
    mutants.put(
        "swap commit order",
        DrillTester.flyway().file("V1__x.sql", "SELECT 1;").tool(new Ordered(1)));
    assertEquals(List.of(), red(good), "good twins that were accused");
    List<String> killed = red(mutants);
    System.out.println("half-deploy mutants: " + killed.size() + " of " + mutants.size() + " red");
    assertEquals(List.copyOf(mutants.keySet()), killed);
  }

  private static List<String> red(Map<String, DrillTester> plans) {
    var red = new ArrayList<String>();
    plans.forEach(
        (name, plan) -> {
          if (plan.drill(KILLED).verdict() == DrillVerdict.FAILED) {
            red.add(name);
          }
        });
    return red;
  }

  /** Does its work and its bookkeeping in one commit, or writes down first what it then does. */
  private record Ordered(int split) implements Migrator {
    @Override
    public Tool tool() {
      return new Tool("ordered", "1", Tool.Mode.CUT, Tool.Mode.CUT);
    }

    @Override
    public MigrationOutcome forth(DataSource target, Optional<Migration> upTo) {
      try (Connection connection = target.getConnection();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("CREATE TABLE IF NOT EXISTS done (step int)");
        try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM done")) {
          rows.next();
          if (rows.getLong(1) == 0) {
            statement.execute("INSERT INTO done VALUES (1)");
            if (split == 1) {
              connection.commit();
            }
            statement.execute("CREATE TABLE effect (i int)");
          }
        }
        connection.commit();
        return new MigrationOutcome.Done(List.of("V1__x"));
      } catch (SQLException e) {
        return new MigrationOutcome.Failed(
            Optional.empty(), "ordered", Optional.ofNullable(e.getSQLState()), e.getMessage());
      }
    }

    @Override
    public MigrationOutcome back(DataSource target, Migration migration) {
      throw new IllegalArgumentException("no way back");
    }
  }
}
