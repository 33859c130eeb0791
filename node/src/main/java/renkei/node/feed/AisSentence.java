// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

/// One VDM or VDO sentence (IEC 61162-1), checked.
///
/// @param talker two characters, such as `AI`
/// @param own whether it is VDO: the receiver's own ship
/// @param part which part of a message it is
/// @param channel radio channel, may be empty
/// @param payload six-bit characters
/// @param fill bits at the end that mean nothing, 0 to 5
record AisSentence(
    String talker, boolean own, Part part, String channel, String payload, int fill) {

  /// Which part of a message a sentence is.
  ///
  /// @param total how many sentences make the message, 1 to 9
  /// @param number which of them, 1 to total
  /// @param sequence joins the parts, 0 to 9; -1: none
  record Part(int total, int number, int sequence) {}
}
