/**
 * The cut at the JDBC boundary: a data source around the real one that records every call that
 * reaches the server and can end the connection, the deployer or the server there.
 *
 * <p>Lives here: {@link dev.evenkeel.sandbox.cut.CuttingWire} and the proxies it hands out. Never
 * here: which cuts are worth making. Read {@link dev.evenkeel.sandbox.cut.CuttingWire} first.
 */
@NullMarked
package dev.evenkeel.sandbox.cut;

import org.jspecify.annotations.NullMarked;
