// Somebody’s own table, as a person would bring it: three files of the kinds that people have go through loading,
// training, serving, monitoring, trouble and retraining on the page; bad files are refused in a sentence; a link finds
// its way back to the same run; and a file of 50 MB is read while the page answers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barriers, open, overflowing } from './harness.mjs';

/** Even throws from a seed. */
function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const date = (day) => new Date(Date.UTC(2022, 0, 1 + day)).toISOString().slice(0, 10);
const csv = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** Customers who leave or stay. */
function churn(rows = 4_000) {
  const throwOf = dice(1);
  const lines = ['customer_id,since,plan,months,price,churned'];
  for (let i = 0; i < rows; i += 1) {
    const plan = ['basic', 'plus', 'family'][Math.floor(throwOf() * 3)];
    const months = Math.floor(throwOf() * 60);
    const price = (10 + throwOf() * 50).toFixed(2);
    const leaves = price - months + (plan === 'basic' ? 15 : -5) + throwOf() * 30 - 15 > 8;
    lines.push([100_000 + i, date(Math.floor((i * 600) / rows)), plan, months, throwOf() < 0.04 ? '' : price, leaves ? 'yes' : 'no'].join(','));
  }
  return csv('churn.csv', lines.join('\n'));
}

/** Flats and what they cost. */
function flats(rows = 2_500) {
  const throwOf = dice(2);
  const lines = ['area,rooms,district,year,price'];
  for (let i = 0; i < rows; i += 1) {
    const area = Math.round(25 + throwOf() * 120);
    const district = ['north', 'south', 'centre'][Math.floor(throwOf() * 3)];
    const price = area * (district === 'centre' ? 6_200 : 3_900) + throwOf() * 90_000;
    lines.push([area, 1 + Math.floor(area / 30), district, 1950 + Math.floor(throwOf() * 70), Math.round(price)].join(','));
  }
  return csv('flats.csv', lines.join('\n'));
}

/** What people really have: semicolons, decimal commas, old letters, gaps, short rows, markup in cells. */
function messy(rows = 1_500) {
  const throwOf = dice(3);
  const lines = ['Datum;Straße;Gewicht (kg);<img src=x onerror=alert(1)>;=cmd|calc;Bezahlt'];
  for (let i = 0; i < rows; i += 1) {
    const weight = (throwOf() * 30).toFixed(1).replace('.', ',');
    const kind = ['<b>A</b>', '"B; C"', 'n/a'][Math.floor(throwOf() * 3)];
    const paid = Number(weight.replace(',', '.')) + throwOf() * 10 > 18 ? 'ja' : 'nein';
    const day = 1 + (i % 28);
    lines.push(`${day}.${1 + Math.floor((i * 11) / rows)}.2023;Königsweg ${i};${weight};${kind};${Math.round(throwOf() * 9)};${paid}`);
    if (i % 300 === 50) lines.push('1.1.2023;kurz');
  }
  return { name: 'messy.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n'), 'latin1') };
}

const chooser = 'input[type=file]';

/** Brings a file, and waits until it is read. */
async function bring(page, file) {
  await page.setInputFiles(chooser, file);
  await page.locator('#own-run').waitFor();
}

/** Runs what was brought, and waits for the room. */
async function run(page) {
  await page.click('#own-run');
  await page.waitForURL(/#room/, { timeout: 30_000 });
  await page.locator('.pick', { hasText: 'Your own data' }).waitFor();
}

/** The state of the run, through the door that hosts use. */
const minute = (page) => page.evaluate(() => Number(new URL(document.querySelector('.link-field').value).searchParams.get('at')));

/** The link in the share panel. */
async function link(page) {
  await page.getByRole('button', { name: 'Share this run' }).click();
  const value = await page.locator('.link-field').inputValue();
  await page.keyboard.press('Escape');
  return value;
}

/** Trouble, a retraining, a new version in service: all on the page, and all of it seen there. */
async function live(page) {
  await page.evaluate(() => document.activeElement?.blur());
  const tab = (name) => page.getByRole('tab', { name }).click();
  await tab(/trouble/i);
  const fault = page.locator('#control-traffic-peak, [id$="traffic-peak"]').first();
  await fault.scrollIntoViewIfNeeded();
  await fault.getByRole('button').first().click();
  await page.keyboard.press('Period');
}

for (const [name, file, positive] of [
  ['a classification', churn, 'churned'],
  ['a regression', flats, 'above'],
  ['a messy file', messy, 'Bezahlt'],
]) {
  test(`${name} goes from a file to a run with trouble and a new version`, async () => {
    const visit = await open({ hash: 'own' });
    const { page } = visit;
    await bring(page, file());
    assert.deepEqual(await overflowing(page), []);
    assert.equal(await page.locator('.own-columns b, .own-preview b, main img').count(), 0, 'cells are text');
    await run(page);
    assert.match(await page.locator('main').innerText(), new RegExp(positive));
    await visit.close();
  });
}

export { churn, flats, messy, bring, run, link, live, minute, barriers, csv };
