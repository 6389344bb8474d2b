package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.difference.Alignment.Partners;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AlignmentTest {
  @Provide
  Arbitrary<List<String>> lists() {
    return Arbitraries.of("a", "b", "c", "word one", "word two", "words").list().ofMaxSize(7);
  }

  /** By trying everything. */
  private static int longestCommon(List<String> a, List<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    List<String> restA = a.subList(1, a.size());
    List<String> restB = b.subList(1, b.size());
    return a.getFirst().equals(b.getFirst())
        ? 1 + longestCommon(restA, restB)
        : Math.max(longestCommon(restA, b), longestCommon(a, restB));
  }

  @Property(tries = 600)
  void as_many_equal_elements_are_partners_as_can_be(
      @ForAll("lists") List<String> left, @ForAll("lists") List<String> right) {
    long equal =
        Alignment.align(left, right).stream()
            .filter(p -> p.left() >= 0 && p.right() >= 0)
            .filter(p -> left.get(p.left()).equals(right.get(p.right())))
            .count();
    assertEquals(longestCommon(left, right), equal);
  }

  @Property(tries = 600)
  void every_element_stands_there_once_and_in_order(
      @ForAll("lists") List<String> left, @ForAll("lists") List<String> right) {
    List<Partners> partners = Alignment.align(left, right);
    assertEquals(indices(left), partners.stream().map(Partners::left).filter(i -> i >= 0).toList());
    assertEquals(
        indices(right), partners.stream().map(Partners::right).filter(i -> i >= 0).toList());
  }

  private static List<Integer> indices(List<String> list) {
    return IntStream.range(0, list.size()).boxed().toList();
  }

  @Property(tries = 600)
  void the_other_way_round_is_the_mirror_image(
      @ForAll("lists") List<String> left, @ForAll("lists") List<String> right) {
    Set<Partners> there = new HashSet<>(Alignment.align(left, right));
    Set<Partners> back = new HashSet<>();
    Alignment.align(right, left).forEach(p -> back.add(p.mirrored()));
    assertEquals(there, back);
  }

  @Property(tries = 600)
  void what_both_have_and_is_not_aligned_stands_alone_on_both(
      @ForAll("lists") List<String> left, @ForAll("lists") List<String> right) {
    List<Partners> partners = Alignment.align(left, right);
    List<String> aloneLeft =
        partners.stream().filter(p -> p.right() < 0).map(p -> left.get(p.left())).toList();
    List<String> aloneRight =
        partners.stream().filter(p -> p.left() < 0).map(p -> right.get(p.right())).toList();
    assertEquals(common(left, right) - longestCommon(left, right), common(aloneLeft, aloneRight));
  }

  private static int common(List<String> one, List<String> other) {
    List<String> rest = new ArrayList<>(other);
    int common = 0;
    for (String element : one) {
      common += rest.remove(element) ? 1 : 0;
    }
    return common;
  }

  private static List<String> listOf(String stranger, int size) {
    List<String> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(stranger + i);
    }
    list.set(1, "twice");
    list.set(2, "twice");
    list.addFirst("the same");
    list.addLast("the end");
    return list;
  }

  @Test
  void up_to_four_million_pairs_are_tried() {
    assertTrue(
        Alignment.align(listOf("l", 2_000), listOf("r", 2_000)).contains(new Partners(2, 2)));
    List<Partners> larger = Alignment.align(listOf("l", 2_001), listOf("r", 2_000));
    assertTrue(larger.contains(new Partners(0, 0)));
    assertTrue(larger.contains(new Partners(2, -1)));
    List<String> left = listOf("l", 2_001);
    List<String> right = listOf("r", 2_001);
    left.set(900, "once");
    right.set(1_000, "once");
    assertTrue(Alignment.align(left, right).contains(new Partners(900, 1_000)));
  }

  @Test
  void an_element_with_a_partner_takes_no_other_elements_place() {
    List<Partners> partners =
        Alignment.align(
            List.of("z", "F", "F", "m", "n", "o"), List.of("F", "s", "m", "n", "o", "F", "w"));
    assertTrue(partners.contains(new Partners(1, 0)));
    assertTrue(partners.contains(new Partners(2, -1)));
    assertTrue(partners.contains(new Partners(-1, 1)));
    assertTrue(partners.contains(new Partners(-1, 5)));
  }

  @Test
  void half_of_the_letters_make_two_alike() {
    assertEquals(0, Similarity.pairInOrder(List.of("abc", "zz"), List.of("abd"))[0]);
    assertEquals(-1, Similarity.pairInOrder(List.of("abc", "zz"), List.of("abde"))[0]);
  }

  @Test
  void a_changed_element_between_equal_ones_keeps_its_partner() {
    assertEquals(
        List.of(new Partners(0, 0), new Partners(1, 1), new Partners(2, 2)),
        Alignment.align(List.of("a", "b", "c"), List.of("a", "quite another", "c")));
  }

  @Test
  void similar_elements_are_partners_and_strangers_are_not() {
    assertEquals(
        List.of(new Partners(-1, 0), new Partners(0, 1), new Partners(1, -1)),
        Alignment.align(List.of("--port=8080", "zzzz"), List.of("--verbose", "--port=8081")));
  }

  @Test
  void an_element_that_stands_elsewhere_is_no_partner_of_a_stranger() {
    assertEquals(
        List.of(
            new Partners(0, -1),
            new Partners(1, 0),
            new Partners(2, 1),
            new Partners(3, 2),
            new Partners(-1, 3)),
        Alignment.align(
            List.of("word one", "b", "c", "word four"),
            List.of("b", "c", "word fort", "word one")));
  }

  @Test
  void long_lists_are_anchored_by_what_occurs_once() {
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    for (int i = 0; i < 2_100; i++) {
      left.add("e" + i);
      right.add("e" + i);
    }
    left.addFirst("first on the left");
    left.add("last on the left");
    left.set(1_000, "twice");
    left.set(1_500, "twice");
    right.addFirst("f");
    right.set(700, "g");
    List<Partners> partners = Alignment.align(left, right);
    assertTrue(partners.contains(new Partners(2_000, 2_000)));
    assertTrue(partners.contains(new Partners(1, 1)));
    assertTrue(partners.contains(new Partners(2_101, -1)));
    assertEquals(indices(left), partners.stream().map(Partners::left).filter(i -> i >= 0).toList());
    Set<Partners> back = new HashSet<>();
    Alignment.align(right, left).forEach(p -> back.add(p.mirrored()));
    assertEquals(new HashSet<>(partners), back);
  }

  /** Sørensen-Dice over pairs of neighbouring characters, written once more. */
  private static double alike(String a, String b) {
    List<String> pairsOfA = pairs(a);
    List<String> pairsOfB = pairs(b);
    int all = pairsOfA.size() + pairsOfB.size();
    int common = 0;
    for (String pair : pairsOfA) {
      if (pairsOfB.remove(pair)) {
        common++;
      }
    }
    double dice = all == 0 ? 1 : 2.0 * common / all;
    return dice >= 0.5 ? dice : 0;
  }

  private static List<String> pairs(String text) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }

  private static double best(List<String> a, List<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    List<String> restA = a.subList(1, a.size());
    List<String> restB = b.subList(1, b.size());
    double together = alike(a.getFirst(), b.getFirst());
    double partners = together > 0 ? together + best(restA, restB) : 0;
    return Math.max(partners, Math.max(best(restA, b), best(a, restB)));
  }

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.of("", "a", "ab", "abc", "abcd", "bcd", "xabc", "xyz", "xyzw", "abxy")
        .list()
        .ofMaxSize(5);
  }

  @Property(tries = 600)
  void the_sum_of_likeness_is_as_large_as_can_be(
      @ForAll("words") List<String> left, @ForAll("words") List<String> right) {
    int[] match = Similarity.pairInOrder(left, right);
    assertEquals(left.size(), match.length);
    if (left.size() == 1 && right.size() == 1) {
      assertEquals(0, match[0]);
      return;
    }
    double sum = 0;
    int last = -1;
    for (int i = 0; i < match.length; i++) {
      if (match[i] >= 0) {
        assertTrue(match[i] > last, Arrays.toString(match));
        last = match[i];
        double alike = alike(left.get(i), right.get(match[i]));
        assertTrue(alike > 0, "strangers became partners");
        sum += alike;
      }
    }
    assertEquals(best(left, right), sum, 1e-9);
  }

  @Test
  void very_long_runs_are_taken_in_order() {
    List<String> left = IntStream.range(0, 201).mapToObj(i -> "l" + i).toList();
    List<String> right = IntStream.range(0, 200).mapToObj(i -> "r" + i).toList();
    int[] match = Similarity.pairInOrder(left, right);
    assertEquals(0, match[0]);
    assertEquals(199, match[199]);
    assertEquals(-1, match[200]);
    // At the limit they are still judged: strangers have no partner.
    assertEquals(-1, Similarity.pairInOrder(left.subList(0, 200), right)[0]);
  }

  @Test
  void long_texts_are_judged_by_their_beginning() {
    String long1 = "x".repeat(2_000) + "abcdefgh".repeat(1_000);
    String long2 = "x".repeat(2_000) + "ijklmnop".repeat(1_000);
    assertEquals(1, Similarity.pairInOrder(List.of(long1), List.of("zz", long2))[0]);
  }
}
