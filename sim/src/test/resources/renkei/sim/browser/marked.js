// SPDX-License-Identifier: Apache-2.0
// The marking at both edges: in words, at the edge, under nothing; and the frame.
const found = [];
for (const at of ['top', 'bottom']) {
  const banner = document.querySelector(`[data-testid="marking-${at}"]`);
  const box = banner?.getBoundingClientRect();
  if (!box || !/(CONFIDENTIAL|RESTRICTED|秘|取扱注意|限)/.test(banner.innerText)) found.push(at + ' says ' + banner?.innerText);
  else if (!banner.innerText.includes('EXERCISE') || !banner.innerText.includes('演習')) found.push(at + ' does not say EXERCISE 演習');
  else if (at === 'top' ? box.top !== 0 : Math.round(box.bottom) !== innerHeight) found.push(at + ' is not at the edge');
  else for (const part of [0.1, 0.5, 0.9]) {
    const over = document.elementFromPoint(innerWidth * part, (box.top + box.bottom) / 2);
    if (!banner.contains(over)) found.push(at + ' is covered by ' + over?.className);
  }
}
const frame = document.querySelector('.frame-exercise');
if (!frame || getComputedStyle(frame, '::before').borderTopWidth !== '4px') found.push('no frame');
return found;
