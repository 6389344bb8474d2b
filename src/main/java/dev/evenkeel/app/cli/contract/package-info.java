/** The verbs about contracts. Start with {@link dev.evenkeel.app.cli.contract.ContractCommand}. */
@NullMarked
package dev.evenkeel.app.cli.contract;

import org.jspecify.annotations.NullMarked;
