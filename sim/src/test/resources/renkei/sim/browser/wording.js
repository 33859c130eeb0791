// SPDX-License-Identifier: Apache-2.0
// Every text that the screen itself says: what is seen, and what is read out. What officers wrote, codes and keys are
// left out, because they are never translated by machine.
const said = [];
const root = document.body;
const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
const own = document.documentElement.lang;
const foreign = (element) => {
  const spoken = element.closest('[lang]');
  return spoken !== null && spoken.getAttribute('lang') !== own;
};
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const text = node.data.trim();
  const element = node.parentElement;
  if (text === '' || !element || element.closest('script, style, code, kbd, textarea, .prose') || foreign(element)) continue;
  const shown = element.closest('option') ? element.closest('select').checkVisibility() : element.checkVisibility();
  if (shown) said.push(text.replace(/\s+/g, ' '));
}
for (const element of root.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
  if (foreign(element) || !element.checkVisibility()) continue;
  for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
    const text = element.getAttribute(name);
    if (text !== null) said.push(text.trim() === '' ? `(empty ${name} of ${element.tagName})` : text.trim().replace(/\s+/g, ' '));
  }
}
for (const element of root.querySelectorAll('button, a[href], h1, h2, h3, dt, th[scope], label, legend, summary, option')) {
  const name = element.innerText?.trim() || element.textContent.trim() || element.getAttribute('aria-label') || '';
  if (name === '' && element.checkVisibility()) said.push(`(empty ${element.tagName} in ${element.parentElement?.className})`);
}
return said;
