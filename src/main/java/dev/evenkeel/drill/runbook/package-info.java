/**
 * What a half-deploy drill left in writing, read again on the day it is needed, and which of its
 * states a database is in.
 *
 * <p>Lives here: the record's states as a person uses them, and the search among them. Never here:
 * a connection, a clock, a file. Read {@link dev.evenkeel.drill.runbook.Runbook} and {@link
 * dev.evenkeel.drill.runbook.Whereabouts} first.
 */
@NullMarked
package dev.evenkeel.drill.runbook;

import org.jspecify.annotations.NullMarked;
