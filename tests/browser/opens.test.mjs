// The page opens for everyone: front page, control room and somebody else's frame, on every size of screen and in
// both themes. Nothing sticks out, nothing keeps people with a screen reader or a keyboard out, what fits on a screen
// does not scroll, and the console has nothing to say; neither while all is quiet nor while alerts fire.

import assert from 'node:assert/strict';
import test from 'node:test';
import { barriers, open, overflowing } from './harness.mjs';
import { alert, control, goOnUntil, pause, turn, unfold } from './room.mjs';

/** How far the page is taller than its window. */
const tooTall = (page) => page.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);

const HOME = [[360, 740], [390, 844], [768, 1024], [1280, 800], [1440, 900]];
const ROOM = HOME;
const EMBED = [[800, 500], [400, 500]];
/** These show all there is without scrolling the page. */
const WHOLE = ['room 1440', 'room 390', 'embed 800'];
const PLACES = [
  ...HOME.map((size) => ['home', size, {}]),
  ...ROOM.map((size) => ['room', size, { hash: 'room' }]),
  ...EMBED.map((size) => ['embed', size, { query: 'embed=1' }]),
];

/** Colours that fade into each other are none of the page's own: wait until none is on its way. */
const settled = (page) => page.waitForFunction(() => document.getAnimations().every((a) => !(a instanceof CSSTransition) || a.playState !== 'running'));

async function holds(visit, name) {
  await settled(visit.page);
  assert.deepEqual(await overflowing(visit.page), [], `nothing sticks out of ${name}`);
  assert.deepEqual(await barriers(visit.page), [], `axe finds no barrier in ${name}`);
  if (WHOLE.some((whole) => name.startsWith(whole))) assert.ok((await tooTall(visit.page)) <= 0, `${name} needs no scrolling`);
}

for (const [place, [width, height], where] of PLACES) {
  test(`${place} at ${width} px, in both themes`, async () => {
    const visit = await open({ width, height, touch: width < 1000, ...where });
    await holds(visit, `${place} ${width}, light`);
    const light = await visit.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await visit.page.emulateMedia({ colorScheme: 'dark' });
    await visit.page.waitForFunction((light) => getComputedStyle(document.body).backgroundColor !== light, light);
    await holds(visit, `${place} ${width}, dark`);
    await visit.close();
  });
}

test('trouble changes nothing of that', async () => {
  const visit = await open({ hash: 'room' });
  const { page } = visit;
  await pause(page);
  for (const id of ['seconds-for-minutes', 'slow-release']) {
    await unfold(page, id, 'faults');
    const start = control(page, id);
    if (id === 'slow-release') await turn(start.locator('.slider').nth(1), 0.3);
    await start.getByRole('button', { name: 'Start', exact: true }).click();
  }
  const fires = alert(page, 'Waiting time has drifted').locator('button').first();
  await goOnUntil(page, 'the alert fires', () => fires.isVisible());
  await page.locator('.lane.candidate').waitFor();
  await page.getByRole('button', { name: 'Share' }).click();
  const link = new URL(await page.getByLabel('Link to this run').inputValue()).search.slice(1);
  await page.keyboard.press('Escape');
  await holds(visit, 'room 1440 in trouble');
  await fires.click();
  await page.locator('.stage-card').waitFor();
  await holds(visit, 'room 1440 with the card of a stage');
  await visit.close();

  for (const [place, [width, height], where] of PLACES.filter(([, [width]]) => width !== 1440 && width !== 1280)) {
    const small = await open({ width, height, touch: true, dark: width % 20 === 0, hash: where.hash ?? 'home', query: `${link}&${where.query ?? ''}` });
    await holds(small, `${place} ${width} in trouble`);
    await small.close();
  }
});

test('a window may change its size while a chart has the focus', async () => {
  const visit = await open({ width: 390, hash: 'room' });
  for (const width of [1440, 1000, 390, 1440]) {
    await visit.page.locator('figure.chart').first().focus();
    await visit.page.setViewportSize({ width, height: 900 });
    await visit.page.waitForTimeout(300);
  }
  await visit.page.locator('.playhead').focus();
  await visit.page.evaluate(() => { location.hash = 'home'; });
  await visit.page.getByRole('heading', { level: 1 }).waitFor();
  await visit.close();
});

test('the page names itself and its language', async () => {
  const visit = await open();
  assert.match(await visit.page.title(), /Afterlaunch/);
  assert.equal(await visit.page.locator('html').getAttribute('lang'), 'en');
  assert.equal(await visit.page.locator('h1').count(), 1, 'one main heading');
  await visit.close();
});
