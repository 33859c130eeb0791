// SPDX-License-Identifier: Apache-2.0

/** Agreements, pillars, joining and leaving. */
export const agreements = {
  'do.ratify': ['Ratify', '批准'],
  'step.ratify': [
    'Your party is bound by exactly these terms at home too. You can take your consent back until the depositary has closed.',
    'この文面そのものに国内でも拘束されることを示します。寄託者が締結するまでは同意を撤回できます。',
  ],
  'agreements.translation': ['Translation: {language}', '参考訳：{language}'],
  'agreements.notBinding': ['Binds nobody; where it differs an authentic text counts.', '拘束力はありません。相違があれば正文によります。'],
  'agreements.translatedBy': ['Translated by {by}.', '訳：{by}'],
  'agreements.clause': ['Comes into force', '発効の定め'],
  'agreements.clauseSigned': ['when it is signed', '署名をもって'],
  'agreements.clauseRatified': ['when {n} have ratified, the depositary among them', '寄託者を含む {n} 者の批准をもって'],
  'agreements.clauseDelay': ['and {n} days have passed', '、その {n} 日後に'],
  'agreements.clauseDate': ['not before', 'ただし次の日時以後：'],
  'agreements.ends': ['Ends', '終了'],
  'agreements.noEnd': ['not by itself', '定めなし'],
  'agreements.civil': ['Matters', '対象'],
  'agreements.civilYes': ['civil only', '民生のみ'],
  'agreements.civilNo': ['not only civil', '民生に限らない'],
  'agreements.scopeOf': ['Release within pillar {pillar}', '柱 {pillar} の中の提供'],
  'agreements.scopeItself': ['Release within the agreement itself', '協定自体の中の提供'],
  'agreements.upTo': ['up to {level}', '{level} まで'],
  'agreements.closed': ['nobody can join', '加盟不可'],
  'agreements.gone': ['Gone for good', '戻らない寄託者'],
  'agreements.successor': ['To be depositary', '新しい寄託者'],
} as const satisfies Record<string, readonly [string, string]>;
