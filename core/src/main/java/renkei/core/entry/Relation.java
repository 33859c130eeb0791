// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// How one command stands to another over a unit, in the codes of JC3IEDM that C2SIM took over
/// (`CommandRelationCodeType`). A note beside a transfer or a delegation: it decides nothing here,
/// since only functions do. The table gives each code the words of the United States (JP 1), of
/// NATO (AAP-06, AJP-01) and of Japan, where there is one; a code is not the same thing in all
/// three, so they stand side by side and none is translated into another.
public enum Relation {
  /// Administrative control.
  ADMCON("ADCON, administrative control", "administrative control", "行政管理"),
  /// Assigned for good.
  ASGND("assigned", "assigned", "隷属"),
  /// Attached for a time.
  ATTACH("attached", "attached", "配属"),
  /// No longer attached.
  DETACH("detached", "detached", "配属解除"),
  /// Close support.
  CLSSUP("close support", "close support", "近接支援"),
  /// Coordinating authority: may require consultation, cannot compel agreement.
  COAUTH("coordinating authority", "coordinating authority", "調整権限"),
  /// Command whole.
  COMD("COCOM, combatant command (command authority)", "FULLCOM, full command", "指揮"),
  /// Direct support.
  DIRSUP("direct support", "direct support", "直接支援"),
  /// General support.
  GENSUP("general support", "general support", "全般支援"),
  /// General support and reinforcing.
  GENSRI("general support-reinforcing", "general support-reinforcing", "全般支援兼増援"),
  /// Mutual support.
  MUTSUP("mutual support", "mutual support", "相互支援"),
  /// Support by the host nation.
  HSNSPT("host-nation support", "host-nation support", "接受国支援"),
  /// Logistic control.
  LOGCON("directive authority for logistics", "LOGCON, logistic control", "後方統制"),
  /// Operational command.
  OPCOMD("no term of its own (within COCOM)", "OPCOM, operational command", "作戦指揮"),
  /// Operational control.
  OPCON("OPCON, operational control", "OPCON, operational control", "作戦統制"),
  /// Tactical command.
  TACCOM("no term of its own (within OPCON)", "TACOM, tactical command", "戦術指揮"),
  /// Tactical control.
  TACCNT("TACON, tactical control", "TACON, tactical control", "戦術統制"),
  /// Organic.
  ORGANC("organic", "organic", "編制内"),
  /// Reinforcing.
  REINFC("reinforcing", "reinforcing", "増援"),
  /// In reserve.
  RESERV("reserve", "reserve", "予備"),
  /// On call.
  ONCALL("on call", "on call", "要請待機");

  private final String us;
  private final String nato;
  private final String ja;

  Relation(String us, String nato, String ja) {
    this.us = us;
    this.nato = nato;
    this.ja = ja;
  }

  /// In the words of the United States.
  public String us() {
    return us;
  }

  /// In the words of NATO.
  public String nato() {
    return nato;
  }

  /// In the words of Japan.
  public String ja() {
    return ja;
  }
}
