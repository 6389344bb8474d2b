package dev.evenkeel.plan.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.plan.Dialect;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReachTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY t TO PROGRAM 'touch x'",
        "INSERT INTO t VALUES ('a -- b'); COPY t TO PROGRAM 'touch x'",
        "INSERT INTO t VALUES ('/*'); COPY t FROM PROGRAM 'touch x'; SELECT '*/'",
        "COPY (SELECT ';') TO PROGRAM 'touch x'",
        "COPY (SELECT $$;$$) TO '/tmp/x'",
        "COPY t TO E'/tmp/x'",
        "COPY t TO U&'/tmp/x'",
        "COPY t TO $$/tmp/x$$",
        "COPY t TO /* here */ '/tmp/x'",
        "DO $$ BEGIN EXECUTE 'COPY t TO PROGRAM ''touch x'''; END $$",
        "DO $$ BEGIN PERFORM dblink_exec('host=x', 'DROP TABLE t'); END $$",
        "SELECT lo_export(1, '/tmp/x')",
        "IMPORT FOREIGN SCHEMA public FROM SERVER s INTO here",
        "SELECT 1; DROP DATABASE shop",
        "DO $$ BEGIN EXECUTE 'CREATE DATABASE shop'; END $$",
        "ALTER DATABASE shop SET work_mem = '5MB'",
        "ALTER SYSTEM SET work_mem = '5MB'"
      })
  void whatActsOnMoreThanItsDatabaseIsSeenOnPostgresql(String sql) {
    assertTrue(Reach.of(sql, Dialect.POSTGRESQL).isPresent(), sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY t FROM stdin",
        "-- COPY t TO PROGRAM 'x'",
        "/* COPY t TO '/tmp/x' */ SELECT 1",
        "CREATE TABLE copy (program text); COMMENT ON TABLE copy IS 'x'",
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = 1', current_database()); END"
            + " $$",
        "DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET work_mem = 1'; END"
            + " $$",
        "DO $$ BEGIN EXECUTE 'ALTER DATABASE \"' || current_database() || '\" SET a.b = 1'; END $$",
        "COMMENT ON TABLE t IS 'create database users here'",
        "ALTER TABLE t ADD system text",
        "CREATE ROLE app"
      })
  void whatActsOnItsDatabaseAloneIsNoneOfThemOnPostgresql(String sql) {
    assertEquals(Optional.empty(), Reach.of(sql, Dialect.POSTGRESQL), sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 INTO OUTFILE '/tmp/x'",
        "SELECT '#', 1 INTO OUTFILE '/tmp/x'",
        "CREATE DATABASE IF NOT EXISTS other",
        "/*!40000 DROP DATABASE IF EXISTS other */",
        "ALTER DATABASE other CHARACTER SET utf8mb4",
        "USE other",
        "INSERT INTO other.t VALUES (1)",
        "INSERT IGNORE INTO `other`.`t` VALUES (1)",
        "CREATE TABLE IF NOT EXISTS other.t (id int)",
        "UPDATE other.t SET a = 1",
        "DELETE FROM other.t",
        "PREPARE s FROM 'DROP DATABASE other'",
        "EXECUTE IMMEDIATE 'CREATE USER app'",
        "CREATE USER IF NOT EXISTS app@localhost",
        "GRANT SELECT ON shop.* TO app",
        "SET GLOBAL sql_mode = ''",
        "SET @@GLOBAL.sql_mode = ''",
        "SET SESSION sql_mode = '', GLOBAL max_connections = 1",
        "CREATE TABLE t (id int) ENGINE=FEDERATED CONNECTION='mysql://x/y'",
        "INSTALL SONAME 'x'"
      })
  void whatActsOnMoreThanItsDatabaseIsSeenOnMariadb(String sql) {
    assertTrue(Reach.of(sql, Dialect.MARIADB).isPresent(), sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER DATABASE CHARACTER SET utf8mb4",
        "ALTER DATABASE DEFAULT CHARACTER SET utf8mb4",
        "CREATE TABLE t (id int COMMENT 'see table users.id')",
        "CREATE TABLE t (id int) COMMENT='update shop.users'",
        "UPDATE a JOIN b ON a.id = b.id SET a.x = b.x",
        "INSERT INTO t (a) VALUES (1) ON DUPLICATE KEY UPDATE t.a = 2",
        "SELECT t.a FROM t USE INDEX (i)",
        "SET sql_mode = 'ANSI'",
        "SET @global = 1",
        "CREATE TABLE grants (role int, user int)",
        "INSERT INTO t VALUES ('a; b', 'into outfil')",
        "DELETE FROM t WHERE t.a = 1"
      })
  void whatActsOnItsDatabaseAloneIsNoneOfThemOnMariadb(String sql) {
    assertEquals(Optional.empty(), Reach.of(sql, Dialect.MARIADB), sql);
  }
}
