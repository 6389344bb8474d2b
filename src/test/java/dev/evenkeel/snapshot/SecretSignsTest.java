package dev.evenkeel.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSignsTest {
  private static final int ALL = ~0;

  /** What the forms are made of, and what stands around them. */
  private static final List<String> PIECES =
      List.of(
          "password",
          "Passwd",
          "PWD",
          "api_key",
          "Credentials",
          "TOKEN",
          "secret",
          "privatekey",
          "=",
          ": ",
          ":",
          "\"",
          "\\",
          " ",
          "\n",
          "\u00e9",
          "x",
          "7",
          "-",
          "--",
          "//",
          "://",
          "/",
          "a:b@tcp(",
          "user:hunter22@",
          "mailto:",
          "eyJhbGciOi",
          ".eyJzdWIiOi",
          ".abcdefgh",
          "Bearer ",
          "basic ",
          "BEARER ",
          "0123456789",
          "ghp_",
          "AKIA",
          "sk-",
          "hf_",
          "npm_",
          "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
          "-----BEGIN ",
          "RSA PRIVATE KEY",
          "-----");

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PIECES).list().ofMaxSize(7).map(pieces -> String.join("", pieces));
  }

  @Property(tries = 3000)
  void what_shows_no_sign_holds_no_secret_and_no_sign_is_missed(@ForAll("texts") String text) {
    assertEquals(SecretText.looked(text, ALL), SecretText.looked(text, SecretSigns.of(text)), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://billing.example.org:8443/a", "500m", "registry.example.org/cart:1.4"})
  void ordinary_values_are_asked_of_no_expression(String text) {
    assertEquals(0, SecretSigns.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"db_password=x1", "TOKEN: abc", "--api-key x", "Bearer abcdefgh", "a:b@c"})
  void a_form_shows_its_sign(String text) {
    assertNotEquals(0, SecretSigns.of(text));
  }
}
