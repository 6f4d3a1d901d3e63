// The training room: rows are looked at, models trained, searched, compared and told about; and while the largest model begins
// and trains the page stays quick, shows how far it is, and gives up when asked.

import assert from 'node:assert/strict';
import test from 'node:test';
import { barriers, open, overflowing } from './harness.mjs';
import { steps } from './room.mjs';

/** What keeps people out, or sticks out of the window. */
const sound = async (page, where) => assert.deepEqual([await barriers(page), await overflowing(page)], [[], []], where);

const press = (page, name) => page.getByRole('button', { name }).click();
const choose = (page, name, label) => page.getByLabel(name, { exact: true }).selectOption({ label });

/** Lets time pass until nothing is being trained. */
async function trained(page) {
  await page.locator('.in-training').waitFor();
  const play = page.getByRole('button', { name: 'Let time pass' });
  if (await play.count()) await play.click();
  await page.locator('.in-training').waitFor({ state: 'detached', timeout: 60_000 });
}

for (const [width, height, dark] of [[1440, 900, false], [1440, 900, true], [390, 844, false], [390, 844, true]]) {
  test(`models are trained and compared: ${width} px, ${dark ? 'dark' : 'light'}`, async (t) => {
    const visit = await open({ width, height, dark, still: true, touch: width < 700, query: 'seed=7&at=9000&autoplay=0&speed=6h', hash: 'train' });
    const { page } = visit;
    const step = steps(t);

    await step('the rows are looked at before anything is learnt from them', async () => {
      await press(page, 'Look at these rows');
      await page.getByText('Nothing about these rows looks wrong.').waitFor();
      assert.match(await page.locator('dl.facts').first().textContent(), /tickets/);
      await sound(page, 'rows');
    });

    await step('a setting that cannot be is refused in words', async () => {
      await choose(page, 'Model', 'Boosted trees');
      await page.getByLabel('Trees', { exact: true }).fill('0');
      await page.getByRole('button', { name: 'Train', exact: true }).click();
      assert.match(await page.locator('.why-not.refused').textContent(), /“Trees” can be from 1 to 400, not 0/);
    });

    await step('a term is explained on tap', async () => {
      await page.locator('.term', { hasText: 'snapshot' }).first().click();
      assert.match(await page.locator('.meanings').first().textContent(), /frozen copy/);
    });

    await step('a model is trained, and shows its curve', async () => {
      await page.getByLabel('Trees', { exact: true }).fill('30');
      await page.getByRole('button', { name: 'Train', exact: true }).click();
      await trained(page);
      assert.match(await page.getByRole('region', { name: 'All trainings' }).textContent(), /boosted trees/);
    });

    await step('several values of a setting are tried, and the best is kept', async () => {
      await choose(page, 'Model', 'Decision tree');
      await page.getByText('Or try several values of a setting').click();
      await page.getByLabel('Values', { exact: true }).fill('2 16 200');
      await press(page, 'Try all of them');
      await trained(page);
      assert.equal(await page.getByText('not kept').count(), 2);
    });

    await step('two runs stand side by side', async () => {
      await press(page, 'Side by side');
      await page.getByText('Both learnt from the very same rows').waitFor();
    });

    await step('a version is told about', async () => {
      await press(page, 'Tell me about it');
      await page.getByText('What it goes by', { exact: true }).waitFor();
      assert.match(await page.getByRole('region', { name: 'Measures' }).textContent(), /ROC-AUC0\.\d\d\d/);
      await sound(page, 'all of it');
    });

    await step('the intervals come while one reads, and each segment is told about', async () => {
      const luck = page.locator('.measures tr', { hasText: 'ROC-AUC' }).locator('td').nth(1);
      await luck.filter({ hasText: /0\.\d\d\d to 0\.\d\d\d/ }).waitFor();
      assert.match(await page.locator('.verdict').textContent(), /fares worse than the others/);
      await choose(page, 'Field', 'Waiting time');
      await page.locator('.goes-by').nth(1).getByText('min').first().waitFor();
    });

    await step('the decision threshold is moved, and cells and money follow', async () => {
      const line = page.getByRole('slider', { name: 'Decision threshold' });
      const cells = async () => (await page.locator('.cells b').allTextContents()).map((text) => Number(text.replace(',', '')));
      const [before, money] = [await cells(), await page.locator('.figures-of').textContent()];
      await line.focus();
      for (let press = 0; press < 10; press += 1) await page.keyboard.press('ArrowLeft');
      const after = await cells();
      const sum = (all) => all.reduce((a, b) => a + b);
      assert.ok(after[0] > before[0] && after[2] > before[2] && sum(after) === sum(before), `${before} ${after}`);
      assert.notEqual(await page.locator('.figures-of').textContent(), money);
      assert.match(await line.getAttribute('aria-valuetext'), /^\d+ %: [\d]+ caught, .* EUR in a thousand tickets$/);
    });

    await step('the cheapest line is a button away, and can be put into service', async () => {
      const cheapest = page.getByRole('button', { name: 'To the cheapest' });
      await cheapest.click();
      assert.ok(await cheapest.isDisabled());
      await press(page, 'Use this decision threshold');
      await page.getByText('The decision threshold lies here from now on.').waitFor();
      await page.getByText('This is where the threshold lies in service.').waitFor();
      await sound(page, 'the line');
    });

    await step('a version gets its first requests', async () => {
      await page.getByRole('button', { name: /^Give v\d+ one request in ten/ }).first().click();
      await page.getByText('It gets its first requests.').waitFor();
    });
    await visit.close();
  });
}

/** What the tasks of the page’s own thread took, in milliseconds of the processor: others may use the machine, too. */
function mainTasks(trace) {
  const { traceEvents } = JSON.parse(trace.toString());
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const main = new Set(traceEvents.filter((e) => e.name === 'thread_name' && e.args.name === 'CrRendererMain').map(thread));
  return traceEvents.filter((e) => e.ph === 'X' && e.name.endsWith('RunTask') && main.has(thread(e))).map((e) => (e.tdur ?? e.dur) / 1_000);
}

test('the page stays quick while the largest model trains, and gives it up when asked', async () => {
  const visit = await open({ query: 'seed=7&at=40000&autoplay=0&speed=1h', hash: 'train' });
  const { page } = visit;
  await page.context().browser().startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await choose(page, 'From', '70 days back');
  await press(page, 'Look at these rows');
  await page.getByText('Nothing about these rows looks wrong.').waitFor();
  await choose(page, 'Model', 'Boosted trees');
  await page.getByLabel('Trees', { exact: true }).fill('400');
  await page.getByLabel('Leaves of a tree', { exact: true }).fill('256');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.locator('.in-training').waitFor();
  await press(page, 'Let time pass');
  const share = () => page.locator('progress').evaluate((bar) => bar.value);
  const first = await share();
  await page.waitForTimeout(4_000);
  const then = await share();
  await press(page, 'Tell me about it');
  await page.getByText('What it goes by', { exact: true }).waitFor();
  assert.ok(then > first && then < 1, `progress moves: ${first}, ${then}`);
  const tasks = mainTasks(await page.context().browser().stopTracing());
  assert.ok(tasks.length > 100, `${tasks.length} tasks were seen`);
  assert.deepEqual(tasks.filter((milliseconds) => milliseconds > 50), [], 'no task over 50 ms');
  await press(page, 'Give it up');
  await page.locator('.in-training').waitFor({ state: 'detached' });
  await page.getByText('The training was given up.').waitFor();
  await visit.close();
});
