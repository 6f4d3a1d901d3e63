// The whole way without a pointer: time, trouble, what helps, the picture, the charts and their tables, the seed.
// Each key is pressed wherever the focus happens to be, and the focus is where a person would look for it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { open } from './harness.mjs';
import { alert, clock, control, minute, steps } from './room.mjs';

/** Where the focus is: the id of the element, or its words. */
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute('data-stage') || document.activeElement.textContent.trim());

/** Waits until the focus is on, or within, what this selector finds. */
const focus = (page, selector) => page.waitForFunction((selector) => document.activeElement?.closest(selector) !== null, selector);

/** Tab, until the focus is on a button or field with this name; a way that never comes there is a failure. */
async function tabTo(page, name, most = 40) {
  const seen = [];
  for (let stops = 0; stops < most; stops += 1) {
    const here = await page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim());
    if (here === name) return;
    seen.push(here);
    await page.keyboard.press('Tab');
  }
  assert.fail(`no “${name}” within ${most} stops: ${seen.join(' | ')}`);
}

/** Presses a key until something is so. */
async function pressUntil(page, key, isSo, most = 40) {
  for (let times = 0; times < most && !(await isSo()); times += 1) {
    await page.keyboard.press(key);
    await page.locator('.transport .go[aria-label=Play]').waitFor({ timeout: 60_000 });
  }
  assert.ok(await isSo(), `after ${most} times ${key}`);
}

test('the whole way by keys alone', async (t) => {
  const visit = await open({ query: 'seed=7' });
  const { page } = visit;
  const step = steps(t);
  const keys = page.keyboard;

  await step('Tab reaches the page, its first stop skips to the system', async () => {
    await keys.press('Tab');
    assert.equal(await focused(page), 'Skip to the system');
    await keys.press('Enter');
    await focus(page, 'main');
  });

  await step('T leads from the front page to trouble in the room', async () => {
    await keys.press('t');
    await page.getByRole('heading', { name: /^Control room/ }).waitFor();
    await focus(page, '#tab-faults');
  });

  await step('Space stops and goes, the dot passes one minute, signs set the speed', async () => {
    await keys.press('1');
    await focus(page, '.chart');
    await keys.press('Space');
    await page.locator('.transport .go[aria-label=Play]').waitFor();
    const before = await minute(page);
    await keys.press('.');
    await page.waitForFunction((before) => Number(document.querySelector('.playhead').ariaValueNow) === before + 1, before);
    const speed = page.getByRole('slider', { name: 'Speed' });
    const notch = Number(await speed.inputValue());
    await keys.press('+');
    assert.equal(Number(await speed.inputValue()), notch + 1);
    await keys.press('-');
    await keys.press('-');
    assert.equal(Number(await speed.inputValue()), notch - 1);
    await keys.press('Space');
    await page.locator('.transport .go[aria-label=Pause]').waitFor();
    await keys.press('Space');
    await page.locator('.transport .go[aria-label=Play]').waitFor();
  });

  await step('arrows travel on the timeline', async () => {
    await keys.press('l');
    await focus(page, '#timeline');
    await tabTo(page, 'Travel in time', 3);
    const before = await minute(page);
    await keys.press('ArrowLeft');
    await page.waitForFunction((to) => Number(document.querySelector('.playhead').ariaValueNow) === to, before - 1);
    await keys.press('ArrowRight');
    await page.waitForFunction((to) => Number(document.querySelector('.playhead').ariaValueNow) === to, before);
    await keys.press('Space');
    await page.locator('.transport .go[aria-label=Pause]').waitFor();
    await keys.press('Space');
    await page.locator('.transport .go[aria-label=Play]').waitFor();
  });

  await step('trouble is set with arrows and started with Enter', async () => {
    await keys.press('t');
    await focus(page, '#tab-faults');
    await tabTo(page, await page.locator('#control-seconds-for-minutes button.head').evaluate((head) => head.textContent.trim()));
    await keys.press('Enter');
    await page.locator('#control-seconds-for-minutes .slider').first().waitFor();
    await keys.press('Tab');
    const size = control(page, 'seconds-for-minutes').locator('.slider').first();
    const before = Number(await size.inputValue());
    await keys.press('ArrowLeft');
    assert.ok(Number(await size.inputValue()) < before, 'one step down');
    await keys.press('ArrowRight');
    assert.equal(Number(await size.inputValue()), before);
    await keys.press('Shift+ArrowLeft');
    const ten = Number(await size.inputValue());
    assert.ok(ten < before);
    await keys.press('End');
    await tabTo(page, 'Start');
    await keys.press('Enter');
    await control(page, 'seconds-for-minutes').getByText('Running').waitFor();
    await focus(page, '#control-seconds-for-minutes');
  });

  await step('N goes from event to event until the alert fires', async () => {
    const fires = alert(page, 'Waiting time has drifted').locator('button').first();
    await pressUntil(page, 'n', () => fires.isVisible());
  });

  await step('A leads to the alert, Enter into its stage, Escape back', async () => {
    await keys.press('a');
    await focus(page, '#alerts');
    await tabTo(page, (await page.getByRole('button', { name: 'Look into it' }).isVisible()) ? 'Look into it' : 'Waiting time has drifted');
    await keys.press('Enter');
    await focus(page, '.stage-card');
    await keys.press('Escape');
    await page.locator('.stage-card').waitFor({ state: 'detached' });
    await focus(page, '#alerts');
  });

  await step('P leads to the picture, arrows from stage to stage', async () => {
    await keys.press('p');
    await focus(page, '#pipeline');
    await keys.press('Home');
    assert.equal(await focused(page), 'customers');
    for (const stage of ['check', 'prepare', 'model', 'answer', 'act']) {
      await keys.press('ArrowRight');
      assert.equal(await focused(page), stage);
    }
    await keys.press('ArrowDown');
    assert.ok(['outcomes', 'data', 'train'].includes(await focused(page)), 'down leads to the way back');
    await keys.press('ArrowUp');
    await keys.press('Home');
    await keys.press('ArrowRight');
    await keys.press('ArrowRight');
    await keys.press('Enter');
    const card = page.getByRole('dialog', { name: /^Prepare/ });
    await card.waitFor();
    await focus(page, '.stage-card');
    await keys.press('Escape');
    await card.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement.getAttribute('data-stage') === 'prepare');
  });

  await step('the card leads to what helps, and Enter does it', async () => {
    await keys.press('Enter');
    await focus(page, '.stage-card');
    await keys.press('Tab');
    await tabTo(page, 'Choose how to switch the check on');
    await keys.press('Enter');
    await focus(page, '#control-validation');
    await keys.press('Tab');
    await tabTo(page, 'Switch on');
    await keys.press('Enter');
    await control(page, 'validation').getByText('Switch the check off').waitFor();
  });

  await step('E leads to what helps; arrows change the tab', async () => {
    await keys.press('e');
    await focus(page, '#tab-responses');
    await keys.press('ArrowLeft');
    await focus(page, '#tab-faults');
    await tabTo(page, 'Stop');
    await keys.press('Enter');
    await page.locator('.sleeve-note').waitFor({ state: 'detached' });
  });

  await step('digits lead to the questions; arrows read a chart, D opens its table, Enter looks closer', async () => {
    for (const digit of ['1', '2', '3', '4']) {
      await keys.press(digit);
      await focus(page, `[aria-labelledby=question-${digit}] .chart`);
    }
    const chart = await focused(page);
    await keys.press('ArrowLeft');
    const said = page.locator(`#${chart} p[role=status]`);
    await page.waitForFunction((chart) => document.querySelector(`#${chart} p[role=status]`).textContent !== '', chart);
    assert.match(await said.textContent(), /\d/);
    await keys.press('d');
    const table = page.locator(`#${chart} .chart-table`);
    await table.waitFor();
    assert.ok((await table.locator('tbody tr').count()) > 1, 'the table has rows');
    await focus(page, '.chart-table');
    await keys.press('d');
    await table.waitFor({ state: 'detached' });
    assert.equal(await focused(page), chart);
    await keys.press('Enter');
    await focus(page, '.chart-card');
    await keys.press('Escape');
    await page.locator('.chart-card').waitFor({ state: 'detached' });
    await page.waitForFunction((chart) => document.activeElement.id === chart, chart);
  });

  await step('letters rest while somebody types', async () => {
    await page.locator('.seed-button').focus();
    await keys.press('Enter');
    await page.locator('#seed-field').waitFor();
    await keys.press('Tab');
    await focus(page, '#seed-field');
    const before = await minute(page);
    const notch = await page.getByRole('slider', { name: 'Speed' }).inputValue();
    await keys.press('Control+a');
    await keys.type('t.n+r?4');
    assert.equal(await page.locator('#seed-field').inputValue(), 't.n+r?4');
    await keys.press('Space');
    assert.equal(await focused(page), 'seed-field');
    assert.equal(await minute(page), before);
    assert.equal(await page.getByRole('slider', { name: 'Speed' }).inputValue(), notch);
    assert.equal(await page.locator('.ask-reset, dialog[open]').count(), 0);
    assert.equal(await page.locator('.transport .go').getAttribute('aria-label'), 'Play');
    await keys.press('Escape');
    await page.locator('#seed-field').waitFor({ state: 'detached' });
    await focus(page, '.seed-button');
  });

  await step('R asks once, Escape keeps; the question mark tells all keys', async () => {
    await keys.press('r');
    await focus(page, '#reset-yes');
    const before = await clock(page);
    await keys.press('Escape');
    await focus(page, '#reset');
    assert.equal(await clock(page), before);
    await keys.press('?');
    await page.getByRole('dialog', { name: 'Help' }).waitFor();
    await keys.press('Escape');
    await page.getByRole('dialog', { name: 'Help' }).waitFor({ state: 'hidden' });
    await focus(page, '#reset');
  });

  await visit.close();
});
