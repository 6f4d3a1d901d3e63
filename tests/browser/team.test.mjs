// What a team agrees on, used as a person does: who may do what and as whom it is done, whose an alert is, the model paused; a goal
// written down first; and the notebook, kept, saved and handed in. Wide and on a phone, in both themes.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { barriers, open, overflowing, site, tab } from './harness.mjs';
import { control, goOnUntil, steps, unfold } from './room.mjs';

const query = 'seed=7&at=11940&autoplay=0&faults=0:seconds-for-minutes';

/** What keeps people out, or sticks out of the window. */
const sound = async (page, where) => assert.deepEqual([await barriers(page), await overflowing(page)], [[], []], where);
const goes = (page, place) => page.evaluate((place) => { location.hash = place; }, place);

/** A file that a button saves. */
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).click()]);
  return readFile(await download.path(), 'utf8');
}

for (const [width, height, dark] of [[1440, 900, false], [390, 844, true]]) {
  const wide = width > 700;
  test(`a team, its goal and a notebook: ${width} px, ${dark ? 'dark' : 'light'}`, async (t) => {
    const visit = await open({ width, height, dark, still: true, touch: !wide, query, hash: 'roles' });
    const { page } = visit;
    const step = steps(t);
    /** Opens a control; on a phone they lie in a sheet. */
    const respond = async (id) => {
      await page.locator('.pipeline').first().waitFor();
      if (!(await page.getByRole('tab', { name: 'Respond' }).count())) await page.getByRole('button', { name: 'Respond' }).click();
      await unfold(page, id, 'respond');
    };

    await step('as one role one does what that role may, and is told who may do the rest', async () => {
      await page.locator('.powers').waitFor();
      await sound(page, 'who may do what');
      await page.getByLabel('Act as').selectOption({ label: 'Data engineer' });
      await page.locator('.acting').filter({ hasText: 'You act as the data engineer.' }).waitFor();
      await goes(page, 'room');
      await respond('roll-back');
      await control(page, 'roll-back').getByText('A data engineer may not take a version back. The ML engineer or the platform engineer may.').waitFor();
      await goes(page, 'roles');
      await page.getByLabel('Data engineer: Take a version back').check();
      await goes(page, 'room');
      await respond('roll-back');
      await control(page, 'roll-back').locator('.set .btn').first().waitFor();
      assert.equal(await control(page, 'roll-back').locator('.set .btn[aria-disabled=true]').count(), 0);
    });

    await step('a power that nobody has is one that nobody can use', async () => {
      await goes(page, 'roles');
      for (const role of ['Platform engineer', 'Product owner']) await page.getByLabel(`${role}: Pause the model`).uncheck();
      await page.getByText('Nobody may pause the model.').waitFor();
      await page.getByLabel('Product owner: Pause the model').check();
      await page.getByLabel('Act as').selectOption({ label: 'the whole team' });
      await page.locator('.acting').filter({ hasText: 'You act for the whole team' }).waitFor();
    });

    if (wide) {
      await step('an alert that nobody owns waits, and says so', async () => {
        await goes(page, 'room');
        const rules = page.locator('.rules');
        await rules.locator('summary').click();
        await rules.locator('[data-rule="field-drift"] select').selectOption({ label: 'Nobody' });
        const drift = page.locator('.alert[data-rule="field-drift"]');
        await goOnUntil(page, 'the alert fires', () => drift.getByText('Nobody owns it, so nobody was told').isVisible());
        await rules.locator('[data-rule="field-drift"] select').selectOption({ label: 'Data engineer' });
        await drift.getByText('Data engineer, told').waitFor();
      });
    }

    await step('a paused model answers nothing, on the picture and on the timeline', async () => {
      await goes(page, 'room');
      await respond('pause');
      await control(page, 'pause').getByRole('button', { name: 'Pause', exact: true }).click();
      await page.waitForFunction(() => /paused/.test(document.querySelector('.pipeline').textContent));
      await page.waitForFunction(() => /the model is paused/.test(document.querySelector('#timeline ul.sr').textContent));
      await respond('pause');
      await control(page, 'pause').getByRole('button', { name: 'Resume', exact: true }).click();
      await page.waitForFunction(() => !/paused/.test(document.querySelector('.pipeline').textContent));
    });

    await step('a goal is written down, judged, and in the account', async () => {
      await goes(page, 'goal');
      const decision = page.getByLabel('What is decided with the answers');
      await decision.fill('');
      await page.getByRole('button', { name: 'Write it down' }).click();
      await page.getByText('Say what is decided with the answers.').waitFor();
      await decision.fill('The desk reads urgent tickets first.');
      await page.getByLabel('What counts as success: Value').fill('lots');
      await page.getByRole('button', { name: 'Write it down' }).click();
      await page.getByText('“lots” is none.').waitFor();
      await page.getByLabel('What counts as success: Value').fill('60');
      await page.getByRole('button', { name: 'Write it down' }).click();
      await page.getByText('The goal is written down.').waitFor();
      await page.locator('.goal-stands').getByText('Recall at least 60 %').waitFor();
      assert.match(await page.locator('.goal-stands').textContent(), /Not enough evidence yet\./);
      await sound(page, 'the goal');
      await goes(page, 'account');
      await page.locator('.goal-stands').getByText('Recall at least 60 %').waitFor();
    });

    await step('the notebook offers what the run tells, keeps what is written, and is saved', async () => {
      await goes(page, 'notebook');
      const lines = page.locator('.notebook textarea');
      assert.equal(await lines.count(), 5);
      await page.getByRole('button', { name: 'Save as Markdown' }).click();
      await page.getByText('Nothing is written on this page yet.').waitFor();
      await page.getByRole('button', { name: 'Take it over: Experiment' }).click();
      await page.waitForFunction(() => /pause the model/i.test(document.querySelector('#notebook-experiment').value));
      await page.getByLabel('What do you want to find out, or to reach?').fill('# <b>Fewer misses</b>');
      await sound(page, 'the notebook');
      await page.reload();
      await page.waitForFunction(() => document.querySelector('#notebook-objective')?.value === '# <b>Fewer misses</b>');
      const markdown = await saved(page, 'Save as Markdown');
      assert.match(markdown, /## Free play\n\n\*\*Objective\*\*\n\n\\# &lt;b>Fewer misses/);
      const html = await saved(page, 'Save as HTML');
      assert.ok(html.includes('# &lt;b&gt;Fewer misses&lt;/b&gt;') && !html.includes('<b>'), html);
    });

    await visit.close();
  });
}

test('a teacher asks a question of their own, by the link; what is none is named', async () => {
  const visit = await open({ query: 'autoplay=0&question=Who%20%3Cb%3Edecides%3C%2Fb%3E%3F', hash: 'notebook', still: true });
  const { page } = visit;
  await page.getByLabel('Who <b>decides</b>?').fill('The desk.');
  await page.reload();
  await page.waitForFunction(() => document.querySelector('#notebook-answer')?.value === 'The desk.');
  const markdown = await saved(page, 'Save as Markdown');
  assert.match(markdown, /\*\*Who &lt;b>decides&lt;\/b>\?\*\*\n\nThe desk\./);
  await visit.close();
  const long = await open({ query: `autoplay=0&question=${'x'.repeat(301)}`, hash: 'notebook', still: true });
  await long.page.getByText('It takes one line of at most 300 letters.').waitFor();
  assert.equal(await long.page.locator('#notebook-answer').count(), 0);
  await long.close();
});

test('a page of the notebook is handed to the page around this one, which says whether it has taken it', async () => {
  const visit = await tab({ still: true });
  const { page } = visit;
  await page.goto(`${site}host.html`);
  await page.evaluate((src) => {
    document.body.replaceChildren();
    const frame = document.createElement('after-launch');
    frame.setAttribute('src', src);
    frame.setAttribute('whole', '');
    frame.setAttribute('autoplay', '0');
    window.handed = [];
    frame.addEventListener('notebook', ({ detail }) => {
      window.handed.push(detail);
      frame.notebookTaken(window.handed.length === 1);
    });
    document.body.append(frame);
  }, `${site}#notebook`);
  const frame = () => page.frames().find((frame) => frame.url().includes('host='));
  while (!frame()) await page.waitForTimeout(20);
  const inner = frame();
  await inner.getByLabel('What changed?').fill('More were caught.');
  await inner.getByRole('button', { name: 'Hand it in' }).click();
  await inner.getByText('Your course platform has taken it.').waitFor();
  const [{ page: id, title, text }] = await page.evaluate(() => window.handed);
  assert.deepEqual([id, title, text], ['free', 'Free play', 'What changed: More were caught.']);
  await inner.getByRole('button', { name: 'Hand it in' }).click();
  await inner.getByText('Your course platform takes no comments.').waitFor();
  await visit.close();
});
