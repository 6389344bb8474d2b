package dev.evenkeel.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretProvidersTest {
  private static final String HEX = "0123456789abcdef0123456789abcdef01234567";

  /** One for each prefix of the expression: a cheap look goes before it and must let all pass. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ghp_",
        "gho_",
        "ghu_",
        "ghs_",
        "ghr_",
        "github_pat_",
        "glpat-",
        "glptt-",
        "glrt-",
        "glsoat-",
        "gldt-",
        "xoxa-",
        "xoxb-",
        "xoxe-",
        "xoxo-",
        "xoxp-",
        "xoxr-",
        "xoxs-",
        "xapp-",
        "sk_live_",
        "sk_test_",
        "rk_live_",
        "rk_test_",
        "pk_live_",
        "pk_test_",
        "whsec_",
        "sk-",
        "sk-proj-",
        "AIza",
        "ya29.",
        "npm_",
        "pypi-",
        "rubygems_",
        "dckr_pat_",
        "doo_v1_",
        "dop_v1_",
        "dor_v1_",
        "hvs.",
        "hvb.",
        "hvr.",
        "shpat_",
        "shpca_",
        "shppa_",
        "shpss_",
        "hf_",
        "lin_api_",
        "figd_"
      })
  void a_credential_of_each_provider_is_covered_wherever_it_stands(String prefix) {
    covered(prefix + HEX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AKIA0123456789ABCDEF",
        "ASIA0123456789ABCDEF",
        "SG.0123456789abcdef.0123456789abcdef",
        "AGE-SECRET-KEY-10123456789ABCDEF0123456789ABCDEF0123456789"
      })
  void a_credential_of_another_alphabet_is_covered_too(String credential) {
    covered(credential);
  }

  private static void covered(String credential) {
    assertEquals(null, SecretText.cover(credential).orElseThrow().visible());
    for (String around : new String[] {"x %s y", "(%s)", "_%s,", "a-%s"}) {
      var covered = SecretText.cover(around.formatted(credential));
      assertTrue(covered.isPresent(), () -> around.formatted(credential));
    }
  }
}
