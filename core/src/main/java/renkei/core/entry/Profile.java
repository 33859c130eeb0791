// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// The kinds of proposal that the one engine serves.
public enum Profile {
  /// Opens the link: the first agreement between two parties.
  PAIRING,
  /// Asks the other side for a capability.
  SUPPORT,
  /// Asks the other side a question.
  INFORMATION,
  /// A force visits a place of the host.
  VISIT,
  /// Lets the holder of an entry release it to a third party.
  ONWARD_RELEASE,
  /// Notice that something agreed ends for the one who gives it; asks for no consent.
  WITHDRAWAL,
  /// Several parties agree; its closing begins their membership.
  AGREEMENT,
  /// A party joins an agreement or a pillar with the consent of every member.
  ACCESSION,
  /// Notice that a member leaves; asks for no consent.
  LEAVING,
  /// A vessel of one party is repaired in a dock of another, in a window.
  REPAIR_SLOT,
  /// A party that is no member says that it is interested; asks for no consent.
  INTEREST,
  /// Another depositary in place of one that is gone for good.
  SUCCESSION,
  /// Several parties open a standing team.
  TEAM_CHARTER,
  /// A stage of a programme; asks every partner.
  PROGRAMME_STAGE;

  /// The profile that a matter belongs to.
  public static Profile of(Matter matter) {
    return switch (matter) {
      case Matter.Pairing _ -> PAIRING;
      case Matter.Support _ -> SUPPORT;
      case Matter.Information _ -> INFORMATION;
      case Matter.Visit _ -> VISIT;
      case Matter.OnwardRelease _ -> ONWARD_RELEASE;
      case Matter.Withdrawal _ -> WITHDRAWAL;
      case Matter.Agreement _ -> AGREEMENT;
      case Matter.Accession _ -> ACCESSION;
      case Matter.Leaving _ -> LEAVING;
      case Matter.RepairSlot _ -> REPAIR_SLOT;
      case Matter.Interest _ -> INTEREST;
      case Matter.Succession _ -> SUCCESSION;
      case Matter.TeamCharter _ -> TEAM_CHARTER;
      case Matter.ProgrammeStage _ -> PROGRAMME_STAGE;
    };
  }
}
