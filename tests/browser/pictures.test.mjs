// The page on every width that people and course platforms give it: no text lies over another, nothing is cut off at an
// edge, nothing scrolls sideways. And on paper, and where the system sets the colours.

import assert from 'node:assert/strict';
import test from 'node:test';
import { open, overflowing } from './harness.mjs';
import { barelyTooWide, cutRings, nameless } from './pictures.mjs';
import { control, unfold } from './room.mjs';

const WIDTHS = [390, 500, 600, 800, 1024, 1440];
/** Where each stop of Tab is gone to. */
const WALKED = [390, 800, 1440];
const PLACES = {
  room: { query: 'seed=7&autoplay=0', hash: 'room' },
  mission: { query: 'seed=7', hash: 'lesson-2.1' },
  embed: { query: 'seed=7&autoplay=0&embed=1', height: 500 },
  'embedded mission': { query: 'embed=1&lesson=2.1', height: 700 },
  home: { query: 'autoplay=0', widths: WALKED },
  'training room': { query: 'seed=7&at=9000&autoplay=0', hash: 'train', widths: WALKED },
  'own data': { query: 'autoplay=0', hash: 'own', widths: WALKED },
  'account of a run': { query: 'autoplay=0', hash: 'account', widths: [390] },
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

for (const [name, { height = 900, widths = WIDTHS, ...where }] of Object.entries(PLACES)) {
  test(`${name}: no text over another, nothing cut off, at ${widths.join(', ')} px`, async () => {
    const wrong = [];
    for (const width of widths) {
      const visit = await open({ ...where, width, height });
      await visit.page.locator('[data-place=model], .model-plate, .strip, .paper, .in-home').first().waitFor({ state: 'attached' });
      const { page } = visit;
      const found = [...(await page.evaluate(faults)), ...(await overflowing(page)), ...(await page.evaluate(nameless)), ...(await page.evaluate(barelyTooWide))];
      if (WALKED.includes(width)) {
        // Somebody who goes by keys sees where they are.
        await page.keyboard.press('Tab');
        found.push(...(await page.evaluate(cutRings)));
      }
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

test('controls that are open, the card of a stage, what a menu holds: rings are whole, nothing is nameless', async () => {
  const wrong = [];
  const look = async (page, what) => {
    await page.keyboard.press('Tab');
    for (const find of [nameless, barelyTooWide, cutRings]) wrong.push(...(await page.evaluate(find)).map((fault) => `${what}: ${fault}`));
  };
  const desk = await open({ query: 'seed=7&at=9600&autoplay=0', hash: 'room' });
  await unfold(desk.page, 'scale-servers', 'responses');
  await desk.page.locator('[data-stage=prepare] .bead').click();
  await desk.page.locator('.stage-card').waitFor();
  await look(desk.page, 'servers and a stage');
  await desk.page.keyboard.press('Escape');
  await unfold(desk.page, 'missing-field', 'faults');
  await control(desk.page, 'missing-field').locator('.slider').first().waitFor();
  await look(desk.page, 'faults');
  await desk.close();
  const phone = await open({ query: 'seed=7&at=9600&autoplay=0', hash: 'room', width: 390, height: 844 });
  await phone.page.getByRole('button', { name: /^Menu/ }).click();
  await phone.page.getByRole('link', { name: 'The course' }).waitFor();
  await look(phone.page, 'the menu');
  await phone.page.keyboard.press('Escape');
  await phone.page.getByRole('button', { name: 'Respond', exact: true }).click();
  await look(phone.page, 'the sheet');
  await phone.close();
  assert.deepEqual(wrong, []);
});

test('a picture that slides shows that there is more, until its end', async () => {
  const visit = await open({ query: 'autoplay=0', hash: 'room', width: 390, height: 844, still: true });
  const { page } = visit;
  const faded = () => page.locator('.strip').evaluate((strip) => /gradient/.test(getComputedStyle(strip).maskImage));
  assert.equal(await faded(), true);
  await page.locator('.strip').evaluate((strip) => strip.scrollTo(strip.scrollWidth, 0));
  await page.locator('.strip.at-end').waitFor();
  assert.equal(await faded(), false);
  await visit.close();
});

test('on a phone the last dot of a mission that is solved is filled, too', async () => {
  const visit = await open({ hash: 'lesson-1.1', width: 390, height: 844 });
  const colours = await visit.page.locator('.step-dots').evaluate((dots) => {
    const all = [...dots.children];
    all.forEach((dot) => dot.classList.add('done'));
    return new Set(all.map((dot) => getComputedStyle(dot).backgroundColor)).size;
  });
  assert.equal(colours, 1);
  await visit.close();
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

test('on a phone a note lies within the screen, and can be closed', async () => {
  const visit = await open({ query: 'sneed=7&autoplay=0', hash: 'room', width: 390, height: 844 });
  const close = visit.page.getByRole('button', { name: 'Close this note' });
  for (const part of [visit.page.locator('.note'), close]) {
    const box = await part.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 390, `from ${box.x} to ${box.x + box.width}`);
  }
  await close.click();
  await visit.page.locator('.note').waitFor({ state: 'detached' });
  await visit.close();
});
