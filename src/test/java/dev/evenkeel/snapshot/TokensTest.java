package dev.evenkeel.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.evenkeel.arbitrary.Snapshots;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
  private static final Tokens STAGING =
      Snapshots.tokens("domain", "staging.example.org", "account", "111", "namespace", "shop-test");
  private static final Tokens PRODUCTION =
      Snapshots.tokens("domain", "example.org", "account", "222", "namespace", "shop");

  @ParameterizedTest
  @CsvSource({
    "https://staging.example.org/x, https://${domain}/x, 1",
    "api.staging.example.org, api.${domain}, 1",
    "my-staging.example.org, my-staging.example.org, 0",
    "astaging.example.org, astaging.example.org, 0",
    "staging.example.organic, staging.example.organic, 0",
    "staging.example.org:80, ${domain}:80, 1",
    "x-111-y, x-${account}-y, 1",
    "1111, 1111, 0",
    "a111, a111, 0",
    "111 and 111, ${account} and ${account}, 2",
    "111111, 111111, 0",
    "'', '', 0",
    "${domain}, ${=domain}, 0",
    "$${domain}, $${=domain}, 0",
    "${=domain}, ${==domain}, 0",
    "${other}, ${other}, 0",
    "${domain, ${domain, 0",
    "${111}, ${${account}}, 1",
    "$, $, 0",
    "${, ${, 0"
  })
  void a_name_that_stands_alone_gives_way_to_its_kind(String text, String seen, int count) {
    assertEquals(new Tokens.Substituted(seen, count), STAGING.substituted(text));
    assertEquals(seen, STAGING.substitute(text));
  }

  @Test
  void the_longest_name_is_taken_first() {
    Tokens nested = Snapshots.tokens("short", "example.org", "long", "a.example.org");
    assertEquals("${long} ${short}", nested.substitute("a.example.org example.org"));
    assertEquals(
        List.of("a.example.org", "example.org"),
        nested.all().stream().map(Tokens.Token::value).toList());
  }

  @Test
  void names_of_one_length_are_ordered_by_value_and_kind() {
    Tokens same = Snapshots.tokens("b", "xx", "a", "xx", "c", "aa");
    assertEquals(
        List.of(
            new Tokens.Token("c", "aa"), new Tokens.Token("a", "xx"), new Tokens.Token("b", "xx")),
        same.all());
    assertEquals("${a}", same.substitute("xx"));
  }

  @Test
  void a_value_of_several_kinds_has_as_many_readings() {
    Tokens tokens = Snapshots.tokens("a", "xx", "b", "xx", "c", "xx", "d", "yy", "e", "yy");
    assertEquals("${a} ${d}", tokens.substitute("xx yy"));
    assertEquals(
        List.of("${b} ${e}", "${c} ${d}"),
        tokens.otherReadings().stream().map(t -> t.substitute("xx yy")).toList());
    assertEquals(List.of(), STAGING.otherReadings());
    assertEquals(List.of(), Tokens.none().otherReadings());
  }

  @Test
  void an_empty_name_is_none() {
    Tokens tokens = Tokens.of(Map.of("domain", List.of("")));
    assertEquals(Set.of(), tokens.kinds());
    assertEquals("x", tokens.substitute("x"));
    assertEquals(Optional.empty(), tokens.foreignIn("x", Tokens.none()));
  }

  @Test
  void only_keeps_the_wanted_kinds() {
    Tokens some = STAGING.only("account"::equals);
    assertEquals(Set.of("account"), some.kinds());
    assertEquals("staging.example.org ${account}", some.substitute("staging.example.org 111"));
  }

  @ParameterizedTest
  @CsvSource({
    // Own names hide what stands in them.
    "staging.example.org, ''",
    "x.staging.example.org, ''",
    "example.org, example.org",
    "api.example.org, example.org",
    "my-example.org, ''",
    "EXAMPLE.org, example.org",
    "https://Staging.Example.ORG, ''",
    "222, 222",
    "2222, ''",
    "shop-test, ''",
    "shop, shop",
    "shop 222, shop",
    "111 staging.example.org example.org, example.org"
  })
  void anothers_name_is_seen_where_no_name_of_ones_own_covers_it(String text, String found) {
    assertEquals(
        found, PRODUCTION.foreignIn(text, STAGING).map(Tokens.Token::value).orElse(""), text);
  }

  @ParameterizedTest
  @CsvSource({
    "staging.example.org, staging.example.org",
    "example.org, ''",
    "api.example.org, ''",
    "shop-test, shop-test",
    "shop, ''",
    "SHOP-TEST, ''"
  })
  void a_longer_name_of_the_other_is_seen_though_it_holds_ones_own(String text, String found) {
    assertEquals(
        found, STAGING.foreignIn(text, PRODUCTION).map(Tokens.Token::value).orElse(""), text);
  }

  @Test
  void a_name_that_both_declare_is_foreign_to_neither() {
    Tokens one = Snapshots.tokens("registry", "r.example.org");
    Tokens other = Snapshots.tokens("mirror", "r.example.org");
    assertEquals(Optional.empty(), one.foreignIn("r.example.org/x", other));
    assertEquals(Optional.empty(), one.foreignIn("r.example.org/x", one));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("$", "{", "}", "=", "domain", "a", "b.c", ".", "-", "x")
        .list()
        .ofMaxSize(8)
        .map(parts -> String.join("", parts));
  }

  @Property
  void two_texts_look_alike_only_where_they_differ_in_names_alone(
      @ForAll("texts") String left, @ForAll("texts") String right) {
    Tokens tokens = Snapshots.tokens("domain", "b.c");
    if (!left.equals(right)) {
      assertNotEquals(tokens.substitute(left), tokens.substitute(right));
    }
  }

  @Property
  void a_text_without_a_name_is_changed_at_most_by_the_escape(@ForAll("texts") String text) {
    Tokens tokens = Snapshots.tokens("domain", "absent.name");
    Tokens.Substituted seen = tokens.substituted(text);
    assertEquals(0, seen.count());
    assertEquals(text, seen.text().replaceAll("\\$\\{=(=*domain})", "\\${$1"));
  }
}
