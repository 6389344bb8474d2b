/**
 * What is said of contracts: documents held against one, and two versions of one held against each
 * other. Start with {@link dev.evenkeel.report.contract.ContractReport}.
 */
@NullMarked
package dev.evenkeel.report.contract;

import org.jspecify.annotations.NullMarked;
