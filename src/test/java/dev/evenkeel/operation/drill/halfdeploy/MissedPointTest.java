package dev.evenkeel.operation.drill.halfdeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.drill.DrillVerdict;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.drill.halfdeploy.StoppedPoint;
import dev.evenkeel.operation.drill.halfdeploy.stopping.Hitter;
import dev.evenkeel.plan.Cut;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.sandbox.Wire;
import dev.evenkeel.sandbox.cut.CuttingWire;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A busy machine lets a cut come too late: that decides nothing. */
final class MissedPointTest {
  /** Cuts as always, but for some tries of each point. */
  private record Slow(IntPredicate misses, Map<String, Integer> tries) implements Wire.Wiring {
    static Slow at(IntPredicate misses) {
      return new Slow(misses, new ConcurrentHashMap<>());
    }

    @Override
    public Wire recording(DataSource real, Optional<Wire.Watermark> mark) {
      return CuttingWire.WIRING.recording(real, mark);
    }

    @Override
    public Wire pausing(DataSource real, int boundary, Runnable meanwhile) {
      return CuttingWire.WIRING.pausing(real, boundary, meanwhile);
    }

    @Override
    public Wire cutting(DataSource real, Cut cut, Wire.Striker striker) {
      boolean late =
          cut.boundary() > 0 && misses.test(tries.merge(cut.toString(), 1, Integer::sum));
      return late
          ? CuttingWire.WIRING.recording(real, Optional.empty())
          : CuttingWire.WIRING.cutting(real, cut, striker);
    }
  }

  private static HalfDeployRecord drilled(Wire.Wiring wiring) {
    return DrillTester.replayed(Layout.DBMATE)
        .file("1_a.sql", "-- migrate:up\nCREATE TABLE a (i int);\n-- migrate:down\nDROP TABLE a;\n")
        .wiring(wiring)
        .drill();
  }

  @Test
  void aPointThatWasMissedIsTriedAgainAndTheVerdictIsTheSame() {
    HalfDeployRecord usual = drilled(CuttingWire.WIRING);
    // Both ways have a call of this number: whichever comes second finds its tries begun.
    HalfDeployRecord slow = drilled(Slow.at(attempt -> attempt < Hitter.TRIES));
    assertEquals(usual.verdict(), slow.verdict());
    assertEquals(0, slow.coverage().missed());
    assertEquals(usual.coverage(), slow.coverage());
    assertEquals(DrillTester.verdicts(usual), DrillTester.verdicts(slow));
  }

  @Test
  void ofAPointThatIsAlwaysMissedNothingIsSaid() {
    HalfDeployRecord record = drilled(Slow.at(attempt -> true));
    assertEquals(DrillVerdict.INCONCLUSIVE, record.verdict());
    assertTrue(record.coverage().missed() > 0);
    assertTrue(
        record.points().stream()
            .filter(point -> point.state().isEmpty())
            .map(StoppedPoint::missed)
            .anyMatch("the run ended before the cut"::equals));
  }
}
