// The course as people take it: a chapter with a mouse, one with keys alone, one on a phone; what they have done stays.

import assert from 'node:assert/strict';
import { readFile, writeFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { chapter, keys, lessons, minute, mouse, passQuiz, play } from './course.mjs';
import { barriers, open, overflowing, progressFile } from './harness.mjs';
import { steps } from './room.mjs';

const title = (page) => page.locator('h1').textContent();
const dots = (page) => page.locator('.mission.solved').count();

/** Each step opens at its text: the heading on top and focused, the first Tab leads to what the text offers or asks. */
async function opensAtItsText(page, kind, words) {
  await page.waitForFunction(() => document.activeElement?.id === 'step-heading').catch(async () => {
    const there = await page.evaluate(() => `${document.activeElement?.outerHTML.slice(0, 200)}, while the step is “${document.querySelector('#step-heading')?.textContent}”`);
    assert.fail(`${kind}, “${words}”: the focus is on ${there}`);
  });
  const at = await page.evaluate(() => ({
    heading: document.querySelector('#step-heading').getBoundingClientRect().top,
    bar: document.querySelector('.top-bar').getBoundingClientRect().bottom,
    dots: document.querySelector('.step-dots').getBoundingClientRect().top,
  }));
  assert.ok(at.dots >= at.bar && at.heading < at.bar + 140, `${kind}, “${words}” opens at its text: ${JSON.stringify(at)}`);
  await page.keyboard.press('Tab');
  const inCard = await page.evaluate(() => document.activeElement?.closest('.lesson-card') !== null);
  assert.ok(inCard, `${kind}, “${words}”: the first Tab stays with the text`);
}

/** Time can be sped up and skipped wherever it passes. */
async function canBeHurried(page, kind) {
  if (!['Do', 'Watch'].includes(kind)) return;
  await page.locator('.lesson-foot .skip-time').waitFor();
  assert.ok(await page.getByRole('slider', { name: 'Speed' }).first().isVisible(), 'the speed can be set');
}

/** Takes a chapter from its first mission to its quiz. */
async function takeChapter(page, number, hand, step, seen) {
  for (const [at, lesson] of chapter(number).entries()) {
    await step(`mission ${lesson.id}`, async () => {
      await play(page, lesson, hand, seen);
      assert.equal(await page.locator('.step-dots .here').count(), 0);
      assert.equal(await page.locator('.step-dots li:not(.done)').count(), 0, 'all steps are done');
      assert.equal(await page.locator('.told').count(), 0);
      const next = page.locator('.lesson-foot a.run');
      assert.ok(await next.isVisible(), 'what comes next is in reach');
      const last = at === chapter(number).length - 1;
      assert.match(await next.textContent(), last ? /Take the quiz/ : /Next mission/);
      await hand.press(next);
      await page.waitForFunction(() => document.querySelector('h1#step-heading')?.textContent !== 'Mission solved');
    });
  }
  await step('the quiz', () => passQuiz(page, hand));
}

test('a chapter with a mouse, and its record', async (t) => {
  const visit = await open({ query: 'chapter=1' });
  const { page } = visit;
  const step = steps(t);
  await step('the address leads to the chapter', async () => {
    assert.match(await title(page), /^Chapter 1/);
    await page.getByRole('link', { name: 'What MLOps is' }).last().click();
  });
  await takeChapter(page, 1, mouse(page), step);
  await step('at least one question is about the person’s own run', async () => {
    assert.ok((await page.locator('.own').count()) >= 2);
  });
  await step('the chapter is done on the map', async () => {
    await page.getByRole('link', { name: 'Chapter map' }).click();
    await page.locator('.chapter.done').waitFor();
  });
  await step('the record names all of it', async () => {
    await page.getByRole('link', { name: 'Record of completion' }).click();
    await page.getByRole('heading', { name: 'Record of completion' }).waitFor();
    assert.match(await page.locator('main').innerText(), /chapter 1/);
    assert.match(await page.locator('main').innerText(), /score 100 of 100/);
  });
  await visit.close();
});

test('a chapter with keys alone', async (t) => {
  const visit = await open({ query: 'chapter=3', still: true });
  const { page } = visit;
  const step = steps(t);
  const hand = keys(page);
  await step('the first mission is reached by Tab', () => hand.press(page.locator('.mission a').first()));
  await takeChapter(page, 3, hand, step);
  await visit.close();
});

test('a chapter on a phone', async (t) => {
  const visit = await open({ query: 'chapter=5', width: 390, height: 844 });
  const { page } = visit;
  const step = steps(t);
  await step('the first mission', () => page.locator('.mission a').first().click());
  await takeChapter(page, 5, mouse(page), step, async (kind, words) => {
    await opensAtItsText(page, kind, words);
    await canBeHurried(page, kind);
  });
  await visit.close();
});

for (const [how, look] of [['on a phone', { width: 390, height: 844 }], ['by keys alone', {}]]) {
  test(`the first missions, ${how}, open each step at its text`, async (t) => {
    const visit = await open({ hash: 'course', still: true, ...look });
    const { page } = visit;
    const step = steps(t);
    // On a phone 5.1 and 5.4 are walked with their chapter.
    for (const id of look.width ? ['1.1', '1.2', '2.1'] : ['1.1', '1.2', '2.1', '5.1', '5.4']) {
      await step(`mission ${id}`, async () => {
        await page.goto(visit.address.replace(/#.*/, `#lesson-${id}`));
        const lesson = lessons.find((lesson) => lesson.id === id);
        await play(page, lesson, look.width ? mouse(page) : keys(page), async (kind, words) => {
          await opensAtItsText(page, kind, words);
          if (look.width) await canBeHurried(page, kind);
        });
      });
    }
    await visit.close();
  });
}

test('on a phone days are skipped, and no mission is lost by it', async () => {
  const visit = await open({ hash: 'lesson-2.1', width: 390, height: 844, still: true });
  const { page } = visit;
  await page.locator('#gate').click();
  await page.locator('.option input').last().click();
  await page.locator('#gate:not([aria-disabled])').click();
  const skip = page.locator('.skip-time');
  await skip.waitFor();
  const before = await minute(page);
  await skip.click();
  await page.waitForFunction((before) => Number(document.querySelector('.sim-clock time').getAttribute('datetime').match(/\d+/)[0]) > before + 300, before);
  await page.getByRole('button', { name: 'Skip to what happens' }).waitFor();
  const passed = (await minute(page)) - before;
  assert.ok(passed <= 1440 + 30, `${passed} minutes passed in a task`);
  assert.notEqual(await page.locator('#step-heading').textContent(), 'Not yet');
  await visit.close();
});

test('the menu of a phone leads to the course', async () => {
  const visit = await open({ hash: 'room', width: 390, height: 844 });
  const { page } = visit;
  await page.getByRole('button', { name: /^Menu/ }).click();
  await page.getByRole('link', { name: 'The course' }).click();
  await page.getByRole('heading', { name: 'The course' }).waitFor();
  await visit.close();
});

test('what was done survives a reload, and travels as a file', async (t) => {
  const visit = await open({ hash: 'lesson-3.1' });
  const { page } = visit;
  const step = steps(t);
  const [lesson] = chapter(3);
  const folder = await mkdtemp(join(tmpdir(), 'afterlaunch-'));
  const file = join(folder, 'progress.json');
  await step('half a mission', async () => {
    await page.locator('.option input').first().click();
    await page.locator('#gate:not([aria-disabled])').click();
    await page.locator('.answered').waitFor();
  });
  await step('a reload goes on where it was left', async () => {
    await page.reload();
    await page.locator('.answered').waitFor();
    assert.equal(await page.locator('.step-dots .done').count(), 1);
  });
  await step('solved stays solved', async () => {
    await play(page, lesson, mouse(page));
    await page.getByRole('link', { name: 'Account of this run' }).click();
    const worth = page.getByRole('region', { name: 'What it was worth' });
    await page.getByText('Each of these runs was lived').waitFor({ timeout: 60_000 });
    const cells = await worth.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
    const cost = (name) => Number(cells.find(([what]) => what === name)[1].replace(/[^0-9]/g, ''));
    assert.ok(cost('With nothing done') > cost('As it was') && cost('As it was') > cost('Had nothing gone wrong'), JSON.stringify(cells));
    await page.goto(visit.address.replace(/#.*/, '#course'));
    await page.locator('.mission.solved').waitFor();
    await page.reload();
    await page.locator('.mission.solved').waitFor();
    assert.equal(await dots(page), 1);
  });
  await step('as a file', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as a file' }).click()]);
    await download.saveAs(file);
    const record = JSON.parse(await readFile(file, 'utf8'));
    assert.equal(record['afterlaunch-progress'], 2);
    assert.equal(record.lessons['3.1'].solved, true);
  });
  await step('forgotten on wish, after asking', async () => {
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('button', { name: 'Forget all progress' }).click();
    await page.locator('.mission.solved').waitFor({ state: 'detached' });
  });
  await step('brought in again', async () => {
    await page.locator('#progress-file').setInputFiles(file);
    await page.locator('.mission.solved').waitFor();
    assert.match(await page.locator('.kept .said').textContent(), /1 missions? (was|were) brought in/);
  });
  await step('a file that was cut off is refused with the place, and nothing is lost', async () => {
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.slice(0, text.length * 0.9));
    await page.locator('#progress-file').setInputFiles(file);
    await page.getByText('ends in the middle').waitFor();
    assert.equal(await dots(page), 1);
  });
  await step('hostile words in it stay words', async () => {
    await writeFile(file, progressFile(['<img src=x onerror=alert(1)>']));
    await page.locator('#progress-file').setInputFiles(file);
    await page.getByText('there is a mission “<img src=x').waitFor();
    assert.equal(await page.locator('main img').count(), 0);
  });
  await visit.close();
});

test('pages to read are without barriers', async () => {
  for (const hash of ['course', 'quiz-2', 'words', 'account', 'record', 'after']) {
    for (const look of [{}, { dark: true }, { width: 390, height: 844 }]) {
      const visit = await open({ hash, ...look, still: true });
      if (hash === 'quiz-2') await visit.page.locator('.option').first().click();
      assert.deepEqual([...(await barriers(visit.page)), ...(await overflowing(visit.page))], [], `${hash} ${JSON.stringify(look)}`);
      await visit.close();
    }
  }
});

test('a mission reads as sentences to somebody who hears it', async () => {
  const visit = await open({ hash: 'lesson-1.1', still: true });
  const { page } = visit;
  const heard = [];
  await play(page, lessons.find(({ id }) => id === '1.1'), mouse(page), async () => heard.push(await page.locator('.lesson-card').ariaSnapshot()));
  const all = heard.join('\n');
  for (const part of [
    'region "Mission"',
    'list "Steps"',
    'heading "The silent failure" [level=1]',
    'Mira runs the help desk',
    'heading "What do you think?" [level=1]',
    'group "The update touches one field of every ticket. Will customers still get their answers in time?"',
    'radio "Yes, just as before"',
    'button "Run until',
    'heading "Nothing was down, and urgent tickets were missed" [level=1]',
    'heading "Your turn" [level=1]',
    'heading "Mission solved" [level=1]',
  ]) {
    assert.ok(all.includes(part), `“${part}” is not heard in:\n${all}`);
  }
  assert.doesNotMatch(all, /button(:|$)/m, 'no button without a name');
  const chart = await page.locator('.hero .chart').ariaSnapshot();
  assert.match(chart, /figure "Urgent tickets caught/);
  await visit.close();
});
