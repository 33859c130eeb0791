// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

/// The machine went off in the middle of a disk call. Not a refusal by the disk: nothing of the
/// node runs on after it.
public final class PowerCut extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// A cut at the n-th call.
  public PowerCut(long call) {
    super("the power went off at disk call " + call);
  }
}
