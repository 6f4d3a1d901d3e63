// The rules of the check, a record followed through the whole loop, and a request sent by hand: by pointer and by keys,
// wide and on a phone, in both themes.

import assert from 'node:assert/strict';
import test from 'node:test';
import { barriers, open, overflowing } from './harness.mjs';
import { pause, steps } from './room.mjs';

/** Goes to a place of the page, as a link would. */
async function go(page, place) {
  await page.evaluate((place) => { location.hash = place; }, place);
  await page.waitForFunction((place) => location.hash === `#${place}`, place);
}

/** So many simulated minutes, one by one. */
async function minutes(page, count) {
  await go(page, 'room');
  await pause(page);
  await page.evaluate(() => document.activeElement.blur());
  for (let passed = 0; passed < count; passed += 1) await page.keyboard.press('.');
}

/** What keeps people out, or sticks out of the window. */
const sound = async (page, where) => assert.deepEqual([await barriers(page), await overflowing(page)], [[], []], where);

/** Writes a rule down as the form stands, with this response. */
async function write(page, response) {
  await page.getByLabel('Response', { exact: true }).selectOption({ label: response });
  await page.getByRole('button', { name: 'Write it down' }).click();
}

for (const [width, height, dark] of [[1440, 900, false], [1440, 900, true], [390, 844, false], [390, 844, true]]) {
  test(`rules stop records, and each can be followed: ${width} px, ${dark ? 'dark' : 'light'}`, async (t) => {
    const visit = await open({ width, height, dark, still: true, touch: width < 700, query: 'seed=7&at=9000&autoplay=0', hash: 'check' });
    const { page } = visit;
    const step = steps(t);
    const rules = page.locator('.check-rules > li');

    await step('a rule that makes no sense is refused in words, a good one stands', async () => {
      const [from, to] = [page.getByLabel('From'), page.getByLabel('To', { exact: false })];
      await from.fill('500');
      await write(page, 'reject');
      assert.match(await page.locator('.why-not').textContent(), /range is upside down, 500 is above 180/);
      await from.fill('0');
      await to.fill('30');
      await write(page, 'reject');
      await rules.first().waitFor();
      assert.match(await rules.first().textContent(), /Waiting time lies between 0 and 30 min/);
    });

    await step('other fields have other tests; a response can be changed, a rule taken away', async () => {
      await page.getByLabel('Field', { exact: true }).selectOption({ label: 'Product' });
      await page.getByRole('group', { name: 'Allowed' }).getByLabel('boiler').uncheck();
      await write(page, 'quarantine');
      assert.match(await rules.nth(1).textContent(), /Product is one of thermostat, radiator, solar panel, heat pump(?!, boiler)/);
      await rules.nth(1).getByRole('combobox').selectOption({ label: 'let pass and count' });
      await page.getByLabel('What must hold').selectOption({ label: 'has a usual share of a category, by the hour' });
      await write(page, 'quarantine');
      await rules.nth(2).getByRole('button', { name: /^Take away/ }).click();
      await page.waitForFunction(() => document.querySelectorAll('.check-rules > li').length === 2);
      await sound(page, 'the form');
    });

    await step('what was stopped is listed with its reason and what it cost', async () => {
      await minutes(page, 25);
      await go(page, 'check');
      const stopped = page.locator('.records a').filter({ hasText: 'outside its range.' });
      await stopped.first().waitFor();
      assert.match(await page.getByRole('region', { name: 'What each response has led to' }).textContent(), /reject\d+\d+ EUR/);
      await sound(page, 'the list');
      await stopped.first().click();
      await page.locator('.way-card').first().waitFor();
      const check = page.locator('.way-card').filter({ has: page.getByRole('heading', { name: 'Check' }) });
      assert.match(await check.textContent(), /It was rejected\..*Waiting time is \d.* min, outside its range\./);
      assert.match(await page.locator('.way-card').nth(5).textContent(), /A person read it/);
      await sound(page, 'a rejected record');
    });
    await visit.close();
  });
}

test('a record’s way by keys, from its stage to who learnt from it', async (t) => {
  const visit = await open({ still: true, query: 'seed=7&at=9000&autoplay=0', hash: 'room' });
  const { page } = visit;
  const step = steps(t);
  const cards = page.locator('.way-path').first().locator('.way-card');

  await step('the card of a stage leads to the lists', async () => {
    await pause(page);
    await minutes(page, 3);
    await page.locator('.bead[data-place=prepare]').first().click();
    await page.locator('.stage-card').waitFor();
    await page.getByRole('link', { name: 'Follow one ticket' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The newest' }).waitFor();
    await sound(page, 'the lists');
  });

  await step('a record opens by Enter, with its nine stages in order', async () => {
    await page.locator('.records a').first().focus();
    await page.keyboard.press('Enter');
    await cards.first().waitFor();
    const names = await cards.locator('h2').allTextContents();
    assert.deepEqual(names.map((name) => name.trim()), ['Sent', 'Received', 'Check', 'Prepare', 'Model', 'Answer', 'Outcomes', 'Training data', 'Learnt from']);
    const adds = await cards.nth(4).locator('tbody tr td:last-child').allTextContents();
    const sum = adds.reduce((sum, text) => sum + Number(text.replace('−', '-').trim()), 0);
    const said = Number((await cards.nth(4).textContent()).match(/The sum is ([+−][\d.]+)/)[1].replace('−', '-'));
    assert.ok(Math.abs(sum - said) < 0.06, `${sum} and ${said}: what is shown adds up to what is said`);
    const score = Number((await cards.nth(4).textContent()).match(/score of ([\d.]+) %/)[1]);
    assert.ok(Math.abs(100 / (1 + Math.exp(-said)) - score) < 1, `${said} is ${score} %`);
  });

  await step('a word of the trade explains itself', async () => {
    await cards.nth(4).getByRole('button', { name: 'score' }).first().focus();
    await page.keyboard.press('Enter');
    await cards.nth(4).locator('.meaning').waitFor();
  });

  await step('the truth is shown only when asked for', async () => {
    assert.doesNotMatch(await cards.nth(6).textContent(), /In truth/);
    await page.getByRole('button', { name: 'Show the truth' }).press('Enter');
    await page.waitForFunction(() => /In truth it is/.test(document.querySelectorAll('.way-card')[6].textContent));
    await sound(page, 'a way with the truth');
    await page.getByRole('button', { name: 'Hide the truth' }).press('Enter');
  });

  await step('a request can be edited and sent; what is wrong with it is named', async () => {
    const field = page.getByLabel('The request, in JSON');
    const send = page.getByRole('button', { name: 'Send' });
    const answer = page.locator('.answer-to');
    await send.press('Enter');
    await answer.getByRole('heading', { name: 'Answer', exact: true }).first().waitFor();
    assert.match(await answer.textContent(), /v3 gave it a score of/);
    const request = await field.inputValue();
    for (const [text, error] of [
      [request.replace(/"waiting_time": [\d.]+/, '"waiting_time": "12,5"'), /“waiting_time” must be a number, not the text “12,5”/],
      [request.replace('"photo"', '"picture"'), /“picture” is not a field of a request/],
      [request.slice(0, 40), /is not valid JSON/],
      ['['.repeat(5000), /is not valid JSON/],
      ['', /is not valid JSON/],
    ]) {
      await field.fill(text);
      await send.click();
      await page.waitForFunction(() => /was not understood/.test(document.querySelector('.answer-to').textContent));
      assert.match(await answer.textContent(), error);
    }
    await sound(page, 'an error');
    await page.getByRole('button', { name: 'As it was' }).click();
    assert.equal(await field.inputValue(), request);
  });

  await step('an address leads to the record; one that never came says so', async () => {
    const address = page.url();
    await page.goto(address);
    await cards.first().waitFor();
    await go(page, 'trace-9999999-3');
    await page.getByText('This record has not come yet').waitFor();
  });
  await visit.close();
});
