/**
 * The decision whether a change may be deployed: a comparison joined with what the trail knows of
 * the change. Start with {@link dev.evenkeel.operation.gate.DrillEvidence}.
 */
@NullMarked
package dev.evenkeel.operation.gate;

import org.jspecify.annotations.NullMarked;
