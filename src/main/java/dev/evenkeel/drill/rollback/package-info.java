/**
 * What becomes of each migration that is applied and taken back. Start with {@link
 * dev.evenkeel.drill.rollback.UnitJudge}.
 */
@NullMarked
package dev.evenkeel.drill.rollback;

import org.jspecify.annotations.NullMarked;
