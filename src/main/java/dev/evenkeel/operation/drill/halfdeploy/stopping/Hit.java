package dev.evenkeel.operation.drill.halfdeploy.stopping;

import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.Point;

/**
 * A point that was hit for real.
 *
 * @param saidDone whether the tool reported success although it was cut
 */
record Hit(Point point, Fingerprint left, boolean saidDone) {}
