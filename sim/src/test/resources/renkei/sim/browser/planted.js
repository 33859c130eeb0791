// SPDX-License-Identifier: Apache-2.0
// One fault for each check.
const plant = (name, put) => { const e = document.createElement(name); put(e); document.getElementById('screen').append(e); };
plant('button', (e) => { e.style.outline = 'none'; });
plant('div', (e) => { e.style.width = '2000px'; e.style.height = '9px'; });
plant('p', (e) => { e.textContent = 'Requests'; });
plant('div', (e) => { e.style.cssText = 'position: fixed; top: 0; left: 0; right: 0; height: 20px; z-index: 999'; });
plant('script', (e) => { e.type = 'text/javascript'; e.setAttribute('src', 'http://localhost:1/planted.js'); });
setTimeout(() => { throw new Error('planted error'); });
