/** The verb {@code gate}: a comparison, drills and approvals joined into one recorded verdict. */
@NullMarked
package dev.evenkeel.app.cli.gate;

import org.jspecify.annotations.NullMarked;
