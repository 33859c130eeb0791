// SPDX-License-Identifier: Apache-2.0

/** The officer's own signature. */
export const signing = {
  'sign.title': ['Your own signature', '本人の署名'],
  'sign.deed': ['What is signed, as a hash:', '署名対象のハッシュ:'],
  'sign.do': ['Sign', '署名する'],
  'sign.stop': ['Do not sign', '署名しない'],
  'sign.weaker': ['This key is kept in the browser and is weaker than a passkey.', 'この鍵はブラウザーに保管され、パスキーより弱いものです。'],
  'sign.elsewhere': ['This log-in has no key that signs here. Use the command line with your key, or log in with a passkey.', 'このログインには、ここで署名できる鍵がありません。命令行で鍵を使うか、パスキーでログインしてください。'],
  'sign.notOnRoll': ['Your key does not count yet: two officers must enter it on the roll first.', '鍵がまだ鍵名簿にありません。先に二人の担当者が登載する必要があります。'],
  'sign.failed': ['It was not signed. Try again.', '署名できませんでした。もう一度試してください。'],
  'sign.declined': ['Nothing was recorded: you did not sign.', '署名しなかったため、何も記録されていません。'],
  'roll.title': ['Keys that sign for this party', '当事者のために署名する鍵（鍵名簿）'],
  'roll.hint': ['What binds the party is signed with one of these. A key is entered, or revoked, when two officers said so, each with an own key.', '当事者を拘束する行為は、この鍵のいずれかで署名されます。登載と失効は、二人の担当者がそれぞれの鍵で表明したときに有効になります。'],
  'roll.none': ['No officer has a key of their own yet.', '本人の鍵を持つ担当者はまだいません。'],
  'roll.state': ['Counts', '効力'],
  'roll.ON_ROLL': ['on the roll', '登載済み'],
  'roll.WAITING': ['one more officer must say so', 'もう一人の担当者の表明待ち'],
  'roll.REVOKING': ['on the roll; one more officer must revoke it', '登載中・もう一人の失効表明待ち'],
  'roll.needed': ['still needed: {count} of {officers}', 'あと{count}名必要（{officers}）'],
  'roll.NOT_ON_ROLL': ['not on the roll', '未登載'],
  'roll.statedBy': ['stated by {officers}', '{officers} が表明'],
  'roll.untold': ['Not told to parties without a link', '連接のない当事者に未通知'],
  'roll.untoldHint': ['No change reaches them, so what a new key signs is refused there. Two officers state the roll after each change, each with a key that they know.', '変更はこれらの当事者に届かず、新しい鍵の署名は拒まれます。変更のたびに、相手が知っている鍵で二人の担当者が鍵名簿を示します。'],
  'roll.tell': ['State the roll', '鍵名簿を示す'],
  'roll.enter': ['Enter on the roll', '登載する'],
  'officer.revokeWords': [
    'From then on this officer is logged out and records nothing more here. What was recorded stays. The key on the roll is revoked apart.',
    '以後、この担当者はログアウトされ、何も記録できません。記録済みのものは残ります。鍵名簿の鍵は別に失効させます。',
  ],
  'roll.revokeWords': [
    'Once a second officer says the same, this key signs nothing more and never comes back. What it signed before stays valid.',
    'もう一人の担当者も表明すると、この鍵は以後何も署名できず、戻すこともできません。それまでの署名は有効なままです。',
  ],
  'roll.revoke': ['Revoke this key', 'この鍵を失効させる'],
} as const;
