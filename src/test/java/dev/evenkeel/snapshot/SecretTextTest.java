package dev.evenkeel.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "write to mailto:ops@example.org",
        "<a href=\"mailto:ops@example.org\">ops@example.org</a>",
        "call sip:desk@example.org",
        "MAILTO:ops@example.org"
      })
  void anAddressIsNoUserWithAPassword(String text) {
    assertEquals(Optional.empty(), SecretText.cover(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"app:hunter22@tcp(db:3306)/shop", "dsn=\"mailer:hunter22@db\""})
  void aUserWithAPasswordIsCovered(String text) {
    assertTrue(SecretText.cover(text).isPresent());
    assertTrue(
        SecretText.cover(text)
            .filter(c -> !String.valueOf(c.visible()).contains("hunter22"))
            .isPresent());
  }
}
