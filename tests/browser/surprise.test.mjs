// A surprise is begun, looked at, and named: rightly, wrongly, and in a week in which nothing is wrong. By mouse and by keys, on
// a desk and on a phone, in both themes. Until it is named the page shows nothing of it, and the truth stays switched off.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import test from 'node:test';
import { barriers, open, overflowing } from './harness.mjs';
import { steps } from './room.mjs';

const pictures = process.env.AFTERLAUNCH_PICTURES;
const sizes = [[1440, 900, false], [1440, 900, true], [390, 844, false], [390, 844, true]];

/** What keeps people out, or sticks out of the window. */
const sound = async (page, where) => assert.deepEqual([await barriers(page), await overflowing(page)], [[], []], where);

async function picture(page, name) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/surprise-${name}.png`, fullPage: true });
}

/** Opens a week, on Saturday, when all that could come has come. */
const saturday = (seed, how) => open({ still: true, query: `surprise=${seed}&seed=${seed}&at=17300&autoplay=0`, hash: 'surprise', ...how });
const choose = (page, name, value) => page.getByRole('combobox', { name, exact: true }).selectOption(value);
const verdict = (page) => page.locator('.surprise-verdict h2').textContent();

/** Names something and reads how it was: rows of question, said, was, right or not. */
async function named(page, kind) {
  await choose(page, 'What is it?', kind);
  await page.getByRole('button', { name: 'This is it', exact: true }).click();
  await page.locator('.surprise-verdict').waitFor();
  return page.locator('table').first().locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
}

/** What the first seeds hold, as the page tells it once something has been named. */
async function found(page, seed) {
  await choose(page, 'Since when?', { index: 1 });
  const [what, where, since] = await named(page, 'tidied-up');
  return { seed, what: what[2], where: where?.[2], since: since?.[2] };
}

test('what a seed holds is told once it is named, and can be named rightly then', async (t) => {
  const step = steps(t);
  let wrong;
  let quiet;
  await step('some seeds hold trouble, others a quiet week', async () => {
    for (let seed = 1; seed <= 40 && !(wrong && quiet); seed += 1) {
      const visit = await saturday(seed);
      const holds = await found(visit.page, seed);
      if (holds.what === 'Nothing is wrong') quiet ??= holds;
      else if (holds.what !== 'A column is no longer sent') wrong ??= holds;
      if (holds === wrong) assert.match(await verdict(visit.page), /Not this time|Partly right/);
      await visit.close();
    }
    assert.ok(wrong && quiet, 'both are among forty');
  });

  for (const [width, height, dark] of sizes) {
    const name = `${width}-${dark ? 'dark' : 'light'}`;
    const how = { width, height, dark, touch: width < 700 };
    await step(`rightly: ${name}`, async () => {
      const visit = await saturday(wrong.seed, how);
      const { page } = visit;
      await sound(page, 'while it is open');
      await picture(page, `open-${name}`);
      assert.equal(await page.getByText(wrong.since).count(), 0, 'nothing tells it before');
      const [day, hour] = [wrong.since.match(/day (\d+)/)[1], Number(wrong.since.match(/(\d\d):/)[1])];
      const from = String(((Number(day) - 1) * 24 + Math.floor(hour / 6) * 6) * 60);
      await choose(page, 'Where does it strike?', { label: wrong.where.split(', ')[0].replace(/^All of it$/, 'All of it, or no single place') });
      await choose(page, 'Since when?', from);
      const rows = await named(page, { label: wrong.what });
      assert.deepEqual(rows.map((row) => row[3]), ['right', 'right', 'right']);
      assert.equal(await verdict(page), 'Right');
      await page.getByText('Had nothing gone wrong').waitFor({ timeout: 60_000 });
      await sound(page, 'when it is told');
      await picture(page, `told-${name}`);
      await visit.close();
    });
    await step(`a quiet week: ${name}`, async () => {
      const visit = await saturday(quiet.seed, how);
      await named(visit.page, 'nothing');
      assert.equal(await verdict(visit.page), 'Right');
      await sound(visit.page, 'a quiet week');
      await picture(visit.page, `quiet-${name}`);
      await visit.close();
    });
  }
});

test('it begins from the front page, by keys alone, and the truth waits', async (t) => {
  const visit = await open({ query: 'autoplay=0' });
  const { page } = visit;
  const step = steps(t);
  await step('from the front page to the room', async () => {
    await page.getByRole('link', { name: /^Surprise me/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Surprise me', exact: true }).focus();
    await picture(page, 'offer');
    await page.keyboard.press('Enter');
    await page.getByText('Something may be wrong', { exact: true }).waitFor();
    await picture(page, 'room');
  });
  await step('the truth waits', async () => {
    await page.getByRole('button', { name: 'show the truth', exact: true }).click();
    await page.getByText('say first what is wrong').waitFor();
    await page.getByRole('button', { name: 'show the truth', exact: true }).waitFor();
  });
  await step('it is too early to say that all is well; hints come one by one', async () => {
    await page.getByRole('link', { name: 'What is wrong?', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'This is it', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Choose what it is first.').waitFor();
    await choose(page, 'What is it?', 'nothing');
    await page.getByRole('button', { name: 'This is it', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('It is too early to say that nothing is wrong').waitFor();
    for (const words of ['Give me a hint', 'Another hint', 'Another hint']) {
      await page.getByRole('button', { name: words, exact: true }).focus();
      await page.keyboard.press('Enter');
    }
    assert.equal(await page.locator('.surprise-hints li').count(), 3);
  });
  await step('the link has the seed and no order', async () => {
    await page.getByRole('link', { name: 'Back to the room' }).click();
    await page.getByRole('button', { name: 'Share' }).click();
    const link = await page.locator('input[readonly], textarea[readonly]').first().inputValue();
    assert.match(link, /surprise=\d+/);
    assert.doesNotMatch(link, /[?&]do=/);
  });
  await visit.close();
});

test('in somebody else’s page it can be named as well', async (t) => {
  for (const [width, height] of [[800, 500], [400, 500]]) {
    await steps(t)(`at ${width} px`, async () => {
      const visit = await open({ width, height, still: true, query: 'embed=1&surprise=3&at=17300&autoplay=0' });
      await visit.page.getByRole('link', { name: 'What is wrong?', exact: true }).click();
      await visit.page.getByRole('button', { name: 'This is it', exact: true }).waitFor();
      await sound(visit.page, `in a frame of ${width} px`);
      await visit.close();
    });
  }
});
