// SPDX-License-Identifier: Apache-2.0

/** Questions and their answers, documents with a request. */
export const asking = {
  'profile.INFORMATION': ['Information request', '情報要求'],
  'kind.INFORMATION_GIVEN': ['Answer', '回答'],
  'information.new': ['New question', '新規情報要求'],
  'information.newHint': [
    'You ask a question. The other side answers from what it has, under the label that you allow and that its own gate lets go; it is not tasked to find out.',
    '質問をします。相手は手持ちの情報から、認められた秘密区分と相手自身の判定の範囲で答えます。調査を命じるものではありません。',
  ],
  'information.question': ['Question', '質問'],
  'information.latest': ['Latest time of value', '情報の有効期限'],
  'information.allowed': ['Highest level of an answer', '回答に認める最高区分'],
  'information.allowedHint': ['As that level means on our side.', '当方における区分です。'],
  'do.answer': ['Answer', '回答する'],
  'step.answer': [
    'Goes to the asker alone, under the level that you choose, as far as the asker allowed it and our agreement does.',
    '求めた当事者だけに、選んだ区分で送られます。相手が認めた区分と協定の上限の範囲に限ります。',
  ],
  'answer.text': ['Answer in words', '回答文'],
  'answer.document': ['Document that answers', '回答となる文書'],
  'answer.level': ['Level of the answer', '回答の区分'],
  'enclosed.title': ['Documents with it', '添付の文書'],
  'enclosed.hint': [
    'Only documents that were released to that party can come with it. Release one first; it leaves after its hold of ten seconds.',
    'その当事者に提供済みの文書だけを添えられます。先に提供してください。保留（10秒）の後に送られます。',
  ],
  'enclosed.none': ['None was released to that party.', 'その当事者に提供済みの文書はありません。'],
  'enclosed.notHeld': ['not held here', 'ここにありません'],
  'enclosed.recalled': ['recalled', '回収通知あり'],
} as const satisfies Record<string, readonly [string, string]>;
