package dev.evenkeel.source.database.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Secrecy;
import dev.evenkeel.source.database.CatalogReading;
import dev.evenkeel.value.ItemPath;
import org.junit.jupiter.api.Test;

final class SecretsTest {
  private static Mapping schema(CatalogReading reading) {
    Document document = reading.documents().getFirst();
    return (Mapping) Secrecy.byForm().cover(ItemPath.of("schema", "main"), document).root();
  }

  private static String all(Node node) {
    return switch (node) {
      case Mapping mapping -> {
        var text = new StringBuilder();
        mapping.asMap().forEach((key, value) -> text.append(key).append('=').append(all(value)));
        yield text.toString();
      }
      case Node.Sequence sequence -> String.valueOf(sequence.elements());
      default -> node + "\n";
    };
  }

  @Test
  void aUserMappingsPasswordIsHeldAndNotShown() {
    Mapping schema =
        schema(
            Databases.reading(
                """
                CREATE FOREIGN DATA WRAPPER far; CREATE SERVER there FOREIGN DATA WRAPPER far;
                CREATE USER MAPPING FOR PUBLIC SERVER there
                  OPTIONS (user 'u', password 'hush-4711')
                """));
    assertFalse(all(schema).contains("hush-4711"));
    assertTrue(all(schema).contains("password"));
  }

  @Test
  void aSubscriptionsConnectionStringIsHeldWordByWord() {
    Databases.with(
        "",
        connection -> {
          Databases.run(
              connection,
              """
              CREATE SUBSCRIPTION hears CONNECTION 'host=h password=hush-4712 dbname=d'
                PUBLICATION p WITH (connect = false)
              """);
          Mapping schema = schema(Databases.read(connection));
          Databases.run(connection, "CREATE ROLE deaf; SET ROLE deaf");
          CatalogReading unseen = Databases.read(connection);
          Databases.run(connection, "RESET ROLE; DROP ROLE deaf");
          Databases.run(connection, "ALTER SUBSCRIPTION hears SET (slot_name = NONE)");
          Databases.run(connection, "DROP SUBSCRIPTION hears");
          assertFalse(all(schema).contains("hush-4712"));
          String[] connectionOf = {"(database)", "subscription", "hears", "connection"};
          assertTrue(unseen.unread().isEmpty(), () -> unseen.unread().toString());
          assertInstanceOf(Node.Unreadable.class, schema(unseen).find(connectionOf));
          var words = (Mapping) schema.find(connectionOf);
          assertEquals("h", words.text("host"));
          assertInstanceOf(Node.Secret.class, words.get("password"));
          return 0;
        });
  }

  @Test
  void aColumnNamedPasswordIsNoSecretAndACredentialAsDefaultIsOne() {
    Mapping schema =
        schema(
            Databases.reading(
                """
                CREATE TABLE users (password text NOT NULL DEFAULT 'none',
                  link text DEFAULT 'https://joe:hush-4713@example.org/');
                CREATE VIEW token AS SELECT password FROM users
                """));
    assertEquals("text", schema.text("public", "table", "users", "column", "password", "type"));
    assertEquals(
        "'none'::text", schema.text("public", "table", "users", "column", "password", "default"));
    assertFalse(all(schema).contains("hush-4713"));
    assertTrue(schema.find("public", "view", "token", "definition") instanceof Node.Scalar);
  }

  @Test
  void noRolesPasswordIsRead() {
    Databases.with(
        "DROP ROLE IF EXISTS locked_one; CREATE ROLE locked_one LOGIN PASSWORD 'hush-4714'",
        connection -> {
          CatalogReading reading = Databases.read(connection);
          Databases.run(connection, "DROP ROLE locked_one");
          String text = all(reading.documents().get(1).root());
          assertTrue(text.contains("locked_one"));
          assertFalse(text.contains("hush-4714") || text.contains("SCRAM"), text);
          return 0;
        });
  }

  @Test
  void aRoleWithoutAnyPrivilegeStillReadsTheWholeSchema() {
    Databases.with(
        Mutations.base() + "; DROP ROLE IF EXISTS only_reader; CREATE ROLE only_reader",
        connection -> {
          CatalogReading owners = Databases.read(connection);
          Databases.run(connection, "SET ROLE only_reader");
          CatalogReading readers = Databases.read(connection);
          Databases.run(connection, "RESET ROLE; DROP ROLE only_reader; DROP ROLE plain_one");
          assertTrue(readers.unread().isEmpty(), () -> readers.unread().toString());
          assertEquals(
              "schema/main/(database)/user-mapping/public on there/options",
              Mutations.differences(owners, readers));
          return 0;
        });
  }
}
