// What the browser keeps, and what it does not: two tabs share one record, a reload takes the run up, storage that
// refuses is said, and nothing is claimed that is not so. And what others do to the page: translators, old notes.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { drawn, open, progressFile, tab, site } from './harness.mjs';
import { control, minute, pause, turn, unfold } from './room.mjs';

const record = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('afterlaunch.progress') ?? '{"lessons":{}}'));
const bring = (page, text) => page.locator('#progress-file').setInputFiles({ name: 'progress.json', mimeType: 'application/json', buffer: Buffer.from(text) });
const goOn = (page) => page.getByRole('button', { name: 'Go on' }).first().click();

test('two tabs share one record: none takes away what the other has done, and each hears of it', async () => {
  const visit = await open({ hash: 'course' });
  const { page } = visit;
  const other = await page.context().newPage();
  await other.goto(`${site}#lesson-2.1`);
  await drawn(other);
  // In the first tab missions are solved, as a file says that is brought in.
  await bring(page, progressFile(['1.1', '1.2']));
  await page.getByText('2 missions were brought in').waitFor();
  await goOn(other);
  await other.waitForFunction(() => JSON.parse(localStorage.getItem('afterlaunch.progress')).open?.lesson === '2.1');
  const kept = await record(other);
  assert.deepEqual([kept.lessons['1.1'].solved, kept.lessons['1.2'].solved], [true, true]);
  // The first tab hears what the other one has done, and the other way round.
  await page.locator('.mission', { hasText: 'half-way' }).waitFor();
  await other.goto(`${site}#course`);
  assert.equal(await other.locator('.mission.solved').count(), 2);
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Forget all progress' }).click();
  await other.locator('.mission.solved').first().waitFor({ state: 'detached' });
  await visit.close();
});

const BROKEN = {
  'that was cut off': { text: progressFile(['1.1', '1.2']).slice(0, -30), says: /it ends in the middle, in line 1, column \d+/ },
  'of another format': { text: progressFile(['1.1'], { 'afterlaunch-progress': 8 }), says: /it is written in format 8; this version reads format 2/ },
  'with a part that is not known': { text: progressFile(['1.1'], { badges: ['first'] }), says: /in line 1, column \d+, there is a part “badges” that is not known here/ },
  'with a mission that there is not': { text: progressFile(['9.9']), says: /in “lessons”, “9.9”, there is a mission “9.9” that is not on this page/ },
};

test('progress that cannot be read is set aside, said with its place, and taken along as a file; nothing writes over it', async () => {
  const visit = await open({ hash: 'course' });
  const { page } = visit;
  let set = 0;
  for (const [name, { text, says }] of Object.entries(BROKEN)) {
    await page.evaluate((text) => localStorage.setItem('afterlaunch.progress', text), text);
    await page.reload();
    await drawn(page);
    set += 1;
    const note = page.locator('.note', { hasText: 'Your earlier progress cannot be read' });
    assert.match(await note.textContent(), says, name);
    const key = set === 1 ? 'afterlaunch.progress.unread' : `afterlaunch.progress.unread.${set}`;
    assert.equal(await page.evaluate((key) => localStorage.getItem(key), key), text, name);
    const asides = page.locator('.kept .set-aside');
    assert.equal(await asides.count(), set);
    assert.match(await asides.last().textContent(), says, name);
    const [download] = await Promise.all([page.waitForEvent('download'), asides.last().getByRole('button', { name: 'Save the unread progress' }).click()]);
    assert.equal(await readFile(await download.path(), 'utf8'), text, name);
    // A file that is brought in is refused in the same words, and what there is stays.
    await bring(page, text);
    await page.locator('.kept .said', { hasText: 'Nothing was brought in' }).waitFor();
    assert.match(await page.locator('.kept .said').textContent(), says, name);
  }
  // What is done from here on is kept, and what was set aside stays until it is thrown away.
  await bring(page, progressFile(['2.1']));
  await page.getByText('1 mission was brought in').waitFor();
  assert.equal((await record(page)).lessons['2.1'].solved, true);
  await page.reload();
  await drawn(page);
  assert.equal(await page.locator('.note').count(), 0);
  await page.locator('.mission.solved').first().waitFor();
  assert.equal(await page.locator('.kept .set-aside').count(), set);
  await page.locator('.set-aside').first().getByRole('button', { name: 'Throw it away' }).click();
  assert.equal(await page.locator('.kept .set-aside').count(), set - 1);
  assert.equal(await page.evaluate(() => localStorage.getItem('afterlaunch.progress.unread')), null);
  await visit.close();
});

const REFUSALS = {
  'is full': () => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  },
  'is blocked': () => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('blocked', 'SecurityError'); } });
  },
};
for (const [name, refuse] of Object.entries(REFUSALS)) {
  test(`storage that ${name} is said, and nothing claims to be kept`, async () => {
    const visit = await tab();
    const { page } = visit;
    await page.addInitScript(refuse);
    await page.goto(`${site}#course`);
    await drawn(page);
    await page.getByText('This browser keeps nothing for this page').waitFor();
    assert.equal(await page.getByText('It is kept in this browser').count(), 0);
    await page.goto(`${site}#lesson-2.1`);
    await goOn(page);
    await page.locator('.note', { hasText: 'does not keep your progress' }).waitFor();
    await visit.close();
  });
}

test('storage that fills up later is said when it does', async () => {
  const visit = await open({ hash: 'course' });
  const { page } = visit;
  await page.getByText('It is kept in this browser').waitFor();
  await page.evaluate(() => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  await bring(page, progressFile(['1.1']));
  await page.getByText('This browser keeps nothing for this page').waitFor();
  await page.locator('.note', { hasText: 'does not keep your progress' }).waitFor();
  await visit.close();
});

/** Puts trouble in, and stands some time later. */
async function trouble(page) {
  await pause(page);
  await unfold(page, 'seconds-for-minutes', 'faults');
  await control(page, 'seconds-for-minutes').getByRole('button', { name: 'Start' }).click();
  const from = await minute(page);
  await page.getByRole('button', { name: 'One minute' }).click();
  await page.waitForFunction((from) => Number(document.querySelector('.playhead').getAttribute('aria-valuenow')) === from + 1, from);
}
const running = (page) => page.locator('.sleeve-note, .sleeve-notes li').first().waitFor({ state: 'attached' });

test('a reload takes the run up where it was, with its trouble; another tab asks', async () => {
  const visit = await open({ hash: 'room' });
  const { page } = visit;
  await trouble(page);
  const at = await minute(page);
  await page.reload();
  await drawn(page);
  await page.locator('.note', { hasText: 'taken up where it was' }).waitFor();
  assert.equal(await minute(page), at);
  await running(page);
  // The note is out of date once time passes.
  await page.getByRole('button', { name: 'One minute' }).click();
  await page.locator('.note').waitFor({ state: 'detached' });
  // The tab is closed without a word; another one is opened.
  const context = page.context();
  await page.close();
  const reopened = await context.newPage();
  await reopened.goto(`${site}#room`);
  await drawn(reopened);
  await reopened.locator('.note', { hasText: 'You left a run half-way' }).waitFor();
  await reopened.getByRole('button', { name: 'Take it up' }).click();
  await reopened.locator('.note', { hasText: 'taken up where it was' }).waitFor();
  assert.equal(await minute(reopened), at + 1);
  // An address that names a run wins.
  await reopened.goto(`${site}?seed=12&autoplay=0#room`);
  await drawn(reopened);
  await reopened.locator('.seed-button', { hasText: 'seed 12' }).waitFor();
  assert.equal(await reopened.locator('.note').count(), 0);
  await visit.close();
});

test('a run from an address is offered after a reload, and a mission goes on at its step', async () => {
  const visit = await open({ query: 'seed=12&autoplay=0', hash: 'room' });
  const { page } = visit;
  await trouble(page);
  const at = await minute(page);
  await page.reload();
  await drawn(page);
  await page.getByRole('button', { name: 'Take it up' }).click();
  await page.locator('.note', { hasText: 'taken up where it was' }).waitFor();
  assert.equal(await minute(page), at);
  await page.goto(`${site}#lesson-2.1`);
  await drawn(page);
  await goOn(page);
  await page.waitForFunction(() => document.querySelectorAll('.step-dots .done').length === 1);
  await page.reload();
  await drawn(page);
  assert.equal(await page.locator('.step-dots .done').count(), 1);
  await visit.close();
});

/** All words that are shown, but those of lists to choose from: each with whether a translator leaves it alone. */
function wordsShown() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const all = [];
  while (walker.nextNode()) {
    const { data, parentElement: element } = walker.currentNode;
    if (!data.trim() || element.closest('script, style, noscript, option, dialog:not([open])')) continue;
    const place = element.closest('[data-place], [data-stage], [data-rule], .question, .control-item, section, header, footer');
    all.push({ words: data.trim(), left: element.closest('[translate=no]') !== null, where: `${place?.className || place?.id || place?.localName} ${element.localName}.${element.className}` });
  }
  return all;
}

/** As a translator does it: words stand in two elements of its own; what is marked is left alone. */
function translate() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const all = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.data.trim() && !node.parentElement.closest('script, style, [translate=no]')) all.push(node);
  }
  for (const node of all) {
    const [outer, inner] = ['font', 'font'].map((tag) => document.createElement(tag));
    inner.textContent = `«${node.data}»`;
    outer.append(inner);
    node.replaceWith(outer);
  }
}

const LIVE = {
  'the room': { query: 'seed=7&at=9600&autoplay=0&speed=6h&faults=0:seconds-for-minutes', hash: 'room' },
  'the room on a phone': { query: 'seed=7&at=9600&autoplay=0&speed=6h&faults=0:seconds-for-minutes', hash: 'room', width: 390, height: 844 },
  'a mission': { hash: 'lesson-2.1' },
  'a frame': { query: 'embed=1&seed=7&at=9600&autoplay=0&speed=6h&faults=0:seconds-for-minutes', width: 800, height: 500 },
};

for (const [name, where] of Object.entries(LIVE)) {
  test(`${name}: every number that lives is left alone by translators, and whatever they do no old word stays`, async () => {
    const visit = await open({ ...where, still: true });
    const { page } = visit;
    if (name === 'a mission') {
      await goOn(page);
      await page.locator('.option input').last().click();
      await page.locator('#gate:not([aria-disabled])').click();
      for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('+');
    } else if (name === 'the room') {
      // The trial's card, the card of a stage, what helps.
      await unfold(page, 'slow-release', 'faults');
      await turn(control(page, 'slow-release').locator('.slider').nth(1), 0.3);
      await control(page, 'slow-release').getByRole('button', { name: 'Start', exact: true }).click();
      await page.getByRole('button', { name: 'One minute' }).click();
      await page.getByRole('tab', { name: 'Respond' }).click();
      await page.locator('.pipeline button[data-stage=model]').first().click();
      await page.locator('.stage-card .trial').waitFor();
    }
    const time = () => page.locator('.sim-clock time').first().getAttribute('datetime').then((said) => Number(said.match(/\d+/)[0]));
    const on = async (minutes) => {
      const from = await time();
      await page.keyboard.press('Escape');
      // A card that is closed gives the focus back in the frame after; only then is it taken away.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.press('Space');
      await page.waitForFunction(([from, minutes]) => Number(document.querySelector('.sim-clock time').getAttribute('datetime').match(/\d+/)[0]) > from + minutes, [from, minutes], { timeout: 60_000 });
      await page.keyboard.press('Space');
      if (name === 'the room') await page.locator('.pipeline button[data-stage=model]').first().click();
      // What has changed is drawn within two frames, words within an eighth of a second.
      await page.waitForTimeout(400);
    };
    const before = await page.evaluate(wordsShown);
    await on(name === 'a mission' ? 100 : 300);
    const after = await page.evaluate(wordsShown);
    const known = new Set(before.map(({ words }) => words));
    const live = after.filter(({ words }) => /\d/.test(words) && !known.has(words));
    assert.ok(live.length > 5, `${live.length} numbers have changed`);
    assert.deepEqual(live.filter(({ left }) => !left), [], 'numbers that live, and would be translated');

    await page.evaluate(translate);
    const translated = await page.evaluate(wordsShown);
    assert.ok(translated.some(({ words }) => words.startsWith('«')));
    assert.ok(translated.every(({ words, left }) => !left || !words.startsWith('«')), 'what is marked was left alone');
    await on(name === 'a mission' ? 100 : 1_500);
    const later = await page.evaluate(wordsShown);
    // Whoever reads finds each place said once: what was translated went where the page had something new to say.
    const fresh = later.filter(({ words }) => /\d/.test(words) && !translated.some((old) => old.words === words));
    assert.ok(fresh.length > 8, `${fresh.length} numbers live on`);
    const old = await page.evaluate(() => {
      const parts = [...document.querySelectorAll('font')].filter((font) => font.firstElementChild?.localName === 'font');
      const beside = (font) => [...font.parentElement.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      return parts.filter((font) => beside(font).length > 0).map((font) => font.parentElement.textContent.slice(0, 100));
    });
    assert.deepEqual(old, [], 'old words stay beside new ones');
    await visit.close();
  });
}

test('a note that is out of date goes', async () => {
  const visit = await open({ query: 'seed=7&autoplay=0', hash: 'room' });
  const { page } = visit;
  await page.getByRole('button', { name: 'show the truth' }).click();
  const truth = page.locator('.note', { hasText: 'The truth is shown' });
  await truth.waitFor();
  await page.getByRole('button', { name: 'hide the truth' }).click();
  await truth.waitFor({ state: 'detached' });
  await visit.close();
});
