"""How well a page's text stands out from what is behind it, as a script to run in the page."""

LEAST_CONTRAST = 4.5
"""Of text against what is behind it: WCAG 2.2, 1.4.3."""

CONTRASTS = """
const channels = (color) => color.match(/[\\d.]+/g).map(Number);
const over = (top, below) => {
  const alpha = top.length > 3 ? top[3] : 1;
  return [0, 1, 2].map((i) => top[i] * alpha + below[i] * (1 - alpha));
};
const light = (color) => {
  const [r, g, b] = color.map((c) => c / 255).map(
    (c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = (element) => {
  const own = channels(getComputedStyle(element).backgroundColor);
  if (own.length < 4 || own[3] === 1) return own.slice(0, 3);
  return over(own, element.parentElement ? behind(element.parentElement) : [255, 255, 255]);
};
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
  if (element.closest(".unseen, .skip")) continue;
  const back = behind(element);
  const ink = over(channels(getComputedStyle(element).color), back);
  const [low, high] = [light(ink), light(back)].sort((a, b) => a - b);
  found.push([(high + 0.05) / (low + 0.05), walker.currentNode.data.trim().slice(0, 40)]);
}
return found;
"""
"""The contrast of each text that can be seen, with how it begins."""
