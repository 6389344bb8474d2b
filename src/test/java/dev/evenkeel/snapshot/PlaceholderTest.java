package dev.evenkeel.snapshot;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "change_me",
        "changeme",
        "CHANGE-ME",
        "please_change_me",
        "Please change me",
        "changeme123",
        "changeit",
        "change_me_in_production",
        "this-is-a-secret-please-change-me",
        "\"change_me\"",
        "<change-me>",
        "REPLACE_ME",
        "replace-this",
        "replace_with_real_key",
        "fill_me_in",
        "TODO",
        "todo",
        "TODO: ask payments",
        "to-do",
        "tbd",
        "FIXME",
        "...",
        "xxx",
        "XXXXXXXX",
        "xxxx-xxxx-xxxx",
        "ghp_xxxxxxxxxxxxxxxx",
        "placeholder",
        "dummy",
        "dummy-token",
        "your-api-key",
        "YOUR_API_KEY",
        "your api key",
        "your-password-here",
        "insert-your-key-here",
        "secret goes here",
        "to be defined",
        "<password>",
        "<API_KEY>",
        "__DB_PASSWORD__",
        "postgres://shop:change_me@db.example.org/shop",
      })
  void recognisesWhatSomebodyMeantToReplace(String value) {
    assertTrue(Placeholder.isPlaceholder(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "xx",
        "https://shop.example.org",
        "example.com",
        "localhost",
        "me",
        "name",
        "welcome",
        "change",
        "exchange-method",
        "exchange-messages",
        "changed",
        "runtime",
        "todo-service",
        "my-secret",
        "my-token",
        "yourdomain",
        "Your order has been shipped to you",
        "Please change me to whatever you like, but not on Mondays",
        "<none>",
        "<br>",
        "</div>",
        "<h1>",
        "__main__",
        "user-placeholder",
        "placeholder.png",
        "template",
        "disabled",
        "sk_test_4eC39HqLyjWDarjtT1zdp7dc",
        "update-method",
        "reset-message",
        "offset-method",
        "maximum",
        "0.0.0.0",
        "production"
      })
  void leavesOrdinaryValuesAlone(String value) {
    assertFalse(Placeholder.isPlaceholder(value));
  }
}
