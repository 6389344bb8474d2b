package dev.evenkeel.report.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemedyTest {
  @Test
  void whatTheSandboxLacksOrTheToolItselfHoldsIsNotTheMigrationsFault() {
    String next = Remedy.of("ERROR: extension \"postgis\" is not available").orElseThrow();
    assertTrue(next.contains("postgis") && next.contains("--sandbox URL"), next);
    next = Remedy.of("ERROR: canceling statement due to lock timeout").orElseThrow();
    assertTrue(next.contains("--flyway postgresql.transactional.lock=false"), next);
    assertEquals(Optional.empty(), Remedy.of("ERROR: syntax error at or near \"TABEL\""));
  }
}
