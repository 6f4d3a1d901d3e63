// A system as a file: saved, changed by hand, loaded back and run; a link to such a run asks for its file; bad files are
// refused with the way to what is wrong, and nothing is changed.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { barriers, open, overflowing } from './harness.mjs';
import { pause, told } from './room.mjs';

const json = (name, text) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
const field = '#system-file input[type=file]';

/** Saves the system that runs; the file as text. */
async function saved(page) {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save this system as a file' }).click();
  const file = await download;
  assert.equal(file.suggestedFilename(), 'support-tickets.json');
  await page.getByText('Saved as support-tickets.json.').waitFor();
  return readFileSync(await file.path(), 'utf8');
}

/** Loads a system, and waits until it stands in the room. */
async function load(page, file, name) {
  await page.setInputFiles(field, file);
  await page.locator('.pick', { hasText: name }).waitFor({ timeout: 60_000 });
  await pause(page);
}

test('a system is saved, changed in a text editor, loaded back and run, and its link finds the way back', async () => {
  const visit = await open({ hash: 'own' });
  const { page } = visit;
  const text = await saved(page);
  assert.deepEqual(await barriers(page), []);
  const changed = text
    .replace('"name": "Support tickets"', '"name": "Dear tickets"')
    .replace('"missed_eur": 15', '"missed_eur": 450')
    .replace('"sentence": "', '"sentence": "<mark>Changed.</mark> ');
  assert.notEqual(changed, text);
  await load(page, json('dear.json', changed), 'Dear tickets');
  assert.equal(await page.locator('mark').count(), 0, 'what a file says is text');
  assert.match(await page.locator('.scenario-line').innerText(), /<mark>Changed\.<\/mark>/);
  await page.getByRole('button', { name: 'Share' }).click();
  const query = (await page.locator('.link-field').inputValue()).split('?')[1].split('#')[0];
  await page.keyboard.press('Escape');
  const here = await told(page);

  // What is saved again is what was loaded.
  await page.evaluate(() => { location.hash = 'own'; });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save this system as a file' }).click();
  assert.equal(readFileSync(await (await download).path(), 'utf8'), changed);
  await visit.close();

  const second = await open({ query: `${query}&autoplay=0` });
  await second.page.getByText('This run was made with a system from somebody’s own file, “dear.json”').waitFor();
  await load(second.page, json('renamed.json', changed), 'Dear tickets');
  assert.deepEqual(await told(second.page), here);
  await second.close();

  // Money is another than in the system that it was made from.
  const third = await open({ query: query.replace(/scenario=[^&]+/, 'scenario=support-tickets') });
  await third.page.evaluate(() => { location.hash = 'room'; });
  await pause(third.page);
  assert.notDeepEqual(await told(third.page), here);
  await third.close();
});

test('bad files are refused with the way to what is wrong, on a phone too', async () => {
  const visit = await open({ hash: 'own', width: 390, height: 844, touch: true, dark: true });
  const { page } = visit;
  const text = await saved(page);
  const refused = page.locator('#system-file .own-refused');
  for (const [file, ...words] of [
    [text.replace('[0, 50]', '[50, 0]').replace('"missed_eur": 15', '"missed_eur": -15'), 'fields[3].range', 'upside down', 'costs.missed_eur', 'must not be negative'],
    [text.replace('"kind": "number"', '"kind": "<b>colour</b>"'), 'fields[0].kind', '“<b>colour</b>” is not known here'],
    [text.replace('"other": "equipment_age"', '"other": "topic"'), 'concept.terms[8].other', 'would depend on itself'],
    [text.slice(0, 900), 'no valid JSON'],
    ['x'.repeat(600_000), '600000 bytes'],
  ]) {
    await page.setInputFiles(field, json('bad.json', file));
    for (const word of words) await refused.getByText(word).first().waitFor();
    await refused.getByText('bad.json was not loaded, and nothing was changed.').waitFor();
  }
  await page.setInputFiles(field, json('bad.json', text.replace('[0, 50]', '[50, 0]').replace('"missed_eur"', '"mised_eur"')));
  await refused.getByText('costs.mised_eur').waitFor();
  assert.deepEqual(await overflowing(page), []);
  assert.deepEqual(await barriers(page), []);
  // One without a mistake runs, and the old words are gone.
  await page.setInputFiles(field, json('good.json', text.replace('"missed_eur": 15', '"missed_eur": 16')));
  await page.waitForFunction(() => location.hash === '#room');
  await visit.close();
});
