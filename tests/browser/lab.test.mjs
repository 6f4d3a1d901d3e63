// The laboratory: a stream, a drift, a learner and a detector are chosen, rows come, and the page says when the change was
// noticed. It stays quick, what cannot be is refused in words, and the charts can be looked at closely.

import assert from 'node:assert/strict';
import test from 'node:test';
import { barriers, open, overflowing } from './harness.mjs';
import { steps } from './room.mjs';
import { watchTasks } from './tasks.mjs';

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const choose = (page, name, label) => page.getByLabel(name, { exact: true }).selectOption({ label });
const words = (page) => page.locator('.lab-words').textContent();

/** What keeps people out, or sticks out of the window. */
const sound = async (page, where) => assert.deepEqual([await barriers(page), await overflowing(page)], [[], []], where);

/** Lets rows come, up to the last. */
async function lived(page) {
  await choose(page, 'Speed', 'as fast as it can');
  await press(page, 'Let rows come');
  await page.getByRole('button', { name: 'Once more', exact: true }).waitFor({ timeout: 60_000 });
  return words(page);
}

for (const [width, height, dark] of [[1440, 900, false], [1440, 900, true], [390, 844, false], [390, 844, true]]) {
  test(`a change is noticed, or not: ${width} px, ${dark ? 'dark' : 'light'}`, async (t) => {
    const visit = await open({ width, height, dark, still: true, touch: width < 700, query: 'autoplay=0', hash: 'lab' });
    const { page } = visit;
    const step = steps(t);

    await step('it says what waits', async () => {
      assert.match(await words(page), /8,000 rows are waiting/);
      await sound(page, 'at the start');
    });

    await step('rows come, and can be stopped', async () => {
      await choose(page, 'Speed', '200 rows a second');
      await press(page, 'Let rows come');
      await page.waitForFunction(() => /Row [1-9]/.test(document.querySelector('.lab-words').textContent));
      await press(page, 'Pause');
      const stood = await words(page);
      await page.waitForTimeout(300);
      assert.equal(await words(page), stood, 'it stands');
      await press(page, 'Start over');
      assert.match(await words(page), /8,000 rows are waiting/);
    });

    await step('ADWIN notices a sudden change', async () => {
      const said = await lived(page);
      assert.match(said, /ADWIN fired .*noticed \d+ rows after it began/);
      assert.doesNotMatch(said, /false/);
      await sound(page, 'at the end');
    });

    await step('without a change nothing is noticed', async () => {
      await choose(page, 'Form', 'None');
      assert.equal(await page.getByLabel('At row', { exact: true }).count(), 0);
      assert.match(await lived(page), /ADWIN has not fired/);
    });

    await step('another detector has settings of its own', async () => {
      await choose(page, 'Form', 'Gradual');
      await choose(page, 'Detector', 'Page-Hinkley');
      await page.getByText('Settings', { exact: true }).click();
      await page.getByLabel('Threshold', { exact: true }).fill('20');
      await page.getByLabel('Over rows', { exact: true }).fill('500');
      assert.match(await lived(page), /Page-Hinkley fired .*after it began/);
      await sound(page, 'with settings open');
    });

    await step('what cannot be is refused in words', async () => {
      await page.getByLabel('Threshold', { exact: true }).fill('plenty');
      await page.getByText('“Threshold” must be a number, not “plenty”.').waitFor();
      await page.getByLabel('Threshold', { exact: true }).fill('50');
      await page.getByText('8,000 rows are waiting.').waitFor();
    });

    await step('a chart can be looked at closely, by keys as well', async () => {
      await page.locator('#chart-lab-error').focus();
      await page.keyboard.press('Enter');
      const card = page.getByRole('dialog', { name: 'Prequential error' });
      await card.waitFor();
      await page.keyboard.press('Escape');
      await card.waitFor({ state: 'detached' });
      await page.locator('#chart-lab-error').focus();
      await page.keyboard.press('d');
      await page.getByRole('region', { name: /Prequential error.*values/ }).waitFor();
    });
    await visit.close();
  });
}

test('the page stays quick while rows come as fast as they can', async () => {
  const visit = await open({ query: 'autoplay=0', hash: 'lab' });
  const { page } = visit;
  await choose(page, 'Detector', 'KSWIN');
  await page.getByText('Settings', { exact: true }).click();
  await page.getByLabel('Window size', { exact: true }).fill('400');
  await page.getByLabel('Statistic size', { exact: true }).fill('200');
  const longest = await watchTasks(page);
  await lived(page);
  const tasks = await longest();
  assert.ok(tasks.count > 100, `${tasks.count} tasks were seen`);
  assert.ok(tasks.own <= 50, `a task of ${tasks.own} ms`);
  await visit.close();
});

test('the front page leads to it', async () => {
  const visit = await open({ query: 'autoplay=0' });
  await visit.page.getByRole('link', { name: /^Laboratory/ }).click();
  await visit.page.getByRole('heading', { name: 'Laboratory', level: 1 }).waitFor();
  await visit.close();
});
