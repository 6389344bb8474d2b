package dev.evenkeel.operation.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Script;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionTest {
  @ParameterizedTest
  @CsvSource({
    "UPDATE users SET a = 1, public/table/users, true",
    "UPDATE public.\"Users\" SET a = 1, public/table/users, true",
    "UPDATE users_old SET a = 1, public/table/users, false",
    "UPDATE my$users SET a = 1, public/table/users, false",
    "UPDATE `users` SET a = 1, table/users, true"
  })
  void aTableIsNamedByAWholeWord(String sql, String path, boolean named) {
    var none = new Script("1.up.sql", "SELECT 1", List.of(), true);
    var says = new Script("1.down.sql", sql, List.of(), true);
    assertEquals(
        named, Mention.isIn(new Migration("1", "1", none, Optional.of(says), false), path));
    assertEquals(named, Mention.isIn(new Migration("1", "1", says, Optional.empty(), false), path));
  }
}
