// The words of the trade: looked up by what somebody remembers of them, and learnt by cards, by keyboard alone. What is known is
// kept, what is not comes again, and an example leads where it says.

import assert from 'node:assert/strict';
import test from 'node:test';
import { barriers, drawn, open, overflowing } from './harness.mjs';

const status = (page) => page.locator('.count').innerText();
const top = (page) => page.locator('#card-front').innerText();

test('a word is looked up by its name, a spelling or its sentence', async () => {
  const visit = await open({ hash: 'words', still: true });
  const { page } = visit;
  const field = page.getByLabel('Look for a word');
  const all = Number.parseInt(await status(page), 10);
  assert.ok(all > 150, `${all} words`);
  assert.equal(await page.locator('.paper h2').count(), 6, 'by chapters');
  await field.fill('caught');
  const recall = page.locator('#word-recall');
  await recall.waitFor();
  assert.match(await recall.innerText(), /^Recall\nalso: caught\n.*\nTaken for accuracy: .*\nSee it: Machine failure/s);
  assert.equal(await page.locator('.word').first().getAttribute('id'), 'word-recall', 'what is called so comes first');
  await page.getByLabel('Chapter', { exact: true }).selectOption({ label: 'Chapter 6, A plan of one’s own' });
  await page.locator('#word-recall').waitFor({ state: 'detached' });
  await field.fill('blockchain');
  await page.getByText('No word like this in chapter 6.').waitFor();
  await page.getByRole('button', { name: 'Show all words' }).press('Enter');
  await page.waitForFunction(() => document.activeElement.id === 'word');
  assert.equal(await status(page), `${all} words`);
  await visit.close();
});

test('words are learnt by cards, by keyboard alone, and what is known stays known', async () => {
  const visit = await open({ hash: 'words', still: true });
  const { page } = visit;
  await page.getByRole('button', { name: 'Learn by cards' }).press('Enter');
  await page.getByLabel('Chapter', { exact: true }).selectOption({ label: 'Chapter 6, A plan of one’s own' });
  const all = Number.parseInt((await status(page)).split(' of ')[1], 10);
  const first = await top(page);
  const turn = async () => {
    await page.locator('#card-turn').press('Enter');
    await page.waitForFunction(() => document.activeElement.id === 'card-back');
  };
  await turn();
  assert.match(await page.locator('#card-back').innerText(), /Taken for .*See it: /s);
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction(() => document.activeElement.id === 'card-turn');
  assert.equal(await status(page), `0 of ${all} known`);
  // What was not known comes again, a few cards later.
  const seen = [];
  while ((await top(page)) !== first) {
    seen.push(await top(page));
    assert.ok(seen.length < 6, `${first} comes again after ${seen}`);
    await turn();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((before) => document.querySelector('#card-front')?.innerText !== before, seen.at(-1));
  }
  assert.ok(seen.length > 2);
  assert.equal(await status(page), `${seen.length} of ${all} known`);
  await page.getByRole('button', { name: 'Sentence first' }).press('Enter');
  await page.getByText('Which word is it?').waitFor();
  assert.notEqual(await top(page), first, 'the sentence stands first');
  await turn();
  assert.match(await page.locator('#card-back').innerText(), new RegExp(`^${first}`));
  for (;;) {
    await page.getByRole('button', { name: 'Knew it' }).press('Enter');
    await page.waitForFunction(() => ['card-turn', 'cards-done'].includes(document.activeElement.id));
    if (await page.locator('#cards-done').isVisible()) break;
    await turn();
  }
  assert.equal(await status(page), `${all} of ${all} known`);
  // It is kept over a visit.
  await page.reload();
  await drawn(page);
  await page.getByRole('button', { name: 'Learn by cards' }).click();
  await page.getByLabel('Chapter', { exact: true }).selectOption({ label: 'Chapter 6, A plan of one’s own' });
  await page.getByText('You know all words of chapter 6.').waitFor();
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.getByRole('button', { name: 'Forget the words of chapter 6' }).click();
  await page.locator('#card-turn').waitFor();
  assert.equal(await status(page), `0 of ${all} known`);
  await visit.close();
});

test('an example opens what it names', async () => {
  const visit = await open({ hash: 'words', still: true, query: 'theme=dark' });
  const { page } = visit;
  const pages = await page.locator('.word .see a:not([target])').evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href')))]);
  assert.ok(pages.length > 25, `${pages.length} missions and pages`);
  for (const address of pages) {
    await page.evaluate((address) => { location.hash = address; }, address);
    await page.waitForFunction(() => document.querySelector('main') && !document.title.startsWith('Words |'));
    await page.evaluate(() => { location.hash = '#words'; });
    await page.waitForFunction(() => document.title.startsWith('Words |'));
  }
  for (const [id, shown] of [['psi', 'Unlike the training data'], ['provenance', 'Training data']]) {
    const [room] = await Promise.all([page.context().waitForEvent('page'), page.locator(`#word-${id} .see a`).click()]);
    await drawn(room);
    assert.equal(await room.locator(':root').getAttribute('data-theme'), 'dark', 'what is asked of the page stays');
    await room.locator('.chart-card, .stage-card').filter({ hasText: shown }).first().waitFor();
    await room.close();
  }
  await visit.close();
});

for (const look of [{ width: 1440 }, { width: 820, dark: true }, { width: 390, height: 844, touch: true }]) {
  test(`the words at ${look.width} pixels keep nobody out`, async () => {
    const visit = await open({ hash: 'words', still: true, ...look });
    const { page } = visit;
    const sound = async (what) => {
      assert.deepEqual(await overflowing(page), [], what);
      assert.deepEqual(await barriers(page), [], what);
    };
    await sound('the list');
    await page.getByRole('button', { name: 'Learn by cards' }).click();
    await page.locator('#card-turn').click();
    await sound('a card');
    await visit.close();
  });
}
