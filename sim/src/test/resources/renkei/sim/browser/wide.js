// SPDX-License-Identifier: Apache-2.0
// What sticks out at the right edge, unless it lies in something that scrolls by itself (tables and the map may).
const width = document.documentElement.clientWidth;
const found = [];
if (document.documentElement.scrollWidth > width) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
const scrolls = (element) => {
  for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(up).overflowX) || up.classList.contains('chart')) return true;
  }
  return false;
};
for (const element of document.querySelectorAll('body *')) {
  const box = element.getBoundingClientRect();
  if (box.width > 0 && box.right > width + 1 && box.left < width + 2000 && element.checkVisibility() && !element.closest('.skip, .chart') && !scrolls(element)) {
    found.push(`${element.tagName}.${element.className} reaches ${Math.round(box.right)}: ${element.textContent.trim().slice(0, 60)}`);
  }
}
return found;
