// Where the model runs can be chosen, and it shows: in who answers, in what other controls say, in words.

import assert from 'node:assert/strict';
import test from 'node:test';
import { barriers, open } from './harness.mjs';
import { control, goOnUntil, pause, unfold } from './room.mjs';

/** Moves the model to a place, by its name. */
async function move(page, place) {
  await unfold(page, 'hosting', 'responses');
  const runsOn = control(page, 'hosting');
  await runsOn.getByRole('combobox', { name: 'Run it on' }).selectOption({ label: place });
  await runsOn.getByRole('button', { name: 'Move', exact: true }).click();
  await runsOn.getByText(`Now on ${place[0].toLowerCase()}${place.slice(1)}.`).waitFor();
}

/** Share of the last hour's answers that the simple rule gave, as the chart says it. */
const byRule = async (page) => Number((await page.locator('#says-answered-by').textContent()).match(/simple rule ([\d.]+)/)?.[1]);

test('a laptop is late, a cloud keeps up, and what a place cannot do is said', async () => {
  const visit = await open({ hash: 'room' });
  const { page } = visit;
  await pause(page);
  await move(page, 'A laptop');
  await goOnUntil(page, 'the simple rule answers', async () => (await byRule(page)) > 20);

  await unfold(page, 'scale-servers', 'responses');
  await control(page, 'scale-servers').getByText('A laptop is one computer').waitFor();
  assert.deepEqual(await barriers(page), []);

  await move(page, 'The cloud');
  await goOnUntil(page, 'the model answers again', async () => (await byRule(page)) < 3);
  await page.locator('#timeline ul.sr li').filter({ hasText: 'runs on the cloud' }).first().waitFor({ state: 'attached' });
  await visit.close();
});

test('on a phone, too', async () => {
  const visit = await open({ hash: 'room', width: 390, height: 844, touch: true });
  const { page } = visit;
  await page.getByRole('button', { name: 'Respond', exact: true }).click();
  await move(page, 'Customers’ devices');
  assert.match(await control(page, 'hosting').textContent(), /no servers, no waiting/);
  await visit.close();
});
