// SPDX-License-Identifier: Apache-2.0

/** Yards, docks, vessels and repair slots. */
export const repair = {
  'profile.REPAIR_SLOT': ['Repair slot', '入渠枠'],
  'repair.vessel': ['Vessel', '艦船'],
  'repair.size': ['Length × beam at the waterline × draught', '全長 × 水線幅 × 喫水'],
  'repair.overallBeam': ['Overall beam', '最大幅'],
  'repair.displacement': ['Displacement', '排水量'],
  'repair.work': ['Work package', '工事'],
  'repair.days': ['Days in dock', '入渠日数'],
  'repair.capabilities': ['Capabilities needed', '必要な能力'],
  'repair.yardParty': ['Yard of', '造船所の当事者'],
  'repair.dock': ['Dock', 'ドック'],
  'repair.noDock': ['not named yet', '未指定'],
  'repair.number': ['Number of the dock’s calendar', 'ドック予定表の番号'],
  'repair.eligibility': ['Eligibility', '適格性'],
  'repair.eligible': ['Eligible', '対象'],
  'repair.notEligible': ['Not eligible', '対象外'],
  'repair.determinedBy': ['Determined by', '判断した者'],
  'repair.extends': ['Continues the slot', '延長元の枠'],
} as const;
