// What a person sees and does on the page, in words that several tests share. Nothing here waits for a length of
// time: a loaded machine is slow, and what is waited for is always a state of the page.

import assert from 'node:assert/strict';

/** The simulated time and the text under it: "Mon 09:40". */
export const clock = (page) => page.locator('.sim-clock time').first().textContent();

/** The simulated minute that the room stands at, as its playhead says it. */
export const minute = async (page) => Number(await page.locator('.playhead').getAttribute('aria-valuenow'));

/** A control of the desk, by the id of its action or of its trouble. */
export const control = (page, id) => page.locator(`#control-${id}`);

/** An alert of the list, by its name. */
export const alert = (page, name) => page.locator('#alerts .alert').filter({ hasText: name });

/** Waits until the page shows another simulated time than this one. */
export async function passes(page, from) {
  await page.waitForFunction((from) => document.querySelector('.sim-clock time').textContent !== from, from);
}

/** Stops time, if it passes, and waits until what is shown stands. */
export async function pause(page) {
  const go = page.locator('.transport .go');
  if ((await go.getAttribute('aria-label')) === 'Pause') await go.click();
  await page.locator('.transport .go[aria-label=Play]').waitFor();
}

/** Turns a slider the way a pointer would. */
export async function turn(slider, value) {
  await slider.fill(String(value));
  assert.equal(Number(await slider.inputValue()), value);
}

/** Opens a control of the desk on its tab, unless it is open. */
export async function unfold(page, id, tab) {
  const name = tab === 'faults' ? 'Make trouble' : 'Respond';
  await page.getByRole('tab', { name }).click();
  // Rare trouble is listed when somebody asks for more.
  const more = page.locator('#control-list .more-of-a-group');
  while (!(await control(page, id).count()) && (await more.count())) await more.first().click();
  const head = control(page, id).locator('button.head');
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
}

/** Goes from event to event until something is so; a run in which it never comes is a failure. */
export async function goOnUntil(page, what, isSo, most = 60) {
  for (let jumps = 0; jumps < most; jumps += 1) {
    if (await isSo()) return;
    await page.getByRole('button', { name: 'Next event' }).click();
    // It is either still looking, or stands again: both are states of the button that plays.
    await page.locator('.transport .go[aria-label=Play]').waitFor({ timeout: 60_000 });
  }
  assert.ok(await isSo(), `${what}, after ${most} events`);
}

/** All that the room says of the run: two pages that show the same run agree on every word of it. */
export async function told(page) {
  await page.locator('.transport .go[aria-label=Play]').waitFor();
  return page.evaluate(() => {
    const words = (selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent.replace(/\s+/g, ' ').trim());
    return {
      clock: words('.sim-clock time, .day-and-seed button, .sim-clock small'),
      ledger: words('#ledger'),
      lanes: words('.lane'),
      stages: words('.pipeline .stage'),
      alerts: words('#alerts .alert'),
      happened: words('#timeline ul.sr li'),
      drawn: words('#timeline svg.tl text'),
      charts: words('.chart p.sr[id]'),
    };
  });
}

/** Steps of one way: what comes after a step that failed is skipped, because it would fail for no reason of its own. */
export function steps(t) {
  let lost = false;
  return (name, walk) =>
    t.test(name, { skip: lost && 'a step before it failed' }, async () => {
      lost = true;
      await walk();
      lost = false;
    });
}
