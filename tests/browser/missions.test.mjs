// Every step of every mission, as it is shown while a person plays it: nothing keeps people out, nothing sticks out.

import assert from 'node:assert/strict';
import test from 'node:test';
import { chapter, lessons, mouse, play } from './course.mjs';
import { barriers, open, overflowing } from './harness.mjs';
import { steps } from './room.mjs';

/** What keeps people out on the screen that is shown, in these themes; what sticks out of it. */
async function faults(page, what, themes = ['light', 'dark']) {
  const found = [];
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
    found.push(...(await barriers(page)).map((barrier) => `${what}, ${colorScheme}: ${barrier}`));
  }
  found.push(...(await overflowing(page)).map((wide) => `${what}: ${wide}`));
  return found;
}

/** So many chapters are walked side by side: a mission waits for its page most of the time. */
const AT_ONCE = 2;

test('every step of every mission is without barriers, by turns light and dark', { concurrency: AT_ONCE }, async (t) => {
  // The chapter with the most missions first: what is left at the end is short.
  const chapters = [...new Set(lessons.map((lesson) => lesson.chapter))].sort((one, other) => chapter(other).length - chapter(one).length);
  const walks = chapters.map((number) =>
    t.test(`chapter ${number}`, async (t) => {
      const visit = await open({ hash: 'course', still: true });
      const { page } = visit;
      const step = steps(t);
      for (const lesson of chapter(number)) {
        const at = lessons.indexOf(lesson);
        const themes = at === 0 ? ['light', 'dark'] : [at % 2 ? 'dark' : 'light'];
        await step(`mission ${lesson.id}`, async () => {
          await page.goto(visit.address.replace(/#.*/, `#lesson-${lesson.id}`));
          const found = [];
          await play(page, lesson, mouse(page), async (kind, words) => found.push(...(await faults(page, `${kind}, “${words}”`, themes))));
          assert.deepEqual(found, []);
        });
      }
      await visit.close();
    }),
  );
  await Promise.all(walks);
});

test('every step of a mission is without barriers on a phone', async () => {
  const [lesson] = lessons;
  const visit = await open({ hash: `lesson-${lesson.id}`, width: 390, height: 844, still: true });
  const found = [];
  await play(visit.page, lesson, mouse(visit.page), async (kind, words) => found.push(...(await faults(visit.page, `${kind}, “${words}”`))));
  assert.deepEqual(found, []);
  await visit.close();
});
