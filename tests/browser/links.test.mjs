// What comes from outside may be broken: a link that was cut off by a mail program, edited by hand, or made by another
// version of the page. The page starts all the same and says what it left out and where. What goes out again, link and log, is
// read by the command line and leads to the same world, bit for bit.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test, { before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { open } from './harness.mjs';
import { clock, control, minute, passes, pause, unfold } from './room.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
let afterlaunch;

before(() => {
  const target = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target');
  const there = [process.env.AFTERLAUNCH, path.join(target, 'release/afterlaunch'), path.join(target, 'debug/afterlaunch')];
  afterlaunch = there.find((file) => file && existsSync(file));
  // The one that is there may be older than the page; cargo knows, and does nothing where it is not.
  if (!process.env.AFTERLAUNCH) {
    const cargo = spawnSync('cargo', ['build', '--locked', '--release', '--bin', 'afterlaunch'], { cwd: root, encoding: 'utf8' });
    assert.equal(cargo.status, 0, cargo.stderr);
    afterlaunch = path.join(target, 'release/afterlaunch');
  }
});

/** The run of the command line: its one JSON object. */
function run(...args) {
  const { status, stdout, stderr } = spawnSync(afterlaunch, ['run', ...args], { encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

/** A link that holds actions, made by the page itself. */
async function share(page) {
  await page.getByRole('button', { name: 'Share' }).click();
  return new URL(await page.getByLabel('Link to this run').inputValue());
}

const BROKEN = [
  ['a seed in words', 'seed=sevn', [/seed/, /“sevn”/, /seed 7/]],
  ['a seed below zero', 'seed=-3', [/seed/, /“-3”/]],
  ['an unknown scenario', 'scenario=moon', [/scenario/, /“moon”/, /support-tickets/]],
  ['a time in words', 'at=soon', [/“at”/, /“soon”/]],
  ['a time behind the last day', 'at=99999999', [/“at”/, /“99999999”/]],
  ['actions that are no actions', 'do=%%%', [/“do”/, /no link has/]],
  ['actions of another version', 'do=AwAAAA', [/“do”/, /another version of this page, in format 3; this version reads format 2/]],
  ['a part that nobody knows', 'sneed=7', [/“sneed”/, /ignored/]],
  ['several at once', 'seed=sevn&at=soon', [/“sevn”/, /“soon”/]],
];

for (const [name, query, expected] of BROKEN) {
  test(`a link with ${name} starts, and says so: ?${query}`, async () => {
    const visit = await open({ query });
    const note = await visit.page.locator('.note').innerText();
    for (const words of expected) assert.match(note, words);
    await passes(visit.page, await clock(visit.page));
    assert.match(await visit.page.locator('.seed-button').first().textContent(), /seed 7/);
    await visit.page.getByRole('button', { name: 'Close this note' }).click();
    await visit.page.locator('.note').waitFor({ state: 'detached' });
    await visit.close();
  });
}

test('a link whose actions were cut off starts without them; whole it has them', async () => {
  const first = await open({ query: 'seed=11', hash: 'room' });
  await pause(first.page);
  await unfold(first.page, 'validation', 'responses');
  await control(first.page, 'validation').getByRole('button', { name: 'Switch on' }).click();
  const link = await share(first.page);
  await first.close();

  const whole = await open({ query: link.search.slice(1), hash: 'room' });
  assert.equal(await whole.page.locator('.note').count(), 0);
  assert.match(await whole.page.locator('#timeline').textContent(), /check on/);
  await whole.close();

  link.searchParams.set('do', link.searchParams.get('do').slice(0, -2));
  const cut = await open({ query: link.search.slice(1), hash: 'room' });
  assert.match(await cut.page.locator('.note').innerText(), /“do”.*cut off/s);
  assert.doesNotMatch(await cut.page.locator('#timeline').textContent(), /check on/);
  assert.match(await cut.page.locator('.seed-button').textContent(), /seed 11/);
  await cut.close();
});

test('a seed is a number: the form says so, and takes one', async () => {
  const visit = await open({ hash: 'room' });
  const { page } = visit;
  await page.locator('.seed-button').click();
  const field = page.getByLabel('Seed', { exact: true });
  for (const [typed, said] of [['seven', /“seven” is none/], ['', /whole number/], ['3.5', /“3.5” is none/], ['9'.repeat(20), /too long/]]) {
    await field.fill(typed);
    await field.press('Enter');
    await page.waitForFunction(() => document.querySelector('#seed-field').ariaInvalid === 'true');
    await page.waitForFunction((said) => new RegExp(said).test(document.querySelector('#seed-about').textContent), said.source);
  }
  await field.fill('12');
  await field.press('Enter');
  await field.waitFor({ state: 'detached' });
  assert.match(await page.locator('.seed-button').textContent(), /seed 12/);
  await visit.close();
});

test('reset asks once, and can be left', async () => {
  const visit = await open({ hash: 'room' });
  const { page } = visit;
  await pause(page);
  await unfold(page, 'traffic-peak', 'faults');
  await control(page, 'traffic-peak').getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await control(page, 'traffic-peak').getByRole('button', { name: 'Stop' }).waitFor();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByRole('group', { name: 'Reset the run?' }).getByRole('button', { name: 'Reset' }).click();
  await page.locator('.sleeve-note').waitFor({ state: 'detached' });
  await control(page, 'traffic-peak').getByRole('button', { name: 'Start', exact: true }).waitFor();
  assert.match(await clock(page), /^Mon 09:/);
  await visit.close();
});

test('link and log of the page lead the command line to the same world', async () => {
  const visit = await open({ query: 'seed=23', hash: 'room' });
  const { page } = visit;
  await pause(page);
  await unfold(page, 'seconds-for-minutes', 'faults');
  await control(page, 'seconds-for-minutes').getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('button', { name: 'Next event' }).click();
  await page.locator('.transport .go[aria-label=Play]').waitFor();
  await unfold(page, 'scale-servers', 'responses');
  await control(page, 'scale-servers').getByRole('button', { name: 'Set' }).click();
  const before = await minute(page);
  await page.getByRole('button', { name: 'One minute' }).click();
  const now = before + 1;
  await page.waitForFunction((to) => Number(document.querySelector('.playhead').ariaValueNow) === to, now);

  const link = await share(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the log as a file' }).click();
  await page.getByText('Saved as afterlaunch-log.json.').waitFor();
  const saved = await download;
  assert.equal(saved.suggestedFilename(), 'afterlaunch-log.json');
  const file = await saved.path();
  const log = JSON.parse(readFileSync(file, 'utf8'));
  assert.deepEqual([log.scenario, log.seed, log.until], ['support-tickets', 23, now]);
  assert.deepEqual(log.actions.map((entry) => Object.keys(entry.do)[0]), ['inject-fault', 'scale-servers']);

  const [byLog, byLink] = [run('--log', file), run('--link', link.href)];
  assert.match(byLog.fingerprint, /^[0-9a-f]{16}$/);
  assert.equal(byLog.fingerprint, byLink.fingerprint);
  assert.equal(new URLSearchParams(byLog.link).get('do'), link.searchParams.get('do'), 'it gives the same link back');
  assert.notEqual(run('--log', file, '--seed', '24').fingerprint, byLog.fingerprint);
  // What the page shows of its own world is what the command line computes of it.
  const ledger = (await page.locator('#ledger .ledger-sum b').first().textContent()).replace(/\D/g, '');
  assert.equal(Number(ledger), Math.round(byLog.ledger.today.eur));
  await visit.close();
});
