// The page on every width that people and course platforms give it: no text lies over another, nothing is cut off at an
// edge, nothing scrolls sideways. And on paper, and where the system sets the colours.

import assert from 'node:assert/strict';
import test from 'node:test';
import { open, overflowing } from './harness.mjs';

const WIDTHS = [390, 500, 600, 800, 1024, 1440];
const PLACES = {
  room: { query: 'seed=7&autoplay=0', hash: 'room' },
  mission: { query: 'seed=7', hash: 'lesson-2.1' },
  embed: { query: 'seed=7&autoplay=0&embed=1', height: 500 },
  'embedded mission': { query: 'embed=1&lesson=2.1', height: 700 },
};

/** Texts that lie over each other, or are cut where nothing scrolls. */
function faults() {
  const shown = (element) => {
    // What a folded part holds is laid out and not there.
    if (!element.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true })) return false;
    for (let up = element; up; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.visibility === 'hidden' || style.display === 'none' || style.opacity === '0' || /inset\(50%\)/.test(style.clipPath)) return false;
    }
    return true;
  };
  const fixed = (element) => {
    for (let up = element; up; up = up.parentElement) if (['fixed', 'sticky'].includes(getComputedStyle(up).position)) return up;
    return null;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('.sr, svg, script, noscript, dialog:not([open]), option, .c-words, .tl') || !shown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, top, bottom, width, height } of range.getClientRects()) {
      if (width < 2 || height < 2) continue;
      const box = { left, right, top, bottom, height };
      // What its own box has scrolled away is not there.
      let visible = true;
      for (let up = element; up && visible; up = up.parentElement) {
        const style = getComputedStyle(up);
        const frame = up.getBoundingClientRect();
        if (/auto|scroll|hidden|clip/.test(style.overflowX + style.overflowY) && up !== document.body && up !== document.documentElement) {
          visible = box.top < frame.bottom - 1 && box.bottom > frame.top + 1 && box.left < frame.right - 1 && box.right > frame.left + 1;
          // What is longer than its box ends there, with three dots.
          [box.left, box.right] = [Math.max(box.left, frame.left), Math.min(box.right, frame.right)];
        }
      }
      if (visible) texts.push({ words: node.data.trim().slice(0, 40), element, layer: fixed(element), left: box.left, right: box.right, top: box.top + box.height * 0.2, bottom: box.bottom - box.height * 0.2 });
    }
  }
  const said = [];
  for (const [at, a] of texts.entries()) {
    for (const b of texts.slice(at + 1)) {
      if (a.element === b.element || a.layer !== b.layer) continue;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 2 && down > 1) said.push(`“${a.words}” and “${b.words}” lie over each other`);
    }
    const scrolls = (() => {
      for (let up = a.element; up && up !== document.body; up = up.parentElement) if (/auto|scroll/.test(getComputedStyle(up).overflowX) && up.scrollWidth > up.clientWidth + 1) return true;
      return false;
    })();
    const style = getComputedStyle(a.element);
    if (style.textOverflow === 'ellipsis' && a.element.scrollWidth > a.element.clientWidth + 1) said.push(`“${a.words}” ends in dots`);
    if (!scrolls && (a.left < -1 || a.right > document.documentElement.clientWidth + 1)) said.push(`“${a.words}” is cut off at the edge`);
  }
  return said;
}

for (const [name, { height = 900, ...where }] of Object.entries(PLACES)) {
  test(`${name}: no text over another, nothing cut off, at ${WIDTHS.join(', ')} px`, async () => {
    const wrong = [];
    for (const width of WIDTHS) {
      const visit = await open({ ...where, width, height });
      await visit.page.locator('[data-place=model], .model-plate, .strip').first().waitFor({ state: 'attached' });
      const found = [...(await visit.page.evaluate(faults)), ...(await overflowing(visit.page))];
      wrong.push(...found.map((fault) => `${width} px: ${fault}`));
      await visit.close();
    }
    assert.deepEqual(wrong, []);
  });
}

test('what a system is for is said to its end', async () => {
  for (const scenario of ['loan-approval', 'card-fraud']) {
    const visit = await open({ query: `scenario=${scenario}&seed=7&autoplay=0`, hash: 'room', width: 1366, height: 768 });
    const line = visit.page.locator('.scenario-line p');
    await line.waitFor();
    const fits = await line.evaluate((p) => {
      const [own, bar] = [p.getBoundingClientRect(), p.closest('.top-bar').getBoundingClientRect()];
      return p.scrollWidth <= p.clientWidth + 1 && own.bottom <= bar.bottom && own.top >= bar.top;
    });
    assert.ok(fits, scenario);
    await visit.close();
  }
});

test('on paper all is light, charts keep within the page, and what can only be pressed is left out', async () => {
  for (const [hash, query] of [['room', 'seed=7&autoplay=0&theme=dark'], ['lesson-2.1', 'theme=dark'], ['course', 'theme=dark']]) {
    const visit = await open({ query, hash });
    const { page } = visit;
    await page.emulateMedia({ media: 'print' });
    // A4 less its margins. Nothing is drawn anew for paper.
    const paper = await page.evaluate(() => {
      document.body.style.width = '702px';
      const style = getComputedStyle(document.documentElement);
      const [, r, g, b] = getComputedStyle(document.body).color.match(/(\d+), (\d+), (\d+)/).map(Number);
      const out = [...document.querySelectorAll('.plot, .pipeline, .timeline-plot')].map((e) => e.getBoundingClientRect()).filter((box) => box.right > 712);
      const charts = [...document.querySelectorAll('.chart')].map((e) => e.getBoundingClientRect()).filter((box) => box.width);
      const over = charts.filter((a, at) => charts.slice(at + 1).some((b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2));
      const pressed = [...document.querySelectorAll('.transport, .control-bar, .controls, .lesson-foot')].filter((e) => e.getClientRects().length);
      return { paper: style.getPropertyValue('--paper').trim(), ink: r + g + b, out: out.length, over: over.length, pressed: pressed.length };
    });
    assert.deepEqual({ ...paper, ink: paper.ink < 200 }, { paper: '#fbfaf7', ink: true, out: 0, over: 0, pressed: 0 }, hash);
    await visit.close();
  }
});

test('where the system sets the colours, champion and candidate differ by dash and mark, and the slider has its track', async () => {
  const visit = await open({ query: 'seed=7&autoplay=0', hash: 'room' });
  const { page } = visit;
  await page.emulateMedia({ forcedColors: 'active' });
  const seen = await page.evaluate(() => {
    const dash = (name) => getComputedStyle(document.querySelector(`.key .${name} .stroke`)).strokeDasharray;
    const colour = (name) => getComputedStyle(document.querySelector(`.key .${name}`)).color;
    const track = getComputedStyle(document.querySelector('.notches'), '::before').backgroundColor;
    return { dashes: dash('champion') !== dash('candidate'), one: colour('champion') === colour('candidate'), track: track === getComputedStyle(document.body).color };
  });
  assert.deepEqual(seen, { dashes: true, one: true, track: true });
  await visit.close();
});
