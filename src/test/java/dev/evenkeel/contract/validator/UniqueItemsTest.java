package dev.evenkeel.contract.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.contract.Dialect;
import dev.evenkeel.contract.compatibility.Contracts;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code uniqueItems} speaks of arrays alone, in every draft and wherever it stands. */
class UniqueItemsTest {
  private static final String ALIKE = "{\"a\": null, \"b\": null}";

  private static boolean takes(Dialect dialect, String schema, String document) {
    return Contracts.validator(dialect, Map.of("/schema.json", schema))
        .violations(Contracts.json(document))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void ofArraysAloneAndNeverOfTheMembersOfAnObject(Dialect dialect) {
    String unique = "{\"uniqueItems\": true}";
    assertEquals(true, takes(dialect, unique, ALIKE));
    assertEquals(false, takes(dialect, unique, "[null, null]"));
    assertEquals(true, takes(dialect, unique, "[null, 1]"));
    assertEquals(true, takes(dialect, unique, "\"aa\""));
    String within = "{\"allOf\": [{\"not\": {\"uniqueItems\": true}}]}";
    assertEquals(false, takes(dialect, within, ALIKE));
    assertEquals(true, takes(dialect, within, "[null, null]"));
    assertEquals(true, takes(dialect, "{\"uniqueItems\": false}", "[null, null]"));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void alsoWhereTheSchemaSaysItsDraft(Dialect dialect) {
    String address =
        switch (dialect) {
          case DRAFT_04 -> "http://json-schema.org/draft-04/schema#";
          case DRAFT_06 -> "http://json-schema.org/draft-06/schema#";
          case DRAFT_07 -> "http://json-schema.org/draft-07/schema#";
          case DRAFT_2019_09 -> "https://json-schema.org/draft/2019-09/schema";
          case DRAFT_2020_12 -> "https://json-schema.org/draft/2020-12/schema";
        };
    String schema = "{\"$schema\": \"" + address + "\", \"uniqueItems\": true}";
    assertEquals(true, takes(Dialect.ASSUMED, schema, ALIKE));
    assertEquals(false, takes(Dialect.ASSUMED, schema, "[1, 1]"));
  }
}
