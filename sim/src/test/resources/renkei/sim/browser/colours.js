// SPDX-License-Identifier: Apache-2.0
// How many colours the map shows.
const canvas = document.querySelector('.chart-canvas');
const data = new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer);
const found = new Set();
for (let i = 0; i < data.length; i += 7) found.add(data[i]);
return found.size;
