package dev.evenkeel.allowance;

import dev.evenkeel.difference.Difference;
import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.value.ItemPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What each allowance of a book did in one run, and what is to be said of it. */
final class Usage {
  private final AllowanceBook book;
  private final LocalDate today;
  private final Set<Allowance> fired = new HashSet<>();
  private final Set<Allowance> expiredInUse = new HashSet<>();
  private final IdentityHashMap<Allowance, Integer> allowed = new IdentityHashMap<>();
  private final List<Fact> facts = new ArrayList<>();

  Usage(AllowanceBook book, LocalDate today) {
    this.book = book;
    this.today = today;
  }

  void fired(Allowance allowance) {
    fired.add(allowance);
  }

  void allowed(Allowance allowance, Judgement judgement) {
    if (judgement.itemClass() == ItemClass.ALLOWED) {
      allowed.merge(allowance, 1, Integer::sum);
    }
  }

  void expired(Allowance allowance, Difference difference) {
    expiredInUse.add(allowance);
    facts.add(
        new Fact(
            "allowance-expired",
            difference.item(),
            difference.itemClass(),
            difference.left(),
            difference.right(),
            "the allowance of "
                + allowance.owner()
                + " ("
                + allowance.at()
                + ") expired on "
                + allowance.expires(),
            details(allowance)));
  }

  List<Fact> facts() {
    for (Allowance allowance : book.allowances()) {
      about(allowance);
    }
    return facts;
  }

  private void about(Allowance allowance) {
    if (!allowance.item().exact() && !allowance.item().hasLiteralBelowSource()) {
      say(
          "allowance-too-broad",
          allowance,
          "it names nothing below its source: every item there would pass");
    }
    int covers = allowed.getOrDefault(allowance, 0);
    if (covers > book.limit()) {
      say(
          "allowance-too-broad",
          allowance,
          "it covers "
              + covers
              + " items that would otherwise fail, "
              + book.limit()
              + " are the limit");
    }
    Expiry expiry = Expiry.of(allowance.expires(), today);
    if (!fired.contains(allowance) && !expiredInUse.contains(allowance)) {
      String also = expiry == Expiry.EXPIRED ? ", and expired on " + allowance.expires() : "";
      say("allowance-never-fired", allowance, "no item needs it" + also);
      return;
    }
    switch (expiry) {
      case SOON -> say("allowance-expiring", allowance, "it expires on " + allowance.expires());
      case FAR ->
          say(
              "allowance-far-expiry",
              allowance,
              "it expires on "
                  + allowance.expires()
                  + ", more than "
                  + Expiry.FAR_DAYS
                  + " days ahead");
      case EXPIRED, IN_FORCE -> {}
    }
  }

  private void say(String kind, Allowance allowance, String message) {
    Node place = Node.Scalar.string(allowance.expect().written(), Origin.of(allowance.at()), 0);
    facts.add(
        new Fact(
            kind,
            ItemPath.of("allowance").children(allowance.item().segments()),
            ItemClass.EQUAL,
            Optional.of(Sighting.of(place)),
            Optional.empty(),
            "the allowance at " + allowance.at() + ": " + message,
            details(allowance)));
  }

  private static Map<String, Object> details(Allowance allowance) {
    return Map.of(
        "owner", allowance.owner(),
        "expires", allowance.expires().toString(),
        "expect", allowance.expect().written(),
        "at", allowance.at());
  }
}
