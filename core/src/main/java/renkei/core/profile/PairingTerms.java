// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.util.List;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Ceiling;
import renkei.core.entry.Matter;
import renkei.core.entry.Terms;

/// The terms of a pairing as both parties compute them from what they exchanged, so that the
/// invitee's officer accepts the exact text before the inviter's node sends it.
public final class PairingTerms {
  private PairingTerms() {}

  /// The same terms on both sides for the same matter.
  public static Terms of(Matter.Pairing matter) {
    return new Terms(
        List.of(
            new AuthenticText("en", english(matter)), new AuthenticText("ja", japanese(matter))),
        matter);
  }

  private static String english(Matter.Pairing matter) {
    Ceiling out = matter.ceilings().get(0);
    Ceiling back = matter.ceilings().get(1);
    return matter.inviter().code()
        + " and "
        + matter.invitee().code()
        + " link their nodes. Each keeps its own command. Nothing crosses without a release"
        + " decision of its owner.\n"
        + matter.inviter().code()
        + " may release up to "
        + out.highest()
        + "; "
        + matter.invitee().code()
        + " may release up to "
        + back.highest()
        + ".\nNeither party can give orders to the other; each answers under its own authority.";
  }

  private static String japanese(Matter.Pairing matter) {
    Ceiling out = matter.ceilings().get(0);
    Ceiling back = matter.ceilings().get(1);
    return matter.inviter().code()
        + " と "
        + matter.invitee().code()
        + " はノードを連接する。双方は自らの指揮権を保持する。所有者の提供の判断なしには何も越えない。\n"
        + matter.inviter().code()
        + " は "
        + out.highest()
        + " まで、"
        + matter.invitee().code()
        + " は "
        + back.highest()
        + " まで提供できる。\nいずれの当事者も相手に命令できず、自らの権限の下で回答する。";
  }
}
