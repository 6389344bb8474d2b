package dev.evenkeel.plan.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Layouts whose order, delimiters or directions are written down inside files. */
class PlannedLayoutsTest {
  @Test
  void atlasReadsItsDirectivesAndStartsAtTheLastCheckpoint() {
    Plan plan =
        new Folder()
            .file("atlas.sum", "h1:x\n")
            .file("1_old.sql", "SELECT 1;")
            .file("2_check.sql", "-- atlas:checkpoint\n\nSELECT 1;\nSELECT ';';\n")
            .file(
                "3_new.sql",
                "-- atlas:txmode none\n-- atlas:delimiter \\n\\n\n\nDO $$ ;\n $$\n\nSELECT 2;")
            .auto();
    assertEquals(Layout.ATLAS, plan.layout());
    assertEquals(List.of("2_check", "3_new"), Folder.ids(plan));
    assertEquals(List.of("2", "3"), Folder.versions(plan));
    assertEquals(
        List.of("SELECT 1", "SELECT ';'"), Folder.sent(plan.migrations().getFirst().forth()));
    Migration last = plan.migrations().getLast();
    assertEquals(List.of("DO $$ ;\n $$", "SELECT 2;"), Folder.sent(last.forth()));
    assertFalse(last.forth().transactional());
    assertTrue(last.back().isEmpty());
  }

  @Test
  void prismaTakesFoldersByName() {
    Plan plan =
        new Folder()
            .file("migration_lock.toml", "provider = \"postgresql\"")
            .file("20210102_b/migration.sql", "SELECT 1; SELECT 2;")
            .file("20210101_a/migration.sql", "SELECT 1;")
            .file("20210101_a/down.sql", "SELECT 0;")
            .auto();
    assertEquals(Layout.PRISMA, plan.layout());
    assertEquals(List.of("20210101_a", "20210102_b"), Folder.ids(plan));
    assertEquals(1, plan.migrations().getLast().forth().requests().size());
    assertTrue(plan.migrations().getFirst().back().isPresent());
  }

  @Test
  void sqitchFollowsItsPlanAndKnowsReworkedChanges() {
    Plan plan =
        new Folder()
            .file(
                "sqitch.plan",
                """
                %syntax-version=1.0.0
                %project=shop

                users 2020-01-01T00:00:00Z A <a@example.org> # first
                orders [users] 2020-01-02T00:00:00Z A <a@example.org>
                @v1 2020-01-03T00:00:00Z A <a@example.org>
                users [users@v1] 2020-01-04T00:00:00Z A <a@example.org> # again
                gone 2020-01-05T00:00:00Z A <a@example.org>
                """)
            .file("deploy/users@v1.sql", "BEGIN; SELECT 1; COMMIT;")
            .file("deploy/orders.sql", "SELECT 1;")
            .file("revert/orders.sql", "SELECT 0;")
            .file("verify/orders.sql", "SELECT 0;")
            .file("deploy/users.sql", "SELECT 2;")
            .auto();
    assertEquals(Layout.SQITCH, plan.layout());
    assertEquals(List.of("users@v1", "orders", "users"), Folder.ids(plan));
    assertEquals(3, plan.migrations().getFirst().forth().requests().size());
    assertTrue(plan.migrations().get(1).back().isPresent());
    assertEquals(List.of("missing-up"), Folder.kinds(plan));
    assertEquals("sqitch.plan:8", plan.problems().getFirst().at());
  }

  @Test
  void aCommandOfPsqlIsNotFollowedUnderSqitch() {
    Plan plan =
        new Folder()
            .file("sqitch.plan", "%project=a\n\none 2020-01-01T00:00:00Z A <a@example.org>\n")
            .file("deploy/one.sql", "SELECT 1;\n\\i other.sql\n")
            .auto();
    assertEquals(List.of(), plan.migrations());
    assertEquals("deploy/one.sql:2", plan.problems().getFirst().at());
  }

  @Test
  void liquibaseFilesAreReadChangeSetByChangeSet() {
    String text =
        """
        --liquibase formatted sql

        --changeset ann:1
        CREATE TABLE a (i int);
        SELECT 1;
        --rollback DROP TABLE a;

        --changeset "ann b":two runInTransaction:false splitStatements:false
        SELECT 1; SELECT 2;
        -- rollback empty
        --changeset ann:3 dbms:mysql
        SELECT 3;
        --changeset ann:4 endDelimiter:/
        SELECT ';'/
        SELECT 4/
        /* liquibase rollback
        SELECT 5;
        */
        """;
    Plan plan = new Folder().file("a.sql", text).file("db.changelog.xml", "<x/>").auto();
    assertEquals(Layout.LIQUIBASE_SQL, plan.layout());
    assertEquals(List.of("a.sql::1::ann", "a.sql::two::ann b", "a.sql::4::ann"), Folder.ids(plan));
    Migration first = plan.migrations().getFirst();
    assertEquals(List.of("CREATE TABLE a (i int)", "SELECT 1"), Folder.sent(first.forth()));
    assertEquals("a.sql:4", first.forth().requests().getFirst().at());
    assertEquals(List.of("DROP TABLE a"), Folder.sent(first.back().orElseThrow()));
    assertEquals("a.sql:6", first.back().orElseThrow().requests().getFirst().at());
    Migration second = plan.migrations().get(1);
    assertFalse(second.forth().transactional());
    assertEquals(1, second.forth().requests().size());
    assertEquals(List.of(), second.back().orElseThrow().requests());
    Migration last = plan.migrations().getLast();
    assertEquals(List.of("SELECT ';'", "SELECT 4"), Folder.sent(last.forth()));
    assertEquals("a.sql:17", last.back().orElseThrow().requests().getFirst().at());
    assertEquals(List.of("root-changelog"), Folder.kinds(plan));
  }
}
