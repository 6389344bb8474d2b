package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Unread;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameTargetTest {
  private static Reading reading(Set<String> targets, List<String> places, List<Unread> unread) {
    return new Reading(
        "app",
        Optional.empty(),
        places.stream()
            .map(place -> Mapping.of(List.of(), List.of(), Origin.of(place), 1))
            .map(Document::plain)
            .toList(),
        unread,
        List.of(),
        targets);
  }

  @ParameterizedTest
  @CsvSource({
    "/home/me/shop/a.env, a.env, a.env",
    "/home/me/shop/env/a.env, env/a.env, env/a.env",
    "/home/me/shop/env, env/deep/a.env, env",
    "/home/me/shop/env/deep, env/deep/a.env, env/deep",
    "/home/me/shop/env, ../shop/env/a.env, ../shop/env",
    "/home/me/shop/env, ./env/a.env, ./env",
    "/home/me/a.env, /home/me/a.env, /home/me/a.env",
    "/home/me, /home/me/a.env, /home/me",
    "/home/me/shop, a.env, shop",
    "/home/me/real.env, link.env, real.env",
    "/home/me/xenv, env/a.env, xenv",
    "db.example.org:5432/shop, db, db.example.org:5432/shop"
  })
  void aPlaceIsNamedAsItWasWritten(String target, String place, String named) {
    assertEquals(named, SameTarget.named(reading(Set.of(target), List.of(place), List.of())));
  }

  @Test
  void severalPlacesAreNamedEachInOneOrder() {
    assertEquals(
        "a.env, b.env",
        SameTarget.named(
            reading(Set.of("/x/b.env", "/x/a.env"), List.of("b.env", "a.env"), List.of())));
  }

  @Test
  void aPlaceThatCouldNotBeReadIsNamedToo() {
    var unread = new Unread("config", List.of(), "env/a.env", "no such file", "make one");
    assertEquals(
        "env/a.env", SameTarget.named(reading(Set.of("/x/env/a.env"), List.of(), List.of(unread))));
  }
}
