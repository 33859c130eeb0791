// SPDX-License-Identifier: Apache-2.0
package renkei.node.demo;

import java.io.IOException;
import java.nio.file.Path;

/// A party with valid keys that sends what no node of ours would. Found by the service loader,
/// since it is no part of a node.
public interface HostilePeer {
  /// What it needs.
  ///
  /// @param data the data folder whose keys it uses
  /// @param party id of the party that it sends to, hexadecimal
  /// @param address host and port of that party's peer port
  /// @param proposal id of a proposal between two others
  /// @param other id of a party in whose name it forges a consent, hexadecimal
  record Plan(Path data, String party, String address, String proposal, String other) {}

  /// Sends an instruction, an entry about another's matter, another's consent and a replay, and
  /// returns when each was answered.
  void play(Plan plan) throws IOException;
}
