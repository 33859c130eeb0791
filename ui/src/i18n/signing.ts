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
} as const;
