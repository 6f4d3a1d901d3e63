// Somebody’s own table, as a person would bring it: three files of the kinds that people have go through loading,
// training, serving, monitoring, trouble and retraining on the page; bad files are refused in a sentence; a link finds
// its way back to the same run; and a file of 50 MB is read while the page answers.

import assert from 'node:assert/strict';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { test } from 'node:test';
import { barriers, drawn, open, overflowing } from './harness.mjs';
import { control, goOnUntil, minute, pause, told, unfold } from './room.mjs';
import { churn, csv, flats, large, messy } from './tables.mjs';
import { watchTasks } from './tasks.mjs';

const LONGEST_TASK_MS = 100;
const MOST_MB = 400;

/** Brings a file, and waits until it is read. */
async function bring(page, file) {
  await page.setInputFiles('main input[type=file]', file);
  await page.locator('#own-run').waitFor({ timeout: 120_000 });
}

/** Runs what was brought, and waits for the room. */
async function run(page) {
  await page.locator('#own-run').click();
  await page.locator('.pick', { hasText: 'Your own data' }).waitFor({ timeout: 60_000 });
  await pause(page);
}

/** Presses a button of a control, by its words. */
async function press(page, id, tab, words) {
  await unfold(page, id, tab);
  await control(page, id).locator('.set .btn', { hasText: words }).click();
}

const champion = (page) => page.locator('.lane.champion .version').textContent();

for (const [name, file, positive, note, tells] of [
  ['a classification', churn, 'churned', null],
  ['a regression, asked as above or below a line,', flats, 'above', null, 'Only whether it is above a line'],
  ['a messy file', messy, 'Bezahlt', 'row 53 has 2 of 6'],
]) {
  test(`${name} is loaded, learnt from, served, watched, broken, and learnt anew`, async () => {
    const visit = await open({ hash: 'own' });
    const { page } = visit;
    await bring(page, file());
    if (note) await page.getByText(note).waitFor();
    if (tells) await page.getByLabel('What should be predicted of it?').selectOption({ label: tells });
    assert.deepEqual(await overflowing(page), []);
    assert.deepEqual(await barriers(page), []);
    assert.equal(await page.locator('main td *:is(b, i, script), main th *:is(b, script), main img').count(), 0, 'cells are text');
    await run(page);
    assert.match(await page.locator('#main').innerText(), new RegExp(positive, 'i'));
    const from = await minute(page);
    await press(page, 'missing-field', 'faults', 'Start');
    const firing = page.locator('#alerts .alert:not(.over)');
    await goOnUntil(page, 'an alert fires', () => firing.first().isVisible());
    assert.ok((await minute(page)) > from);
    await press(page, 'retrain', 'responses', 'Retrain');
    await goOnUntil(page, 'v4 is ready', () => page.locator('#timeline').getByText('v4').first().isVisible());
    await press(page, 'release', 'responses', 'Release');
    await page.waitForFunction(() => /v4/.test(document.querySelector('.lane.champion .version').textContent));
    assert.match(await champion(page), /v4/);
    await visit.close();
  });
}

test('a regression is loaded, learnt from, served, its error watched, broken, and learnt anew', async () => {
  const visit = await open({ hash: 'own' });
  const { page } = visit;
  await bring(page, flats(6_000));
  assert.equal(await page.getByLabel('What should be predicted of it?').inputValue(), 'number', 'a number is predicted as one');
  const line = Number(await page.getByLabel('Above which value?').inputValue());
  assert.ok(line > 200_000 && line < 700_000, `the median is ${line}`);
  assert.deepEqual(await overflowing(page), []);
  assert.deepEqual(await barriers(page), []);
  await page.getByLabel('Hours until an outcome is known').fill('1');
  await page.getByLabel('Hours until an outcome is known').blur();
  await run(page);
  assert.match(await page.locator('#main').innerText(), /Mean error/);
  assert.deepEqual(await barriers(page), []);
  await goOnUntil(page, 'outcomes are in', () => page.getByText(/is off by [\d,.]+ on average/).first().isVisible());
  // The field that says most is forgotten: what is told is wrong by far, and the outcomes say so.
  await press(page, 'missing-field', 'faults', 'Start');
  const firing = page.locator('#alerts .alert:not(.over)', { hasText: 'Mean error over' });
  await goOnUntil(page, 'the mean error raises an alert', () => firing.first().isVisible());
  await press(page, 'retrain', 'responses', 'Retrain');
  await goOnUntil(page, 'v4 is ready', () => page.locator('#timeline').getByText('v4').first().isVisible());
  await page.getByText(/v4 is ready. In its test it was off by [\d,.]+ on average/).first().waitFor();
  await press(page, 'release', 'responses', 'Release');
  await page.waitForFunction(() => /v4/.test(document.querySelector('.lane.champion .version').textContent));
  // Its report has the measures of a regression.
  await page.evaluate(() => {
    location.hash = 'train';
  });
  await page.getByLabel('Version', { exact: true }).selectOption({ label: 'v4' });
  await page.getByRole('button', { name: 'Tell me about it' }).click();
  await page.getByText('It predicts the number itself: price.').waitFor();
  assert.match(await page.getByRole('region', { name: 'Measures' }).textContent(), /Mean absolute error[\d,.]+/);
  await visit.close();
});

test('a link asks for the file, and with it shows the same run', async () => {
  const first = await open({ hash: 'own' });
  await bring(first.page, churn());
  await run(first.page);
  await press(first.page, 'missing-field', 'faults', 'Start');
  for (let i = 0; i < 5; i += 1) await first.page.getByRole('button', { name: 'One minute' }).click();
  await first.page.getByRole('button', { name: 'Share' }).click();
  const query = (await first.page.locator('.link-field').inputValue()).split('?')[1].split('#')[0];
  await first.page.keyboard.press('Escape');
  const here = await told(first.page);
  await first.close();

  const second = await open({ query });
  await second.page.getByText('This run was made with somebody’s own file, “churn.csv”').waitFor();
  await bring(second.page, csv('other.csv', churn(900).buffer.toString()));
  await second.page.getByText('This is not the file that the run was made with').waitFor();
  // The right file runs by itself.
  await second.page.setInputFiles('main input[type=file]', { ...churn(), name: 'renamed.csv' });
  await second.page.locator('.scenario-line', { hasText: 'Your own data' }).waitFor({ timeout: 60_000 });
  await pause(second.page);
  await second.page.close();
  const third = await open({ query: `${query}&autoplay=0` });
  await third.page.setInputFiles('main input[type=file]', churn());
  await third.page.locator('.scenario-line', { hasText: 'Your own data' }).waitFor({ timeout: 60_000 });
  await third.page.locator('.transport .go[aria-label=Play]').waitFor();
  assert.deepEqual(await told(third.page), here);
  await third.close();
});

test('own data outlives a reload: the file is asked for by name, checked by what is in it, and the run goes on', async () => {
  const visit = await open({ hash: 'own' });
  const { page } = visit;
  await bring(page, churn(900));
  await run(page);
  await press(page, 'missing-field', 'faults', 'Start');
  const before = await minute(page);
  for (let i = 0; i < 5; i += 1) await page.getByRole('button', { name: 'One minute' }).click();
  await page.waitForFunction((wanted) => Number(document.querySelector('.playhead').getAttribute('aria-valuenow')) === wanted, before + 5);
  // Words are shown within an eighth of a second.
  await page.waitForTimeout(300);
  const here = await told(page);
  const asked = page.locator('.own-wanted');
  const left = async () => {
    await page.reload();
    await drawn(page);
    await asked.getByText('You left a run half-way').waitFor();
    assert.match(await asked.innerText(), /“churn\.csv”.*Bring the same file/s);
  };
  await left();
  // Another table of this name is not that run; and a second reload still asks.
  await bring(page, churn(600));
  await page.getByText('This is not the file that the run was made with').waitFor();
  await left();
  assert.deepEqual(await barriers(page), []);
  await page.setInputFiles('main input[type=file]', { ...churn(900), name: 'renamed.csv' });
  await page.locator('.note', { hasText: 'taken up where it was' }).waitFor({ timeout: 60_000 });
  assert.deepEqual(await told(page), here);
  // Whoever has the file no more goes on without it.
  await left();
  await page.getByRole('button', { name: 'Go on without it' }).click();
  await asked.waitFor({ state: 'detached' });
  await page.getByText('Drop a CSV file here').waitFor();
  await page.getByRole('link', { name: 'Free play' }).click();
  await page.locator('.pick', { hasText: 'Support tickets' }).waitFor();
  await visit.close();
});

test('each guess is shown where it is made, can be changed there, and the rest stays', async () => {
  const visit = await open({ hash: 'own' });
  const { page } = visit;
  const rows = Array.from({ length: 300 }, (_, i) => `${1 + ((i * 5) % 12)}/${1 + ((i * 7) % 12)}/2023;${1 + (i % 9)}.${100 + i};same;${i % 2 ? 'yes' : 'no'}`);
  await bring(page, csv('guesses.csv', ['A report', '', 'when;amount;kind;paid', ...rows].join('\n')));
  for (const words of ['Rows 1 to 2 stand above the table', 'No cell tells which number is the day', 'No cell tells whether a decimal comma was meant']) {
    await page.getByText(words).waitFor();
  }
  assert.equal(await page.getByLabel('First row to read').inputValue(), '3');
  await page.getByText('It says “same” in every row.').waitFor();
  await page.getByText('It tells the order of the rows.').waitFor();
  await page.getByLabel('Hours until an outcome is known').fill('3');
  await page.getByLabel('Hours until an outcome is known').blur();
  const spread = page.locator('.own-columns tr', { hasText: 'amount' }).locator('.looks');
  assert.match(await spread.textContent(), /^1\.\d+ to 9\.\d+$/);
  const shown = await page.getByLabel('How “amount” writes numbers').inputValue();
  await page.getByLabel('How “amount” writes numbers').selectOption({ index: 1 - Number(shown) });
  await page.locator('.own-columns .looks', { hasText: /^1\d{3} to 9\d{3}$/ }).waitFor();
  await page.waitForFunction(() => document.activeElement?.id.startsWith('own-decimal'));
  assert.equal(await page.getByLabel('Hours until an outcome is known').inputValue(), '3', 'what was chosen stays');
  await page.getByLabel('How “when” writes dates').selectOption({ label: 'Day, month, year' });
  await page.locator('#own-run').waitFor();
  await page.getByLabel('How “when” writes dates').selectOption({ label: 'Month, day, year' });
  await page.locator('#own-run').waitFor();
  // What cannot be read so is said, and nothing is changed.
  await page.getByLabel('What divides the cells?').selectOption({ label: 'Tab' });
  await page.getByText('It cannot be read so: This file has one column only').waitFor();
  assert.equal(await page.getByLabel('What divides the cells?').locator('option:checked').textContent(), 'Semicolon ;');
  await page.getByLabel('Last row to read').fill('253');
  await page.getByLabel('Last row to read').blur();
  await page.getByText('250 rows, 4 columns').waitFor();
  assert.deepEqual(await overflowing(page), []);
  assert.deepEqual(await barriers(page), []);
  await run(page);
  await visit.close();
});

test('a file that is dropped beside the zone never takes the place of the page', async () => {
  const visit = await open({ hash: 'own' });
  const { page } = visit;
  const drop = (selector, name) =>
    page.evaluate(
      ([where, file, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([text], file, { type: 'text/csv' }));
        return ['dragover', 'drop'].map((kind) => {
          const event = new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
          document.querySelector(where).dispatchEvent(event);
          return event.defaultPrevented;
        });
      },
      [selector, name, churn(300).buffer.toString()],
    );
  assert.deepEqual(await drop('h1', 'beside.csv'), [true, true]);
  await page.locator('#own-name', { hasText: 'beside.csv' }).waitFor();
  assert.deepEqual(await drop('h1', 'loaded.csv'), [true, true]);
  await page.locator('#own-name', { hasText: 'loaded.csv' }).waitFor();
  await page.evaluate(() => {
    location.hash = 'room';
  });
  await page.locator('#timeline').waitFor();
  assert.deepEqual(await drop('main', 'elsewhere.csv'), [true, true]);
  await visit.close();
});

test('bad files are refused with row and column, and the page goes on', async () => {
  const visit = await open({ hash: 'own', width: 390, height: 844, touch: true, dark: true });
  const { page } = visit;
  const refused = page.locator('.own-refused');
  for (const [file, words] of [
    [csv('empty.csv', ''), 'This file is empty.'],
    [csv('one.csv', 'name\nAnna\nBert\n'), 'one column only (“name”)'],
    [csv('open.csv', 'a,b\n1,"never closed\n2,3\n'), 'In row 2, column 2, a quotation mark opens'],
    [{ ...csv('book.csv', ''), buffer: Buffer.from('PK\u0003\u0004') }, 'spreadsheet'],
    [{ ...csv('nul.csv', ''), buffer: Buffer.from('a,b\n1,\0\n') }, 'Row 2 holds a byte that no text has, in column 2'],
  ]) {
    await page.setInputFiles('main input[type=file]', file);
    await refused.getByText(words).waitFor();
  }
  assert.deepEqual(await barriers(page), []);
  const why = page.locator('.own-why');
  for (const [text, words] of [
    [Array.from({ length: 300 }, (_, i) => `${i % 9},x`), '“y” is “x” in all but 0 rows'],
    [Array.from({ length: 6_000 }, (_, i) => `${i % 9},w${i}`), '“y” has more than 5,000 different values'],
    [Array.from({ length: 90 }, (_, i) => `${i % 9},${i % 2}`), '“y” is filled in 90 rows. A run needs at least 200.'],
  ]) {
    await bring(page, csv('t.csv', ['x,y', ...text].join('\n')));
    await page.getByLabel('Which column should the model predict?').selectOption({ label: 'y' });
    await why.getByText(words).waitFor();
    assert.equal(await page.locator('#own-run').getAttribute('aria-disabled'), 'true');
    await page.locator('#own-run').click({ force: true });
  }
  const many = Array.from({ length: 2_000 }, (_, i) => `c${i}`);
  const row = (i) => many.map((_, c) => (i * (c + 3)) % 17).join(',');
  await bring(page, csv('many.csv', [many.join(','), ...Array.from({ length: 220 }, (_, i) => row(i))].join('\n')));
  await page.getByText('2,000 columns. The first 200 are read').waitFor();
  assert.deepEqual(await overflowing(page), []);
  assert.deepEqual(await barriers(page), []);
  await run(page);
  await visit.close();
});

test('50 MB in 500,000 rows are read and run while the page answers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'afterlaunch-'));
  const path = join(folder, 'orders.csv');
  const out = createWriteStream(path);
  for (const piece of large(500_000)) if (!out.write(piece)) await new Promise((go) => out.once('drain', go));
  out.end();
  await finished(out);
  const visit = await open({ hash: 'own' });
  const { page } = visit;
  try {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    // From here on every task counts.
    const longest = await watchTasks(page);

    // It can be stopped half-way, and nothing is lost.
    await page.setInputFiles('main input[type=file]', path);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped. Nothing was changed.').waitFor();

    const began = Date.now();
    await page.setInputFiles('main input[type=file]', path);
    await page.locator('progress').waitFor();
    const theme = await page.locator('html').getAttribute('data-theme');
    await page.getByRole('button', { name: /theme|dark|light/i }).first().click();
    assert.notEqual(await page.locator('html').getAttribute('data-theme'), theme, 'the page answers while it reads');
    await page.locator('#own-run').waitFor({ timeout: 120_000 });
    const read = (Date.now() - began) / 1000;
    await page.getByText('500,000 rows, 11 columns').waitFor();
    await run(page);
    const tasks = await longest();

    const { metrics } = await cdp.send('Performance.getMetrics');
    const heap = metrics.find((metric) => metric.name === 'JSHeapUsedSize').value;
    // The program is there already: the same module hands out what it exports.
    const wasm = await page.evaluate(async () => {
      const { js } = document.querySelector('script[data-js]').dataset;
      return (await import(new URL(js, document.baseURI))).initSync().memory.buffer.byteLength;
    });
    const mb = (bytes) => Math.round(bytes / 1e6);
    const whole = mb(heap + wasm);
    console.log(
      `${mb(statSync(path).size)} MB read in ${read.toFixed(1)} s; longest task ${tasks.own} ms (${tasks.wall} ms with all else that this machine did); ` +
        `${mb(heap)} MB of JavaScript and ${mb(wasm)} MB of WebAssembly`,
    );
    assert.ok(statSync(path).size >= 50e6, 'it is a large file');
    assert.ok(tasks.count > 100, `${tasks.count} tasks were seen`);
    assert.ok(tasks.own <= LONGEST_TASK_MS, `a task of ${tasks.own} ms`);
    assert.ok(whole <= MOST_MB, `${whole} MB`);
  } finally {
    rmSync(folder, { recursive: true });
  }
  await visit.close();
});
