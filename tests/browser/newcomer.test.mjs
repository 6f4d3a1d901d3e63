// Somebody who has never seen the page runs the product once around: breaks it, sees it, mends it, replaces its
// model with care, releases a bad one, goes back, and sends a friend the link.

import assert from 'node:assert/strict';
import test from 'node:test';
import { open } from './harness.mjs';
import { alert, clock, control, goOnUntil, minute, passes, pause, steps, told, turn, unfold } from './room.mjs';

const DRIFT = 'Waiting time has drifted';
const SLOW = 'Answer time over';

/** What the chart of answer times says to those who do not see it. */
const answerTime = (page) => page.locator('#says-answer-time').textContent();
const champion = (page) => page.locator('.lane.champion .version').textContent();

test('a newcomer walks the whole way', async (t) => {
  const visit = await open({ query: 'seed=7' });
  const { page } = visit;
  const step = steps(t);

  await step('it runs when it opens', async () => {
    const opened = await clock(page);
    await passes(page, opened);
  });

  await step('trouble comes in from the front page', async () => {
    const trouble = page.getByRole('button', { name: 'Send waiting time in seconds' });
    await trouble.click();
    await page.locator('.invite button[aria-pressed=true]').waitFor();
    assert.equal(await trouble.getAttribute('aria-pressed'), 'true');
    await page.getByText('Trouble is in.').waitFor();
    await page.getByRole('link', { name: 'Open the control room' }).first().click();
    await page.getByRole('heading', { name: /^Control room/ }).waitFor();
    assert.match(await page.locator('.sleeve-note').first().textContent(), /seconds/i);
  });

  await step('faster, until an alert fires', async () => {
    await turn(page.getByRole('slider', { name: 'Speed' }), 3);
    const look = alert(page, DRIFT).getByRole('button', { name: 'Look into it' });
    await look.waitFor({ timeout: 60_000 });
    await pause(page);
  });

  await step('the alert leads to the stage, the stage to what helps', async () => {
    // Another alert may have come first and hold the one filled button; a name is a button then.
    await alert(page, DRIFT).getByRole('button', { name: new RegExp(`Look into it|${DRIFT}`) }).first().click();
    const card = page.getByRole('dialog', { name: /^Prepare/ });
    await card.waitFor();
    assert.match(await card.innerText(), /Sixty times: could the unit have changed\?/);
    await card.getByRole('button', { name: 'Choose how to switch the check on' }).click();
    const check = control(page, 'validation');
    await check.getByRole('button', { name: 'Switch on' }).click();
    await check.getByText('Switch the check off').waitFor();
  });

  await step('the cause is put right at its source, and what it was worth is told', async () => {
    await page.getByRole('tab', { name: 'Respond' }).click();
    await page.locator('.fitting').getByRole('button', { name: 'Ask the sender to send minutes again' }).click();
    await control(page, 'repair-source').getByRole('button', { name: 'Ask', exact: true }).click();
    await page.locator('.sleeve-note').waitFor({ state: 'detached' });
    await control(page, 'repair-source').getByText(/It lasted .* waited past the 4-hour promise because of it/).waitFor();
  });

  await step('a new version is trained while one watches', async () => {
    await unfold(page, 'retrain', 'responses');
    await control(page, 'retrain').getByRole('button', { name: 'Retrain', exact: true }).last().click();
    const bar = control(page, 'retrain').getByRole('progressbar');
    await bar.waitFor();
    const before = Number(await bar.getAttribute('aria-valuenow'));
    for (let minute = 0; minute < 3; minute += 1) await page.getByRole('button', { name: 'One minute' }).click();
    await page.waitForFunction((before) => Number(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')) > before, before);
    const ready = control(page, 'retrain').getByText(/v4 is ready/);
    await goOnUntil(page, 'v4 is ready', () => ready.isVisible());
  });

  await step('a canary answers a tenth', async () => {
    await unfold(page, 'start-canary', 'responses');
    assert.equal(await control(page, 'start-canary').locator('output').textContent(), '10 %');
    await control(page, 'start-canary').getByRole('button', { name: 'Start', exact: true }).click();
    const lane = page.locator('.lane.candidate');
    await lane.waitFor();
    assert.match(await lane.textContent(), /v4.*10 %/s);
  });

  await step('the card of the model says what is known of the trial', async () => {
    await page.locator('.pipeline button[data-stage=model]').first().click();
    const trial = page.locator('.stage-card .trial');
    await trial.waitFor();
    assert.match(await trial.textContent(), /v4 on trial against v3/);
    assert.match(await trial.textContent(), /Cost of mistakes for 1,000 tickets/i);
    assert.match(await trial.locator('.trial-verdict').textContent(), /Not enough evidence yet/);
    await page.keyboard.press('Escape');
  });

  await step('it is promoted when its trial speaks for it, not before', async () => {
    await unfold(page, 'promote', 'responses');
    const promote = control(page, 'promote');
    await promote.getByText(/Not enough evidence yet: about [\d,]+ more outcomes of v4 (is|are) needed/).waitFor();
    const verb = promote.getByRole('button', { name: 'Promote', exact: true });
    assert.equal(await verb.getAttribute('aria-disabled'), 'true');
    await verb.click({ force: true });
    assert.match(await champion(page), /v3/, 'a locked button does nothing');
    // Outcomes take hours to days. A verdict is an event: time stands where it is given.
    await goOnUntil(page, 'the lock is off', async () => (await verb.getAttribute('aria-disabled')) === null);
    await verb.click();
    await page.locator('.lane.candidate').waitFor({ state: 'detached' });
    assert.match(await champion(page), /v4/);
    // What was found out stays on the card.
    await page.locator('.pipeline button[data-stage=model]').first().click();
    await page.locator('.stage-card .trial-verdict').getByText(/^(Better|No worse)$/).waitFor();
    assert.match(await page.locator('.stage-card .trial').textContent(), /v4 is (better|no worse) than v3: between/);
    await page.keyboard.press('Escape');
  });

  await step('a bad release is seen', async () => {
    await unfold(page, 'slow-release', 'faults');
    await control(page, 'slow-release').getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByRole('button', { name: 'One minute' }).click();
    await control(page, 'slow-release').getByText(/since .* answers all/).waitFor();
    await page.waitForFunction(() => !/v4/.test(document.querySelector('.lane.champion .version').textContent));
    await goOnUntil(page, 'the alert on answer time fires', () => alert(page, SLOW).locator('button').first().isVisible());
  });

  await step('going back mends it', async () => {
    const slow = await answerTime(page);
    await unfold(page, 'roll-back', 'responses');
    await control(page, 'roll-back').getByRole('button', { name: 'Go back', exact: true }).click();
    await page.waitForFunction(() => /v4/.test(document.querySelector('.lane.champion .version').textContent));
    assert.match(await page.locator('.lane.champion').textContent(), /v4/);
    await goOnUntil(page, 'the alert on answer time is over', () => page.locator('#alerts .alert.over').filter({ hasText: SLOW }).isVisible());
    assert.notEqual(await answerTime(page), slow);
  });

  await step('a friend with the link sees the same run', async () => {
    await pause(page);
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.getByText('Copied.').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(link, await page.getByLabel('Link to this run').inputValue());
    const friend = await open({ query: new URL(link).search.slice(1), hash: 'room' });
    await pause(friend.page);
    const [at, theirs] = [Number(new URL(link).searchParams.get('at')), await minute(friend.page)];
    assert.equal(await minute(page), at, 'the link leads to the minute that is shown');
    // A page that opens runs, so the friend is some minutes ahead: the same minutes are lived here.
    for (let m = at; m < theirs; m += 1) await page.getByRole('button', { name: 'One minute' }).click();
    await page.waitForFunction((to) => Number(document.querySelector('.playhead').ariaValueNow) === to, theirs);
    const mine = await told(page);
    assert.deepEqual(await told(friend.page), mine);
    await friend.close();
  });

  await visit.close();
});

for (const [width, height] of [[1440, 900], [1280, 720]]) {
  test(`the room keeps its places: ${width} px`, async (t) => {
    const visit = await open({ width, height, query: 'seed=7&at=9000&autoplay=0&faults=0:seconds-for-minutes', hash: 'room' });
    const { page } = visit;
    const step = steps(t);
    const places = () => page.evaluate(() => ['.desk .alerts', '.desk .controls'].map((part) => document.querySelector(part).getBoundingClientRect().top));

    await step('a stage that is looked into stays in the play area, and closes while time stands', async () => {
      for (const stage of ['customers', 'check', 'prepare', 'answer', 'act', 'outcomes', 'data', 'train']) {
        await page.locator(`[data-stage=${stage}] .bead`).click();
        const card = page.locator('.stage-card');
        const all = card.getByRole('button', { name: /^All \d/ });
        if (await all.count()) await all.click();
        const beyond = await page.evaluate(() => {
          const [card, play] = ['.stage-card', '.play'].map((part) => document.querySelector(part));
          const [inner, outer] = [card, play].map((part) => part.getBoundingClientRect());
          return [Math.max(0, Math.ceil(inner.right - outer.right)), Math.max(0, Math.ceil(inner.bottom - innerHeight)), play.scrollWidth - play.clientWidth];
        });
        assert.deepEqual(beyond, [0, 0, 0], stage);
        await card.getByRole('button', { name: 'Close' }).click();
        await card.waitFor({ state: 'detached' });
      }
    });

    await step('nothing moves while people are harmed and alerts ring', async () => {
      const before = await places();
      await goOnUntil(page, 'an alert fires', () => alert(page, DRIFT).isVisible());
      assert.deepEqual(await places(), before);
      await page.getByRole('tab', { name: 'Respond' }).click();
      assert.match(await page.locator('.fitting').textContent(), /Ask the sender to send minutes again/);
    });

    await step('a mark beside a question says what it rests on', async () => {
      const mark = page.locator('.question .mark').last();
      await mark.locator('summary').click();
      assert.match(await mark.textContent(), /it fires, crossed since/);
      await page.keyboard.press('Escape');
      assert.equal(await mark.getAttribute('open'), null);
    });
    await visit.close();
  });
}
