package dev.evenkeel.plan.statement;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SharedObjectsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE ROLE app",
        "select 1;\n  create user app",
        "DO $$ BEGIN IF NOT EXISTS (SELECT 1) THEN CREATE ROLE app; END IF; END $$",
        "SELECT 1; DROP ROLE app",
        "DO $$ BEGIN EXECUTE 'ALTER ROLE app NOLOGIN'; END $$",
        "DO $$ BEGIN EXECUTE format('CREATE ROLE %I', 'a'); END $$",
        "CREATE TABLESPACE t LOCATION '/x'"
      })
  void whatAllDatabasesOfAServerShareIsSeen(String sql) {
    assertTrue(SharedObjects.areChangedBy(sql), sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE role (user text)",
        "CREATE USER MAPPING FOR app SERVER s",
        "RAISE EXCEPTION 'cannot create user with that name'",
        "-- do not create role here",
        "ALTER TABLE users OWNER TO app"
      })
  void whatBelongsToOneDatabaseIsNot(String sql) {
    assertFalse(SharedObjects.areChangedBy(sql), sql);
  }
}
