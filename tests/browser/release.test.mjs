// The release room, used as a person does: a version that does no harm is tried and promoted, a bad one is found and taken back, and
// the registry says what changed. Wide and on a phone, in both themes.

import assert from 'node:assert/strict';
import test from 'node:test';
import { barriers, open, overflowing } from './harness.mjs';
import { control, goOnUntil, steps, turn, unfold } from './room.mjs';

/** What keeps people out, or sticks out of the window. */
const sound = async (page, where) => assert.deepEqual([await barriers(page), await overflowing(page)], [[], []], where);
const goes = (page, place) => page.evaluate((place) => { location.hash = place; }, place);
const told = (page) => page.locator('#timeline ul.sr li').allTextContents();
const verdict = (page) => page.locator('.verdict-word').textContent();

/** Lets time pass to the next event until something is so. */
async function waitFor(page, isSo) {
  for (let jumps = 0; jumps < 30 && !(await isSo()); jumps += 1) {
    const on = page.locator('.btn.main:visible', { hasText: 'Run to the next event' });
    if (!(await on.count())) break;
    await on.first().click();
    await page.locator('.transport .go[aria-label=Play]').waitFor({ timeout: 60_000 });
    const note = page.locator('.note .close');
    if (await note.count()) await note.first().click();
  }
  assert.ok(await isSo(), `the room says: ${await page.locator('.ask').textContent()}`);
}

for (const [width, height, dark] of [[1440, 900, false], [390, 844, true]]) {
  const name = `${width} px, ${dark ? 'dark' : 'light'}`;
  const phone = width < 700;
  // The page takes another form a frame later: before that, buttons are seen that are about to go.
  const fit = async (page) => {
    await page.setViewportSize({ width, height });
    if (phone) await page.locator('[data-form~=phone]').first().waitFor({ state: 'attached' });
  };

  test(`a version that does no harm is promoted: ${name}`, async (t) => {
    const visit = await open({ width: 1440, height: 900, dark, still: true, touch: phone, query: 'seed=7&at=20160&autoplay=0', hash: 'room' });
    const { page } = visit;
    const step = steps(t);

    await step('a new version is trained and meets the tests before release', async () => {
      await unfold(page, 'retrain', 'respond');
      await control(page, 'retrain').locator('.btn').last().click();
      await goOnUntil(page, 'v4 is ready', async () => (await told(page)).some((line) => line.includes('v4 is ready')));
      await page.getByRole('link', { name: 'Release room' }).first().click();
      await page.getByRole('heading', { name: 'Release of v4' }).waitFor();
      await fit(page);
      // A version that nobody has tried is met at its tests.
      await page.locator('.gate').nth(7).waitFor();
      await page.locator('.step', { hasText: 'Verdict' }).click();
      await page.getByText('Nobody has tried it yet.').waitFor();
      await sound(page, 'before a trial');
      await page.locator('.step', { hasText: 'Tests' }).click();
      await page.locator('.gate').nth(7).waitFor();
      assert.match(await page.locator('.ask .answer').textContent(), /\d of 8 tests pass\./);
      await sound(page, 'the tests');
    });

    await step('it is tried on a tenth, and nobody can say yet', async () => {
      await page.getByRole('button', { name: 'Start v4 at 10 %' }).locator('visible=true').first().click();
      await page.locator('.step', { hasText: 'Verdict' }).click();
      await page.locator('.trial-card').waitFor();
      assert.match(await verdict(page), /not enough evidence yet/);
      assert.equal(await page.locator('.tc-row').count(), 4);
      assert.ok(await page.locator('.btn.back:visible').count(), 'the way back is always there');
      assert.ok(await page.getByRole('button', { name: 'Promote anyway' }).count());
      await sound(page, 'a trial that has begun');
    });

    await step('once it is no worse it is made the champion, and its trial stays', async () => {
      const promote = page.getByRole('button', { name: 'Make v4 the champion' }).locator('visible=true');
      await waitFor(page, async () => /no worse|better/.test(await verdict(page)));
      await sound(page, 'a trial with its verdict');
      await promote.first().click();
      await page.locator('.step', { hasText: 'Champion' }).getByText('v4').waitFor();
      assert.equal(await page.locator('.tc-row').count(), 4);
    });

    await step('the registry says who answered when, and what changed', async () => {
      await page.locator('.step.apart').click();
      await page.locator('.reign.champion').nth(1).waitFor({ state: 'attached' });
      assert.deepEqual(await page.locator('.reign.champion > span:first-child').allTextContents(), ['v3', 'v4']);
      assert.match(await page.locator('.changed-view').first().textContent(), /lines differ/);
      await page.getByLabel('Second').selectOption({ label: 'v3' });
      await page.getByText('It is the same version: nothing differs.').waitFor();
      await sound(page, 'the registry');
    });

    await visit.close();
  });

  test(`a bad version is taken back: ${name}`, async (t) => {
    const visit = await open({ width: 1440, height: 900, dark, still: true, touch: phone, query: 'seed=7&at=20160&autoplay=0', hash: 'room' });
    const { page } = visit;
    const step = steps(t);

    await step('another team’s release answers a share', async () => {
      await unfold(page, 'skewed-release', 'faults');
      const share = control(page, 'skewed-release').getByLabel('Answers');
      await turn(share, 0.2);
      await control(page, 'skewed-release').getByRole('button', { name: 'Start', exact: true }).click();
      await page.getByRole('button', { name: 'One minute' }).click();
      await goes(page, 'release');
      await page.locator('.trial-card').waitFor();
      await fit(page);
    });

    await step('it is worse, and one press takes it back', async () => {
      await waitFor(page, async () => /worse/.test(await verdict(page)) && !/no worse/.test(await verdict(page)));
      await sound(page, 'a version that does harm');
      await page.getByRole('button', { name: /^Take v4 back/ }).locator('visible=true').first().click();
      await page.locator('.tc-over').getByText(' to ').waitFor({ state: 'attached' });
      assert.equal(await page.locator('.tc-row').count(), 4, 'its trial stays on record');
      await page.locator('.step.apart').click();
      assert.match(await page.locator('.versions tbody tr').first().textContent(), /v4.*taken back/);
    });

    await visit.close();
  });
}
