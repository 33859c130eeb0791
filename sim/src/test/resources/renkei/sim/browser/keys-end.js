// SPDX-License-Identifier: Apache-2.0
document.removeEventListener('focusin', window.renkeiFocus);
const still = window.renkeiActions().filter((e) => window.renkeiFirst.has(e));
const missed = still.filter((e) => !window.renkeiReached.has(e)).map((e) => `not reached: ${e.tagName}.${e.className} ${(e.innerText ?? '').trim().slice(0, 40)}`);
return [...missed, ...window.renkeiUnseen];
