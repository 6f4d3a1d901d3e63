// One moment as each of eight roles sees it: who was told, who may act, and who tells of it once it is over; by pointer, wide and
// on a phone, in both themes.

import assert from 'node:assert/strict';
import test from 'node:test';
import { barriers, open, overflowing } from './harness.mjs';
import { goOnUntil, steps } from './room.mjs';

/** Waiting time comes in seconds from Tuesday, 07:00 on. */
const query = 'seed=7&at=11940&autoplay=0&faults=0:seconds-for-minutes';

/** What keeps people out, or sticks out of the window. */
const sound = async (page, where) => assert.deepEqual([await barriers(page), await overflowing(page)], [[], []], where);

const panel = (page, role) => page.locator('.role').filter({ has: page.getByRole('heading', { name: role, exact: true }) });

for (const [width, height, dark] of [[1440, 900, false], [390, 844, true]]) {
  test(`a moment and eight roles: ${width} px, ${dark ? 'dark' : 'light'}`, async (t) => {
    const visit = await open({ width, height, dark, still: true, touch: width < 700, query, hash: 'room' });
    const { page } = visit;
    const step = steps(t);

    await step('the room leads to it', async () => {
      await page.getByRole('link', { name: 'See it as eight people' }).click();
      await page.locator('.role').nth(7).waitFor();
      await goOnUntil(page, 'the data engineer is told', () => page.getByRole('button', { name: 'Take it as data engineer' }).isVisible());
      assert.match(await page.locator('.lede').textContent(), /^Tuesday \d\d:\d\d, day 9\. .*since 07:00\./);
      await sound(page, 'eight roles');
    });

    await step('each has a question, a sentence, something to look at and something they may do', async () => {
      for (let at = 0; at < 8; at += 1) {
        const role = page.locator('.role').nth(at);
        assert.match(await role.locator('.asks').textContent(), /\?$/);
        assert.ok((await role.locator('.seen').textContent()).length > 10);
        assert.ok(await role.locator('.sees :is(.chart, .people-today, .cases)').count());
        assert.ok(await role.locator('.acts .btn').count());
        assert.match(await role.locator('.may-not').textContent(), /^May not /);
      }
      assert.match(await panel(page, 'Platform engineer').textContent(), /Nothing\..*May not/);
      assert.match(await panel(page, 'Compliance officer').textContent(), /No alert is theirs/);
    });

    await step('whoever was told can pick it up', async () => {
      assert.match(await panel(page, 'Data engineer').textContent(), /“Waiting time has drifted”.*not picked up/);
      await page.getByRole('button', { name: 'Take it as data engineer' }).click();
      await page.waitForFunction(() => /picked up (?!it)/.test(document.querySelector('.role .role-told').textContent));
      assert.doesNotMatch(await panel(page, 'Data engineer').textContent(), /not picked up/);
    });

    await step('one of them alone shows all that they have', async () => {
      await page.getByLabel('See as').selectOption({ label: 'Data engineer' });
      await page.waitForFunction(() => document.querySelectorAll('.role').length === 1);
      assert.equal(await page.locator('.role .chart').count(), 2);
      await sound(page, 'one role');
      await page.getByLabel('See as').selectOption({ label: 'all eight' });
      await page.locator('.role').nth(7).waitFor();
    });

    await step('what they may do is done in the room, and three tell of it once it is over', async () => {
      await panel(page, 'Data engineer').locator('.acts .btn').nth(1).click();
      const repair = page.locator('#control-repair-source');
      await repair.getByRole('button', { name: 'Ask', exact: true }).click();
      await page.evaluate(() => { location.hash = 'account'; });
      await page.locator('.voice').nth(2).waitFor();
      const said = await page.locator('.voice').allTextContents();
      assert.equal(said.length, 3);
      assert.match(said[0], /^Data engineer.*I was told after .*I picked it up.*It was over after/);
      assert.match(said.join(' '), /Product owner.* EUR/);
      await sound(page, 'three voices');
      const noticed = page.getByLabel('How was it noticed, and when?');
      assert.match(await noticed.inputValue(), /told the data engineer after/);
      const change = page.getByLabel('What do we change, who does it, and by when?');
      await change.fill('A range in the contract, by Friday.');
      await page.getByRole('link', { name: 'See it as eight people' }).click();
      await page.locator('.role').nth(7).waitFor();
      await page.evaluate(() => { location.hash = 'account'; });
      await change.waitFor();
      assert.equal(await change.inputValue(), 'A range in the contract, by Friday.', 'what was written is kept');
    });

    await visit.close();
  });
}
