// The program comes in two parts. Whatever happens to the second, nobody stands before a page that does not answer.

import assert from 'node:assert/strict';
import test from 'node:test';
import { drawn, open, site, tab } from './harness.mjs';

const isRest = (address) => address.endsWith('_rest.wasm');

test('the rest comes when somebody begins to use the page, and not before', async () => {
  const visit = await open();
  const { page } = visit;
  assert.deepEqual(visit.loaded.filter(isRest), []);
  const rest = page.waitForResponse((response) => isRest(response.url()));
  await page.mouse.move(200, 200);
  await rest;
  await page.getByRole('link', { name: 'Course', exact: true }).first().click();
  await page.locator('.mission').first().waitFor();
  await visit.close();
});

test('nobody touches it: the rest comes all the same', async () => {
  const visit = await open();
  await visit.page.waitForResponse((response) => isRest(response.url()), { timeout: 20_000 });
  await visit.page.keyboard.press('Tab');
  await visit.page.waitForTimeout(300);
  await visit.close();
});

test('an address that leads further in brings both at once', async () => {
  const visit = await open({ hash: 'lesson-2.1' });
  assert.equal(visit.loaded.filter(isRest).length, 1);
  await visit.page.locator('#step-heading').waitFor();
  await visit.close();
});

test('the rest is late, and what needs it waits for it', async () => {
  const visit = await tab();
  const { page } = visit;
  // What is fetched on the side never comes; what the program asks for itself does.
  await page.route('**/*_rest.wasm', (route) => (route.request().resourceType() === 'fetch' ? undefined : route.continue()));
  await page.goto(site);
  await drawn(page);
  await page.getByRole('link', { name: 'Course', exact: true }).first().click();
  await page.locator('.mission').first().waitFor();
  await page.getByRole('link', { name: 'Words explained' }).click();
  await page.locator('.words').waitFor();
  await visit.close();
});

test('the rest cannot be had: the page says so and keeps the run', async () => {
  const { page, complaints } = await tab();
  await page.route('**/*_rest.wasm', (route) => route.abort());
  await page.goto(site);
  await drawn(page);
  await page.getByRole('link', { name: 'Course', exact: true }).first().click();
  const note = page.locator('.note.bad');
  await note.waitFor();
  assert.match(await note.textContent(), /could not be loaded/);
  await page.unroute('**/*_rest.wasm');
  await note.getByRole('link').click();
  await page.locator('#silhouette').waitFor({ state: 'detached' });
  await page.locator('main').waitFor();
  assert.ok(complaints.length > 0, 'the console tells of it');
  await page.context().close();
});
