// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.util.concurrent.Callable;

/// A command that another module adds to the command line (simulation, benchmark). Implementations
/// carry picocli's annotations and are found by the service loader.
public interface ExtraCommand extends Callable<Integer> {}
