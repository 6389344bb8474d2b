/** The verb {@code github}: one step of a workflow, in one process. */
@NullMarked
package dev.evenkeel.app.cli.github;

import org.jspecify.annotations.NullMarked;
