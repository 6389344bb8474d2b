package dev.evenkeel.drill.halfdeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
  private static Fingerprint of(Map<String, String> schema) {
    return Fingerprint.of(schema, Map.of(), Map.of(), List.of());
  }

  @Test
  void whatIsLeftSetOfTheDatabaseIsNamedOneByOne() {
    Fingerprint before =
        of(Map.of("(platform)/database/owner", "o", "(platform)/role/a/login", "true"));
    Fingerprint left =
        of(
            Map.of(
                "(platform)/database/owner", "o",
                "(platform)/database/setting/jit", "off",
                "(platform)/database/setting/work_mem", "5MB",
                "(platform)/role/a/login", "true",
                "(platform)/role/b/login", "true",
                "(platform)/role/b/setting/jit", "off"));
    assertEquals(
        List.of(
            "(platform)/database/setting/jit is there",
            "(platform)/database/setting/work_mem is there",
            "(platform)/role/b is there"),
        left.against(before));
  }
}
