// SPDX-License-Identifier: Apache-2.0
package renkei.node.guard;

/// Carries an objection out of the depth of a frame. Never leaves this package.
final class Stopped extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Objection objection;

  Stopped(Breach breach, String sentence) {
    super(sentence, null, false, false);
    this.objection = new Objection(breach, sentence);
  }

  Objection objection() {
    return objection;
  }
}
