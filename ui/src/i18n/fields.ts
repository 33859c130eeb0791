// SPDX-License-Identifier: Apache-2.0

/** Fields of what is sent, by the last step of their place: [English, Japanese]. */
const fields: Record<string, readonly [string, string]> = {
  function: ['Function', '所掌'], functions: ['Functions', '所掌'], capability: ['Capability wanted', '必要な能力'], quantity: ['Quantity', '数量'],
  why: ['Why', '理由'], riskIfUnmet: ['Risk if unmet', '充足されない場合の危険'], where: ['Area', '地域'], south: ['Area: south', '地域：南端'],
  west: ['Area: west', '地域：西端'], north: ['Area: north', '地域：北端'], east: ['Area: east', '地域：東端'], from: ['From', '開始'], until: ['Until', '終了'],
  priority: ['Priority', '緊急度'], question: ['Question', '質問'], latest: ['Latest time of value', '必要とする最終時刻'], allowed: ['Highest level', '許す区分'],
  force: ['Force', '訪問部隊'], place: ['Place', '場所'], headCount: ['Head count', '人数'], purpose: ['Purpose', '目的'], to: ['Asked party', '要請先'],
  texts: ['Text of the terms', '条件の文面'], text: ['Text', '文'], language: ['Language', '言語'], documents: ['Documents', '文書'], clocks: ['Three clocks', '三つの期限'],
  acknowledgeBy: ['Acknowledge by', '受領確認期限'], answerBy: ['Answer by', '回答期限'], validUntil: ['Valid until', '有効期限'], basis: ['Basis', '根拠'],
  reason: ['Reason', '理由'], note: ['Note', '備考'], label: ['Label', '秘密区分表示'], policy: ['Label: policy', '秘密区分表示：方針'], level: ['Level', '区分'],
  releasableTo: ['Releasable to', '提供先'], restrictive: ['Restrictive categories', '制限区分'], informative: ['Informative categories', '参考区分'],
  code: ['Code', '符号'], names: ['Names', '名称'], name: ['Name', '名称'], title: ['Title', '件名'], rights: ['Rights', '資格'], command: ['Command', '司令部'],
  officer: ['Officer', '担当官'], unit: ['Unit', '部隊'], units: ['Units', '部隊'], giver: ['Giver', '与える司令部'], taker: ['Taker', '受ける司令部'],
  parent: ['Above it', '上級'], pillars: ['Pillars', '柱'], pillar: ['Pillar', '柱'], parties: ['Parties', '当事者'], depositary: ['Depositary', '寄託者'],
  sponsor: ['Sponsor', '推薦国'], agreement: ['Agreement', '協定'], recipients: ['Recipients', '提供先'], kinds: ['Kinds', '種別'], cellDegrees: ['Cell', '格子'],
  delaySeconds: ['Delay', '遅延'], ageMaxSeconds: ['Greatest age', '最大経過時間'], posture: ['Posture', '態勢'], noticeMinutes: ['Notice to move', '移動準備時間'],
  portions: ['Work shares', '分担割合'], lead: ['Lead', '主導者'], sites: ['Sites', '場所'], watchChanges: ['Changes of watch', '当直交代'], mediaType: ['Type', '形式'],
  en: ['English', '英語'], ja: ['Japanese', '日本語'], at: ['Time', '時刻'], due: ['Due', '予定時刻'], incoming: ['Incoming officer', '入る担当官'], by: ['Made by', '発表者'],
  provisions: ['Entry into force and end', '発効と終了'], membership: ['Membership', '加盟'], number: ['Number', '番号'],
  typed: ['Typed party code', '入力した当事者の符号'],
};

/** What the officer calls the field at that place, or the nearest one around it; empty: it has no name. */
export function fieldWords(at: string, lang: 'en' | 'ja'): string {
  const steps = at.split('/').filter((step) => step !== '' && !/^\d+$/.test(step));
  const pair = steps.reverse().map((step) => fields[step]).find((found) => found !== undefined);
  return pair ? pair[lang === 'ja' ? 1 : 0] : '';
}
