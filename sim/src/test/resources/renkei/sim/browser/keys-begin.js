// SPDX-License-Identifier: Apache-2.0
// Notes what the focus reaches, whether it can be seen there, and what there is to reach.
const ACTIONS = 'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex="0"]';
window.renkeiActions = () => [...document.querySelectorAll(ACTIONS)].filter((e) => e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }));
window.renkeiReached = new Set();
window.renkeiUnseen = [];
const edges = () => {
  const top = document.querySelector('.marking-top').getBoundingClientRect().bottom;
  const bar = document.querySelector('.bar')?.getBoundingClientRect();
  const sticks = bar && getComputedStyle(document.querySelector('.bar')).position === 'sticky';
  return { top: sticks ? Math.max(top, bar.bottom) : top, bottom: document.querySelector('.marking-bottom').getBoundingClientRect().top };
};
const name = (e) => `${e.tagName}.${e.className} ${(e.innerText ?? '').trim().slice(0, 40)}`;
window.renkeiFocus = (e) => {
  const element = e.target;
  if (!(element instanceof HTMLElement) || window.renkeiReached.has(element)) return;
  window.renkeiReached.add(element);
  if (element.closest('.bar, .skip')) return;
  const box = element.getBoundingClientRect();
  const { top, bottom } = edges();
  const seen = Math.min(box.bottom, bottom) - Math.max(box.top, top);
  if (seen < Math.min(box.height, 20) - 1) window.renkeiUnseen.push(`hidden by a banner: ${name(element)} ${Math.round(box.top)}–${Math.round(box.bottom)} in ${Math.round(top)}–${Math.round(bottom)}`);
  const style = getComputedStyle(element);
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) window.renkeiUnseen.push(`focus does not show: ${name(element)}`);
};
document.addEventListener('focusin', window.renkeiFocus);
document.activeElement?.blur();
window.scrollTo(0, 0);
window.renkeiFirst = new Set(window.renkeiActions());
return window.renkeiFirst.size;
