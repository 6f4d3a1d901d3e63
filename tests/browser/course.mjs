// Plays missions on the page as a person does, by their solutions as `afterlaunch list` prints them, with a mouse or with
// keys alone. Nothing waits for a length of time, only for states of the page.

import assert from 'node:assert/strict';

/** All lessons of the engine, each with the deeds that solve it. */
export const lessons = JSON.parse(process.env.AFTERLAUNCH_LIST ?? '{"lessons":[]}').lessons;
export const chapter = (number) => lessons.filter((lesson) => lesson.chapter === number);

const STEP = '#step-heading';
const GATE = '#gate';

/** A hand with a mouse. */
export const mouse = (page) => ({
  press: (what) => what.click(),
  choose: (list, value) => list.selectOption(value),
  slide: (slider, value) => slider.fill(String(value)),
  write: (field, text) => field.fill(text),
  async draw() {
    // The step opens at its text: a person scrolls to the chart.
    await page.locator('.hero .plot').evaluate((plot) => plot.scrollIntoView({ block: 'center' }));
    const box = await page.locator('.hero .plot').boundingBox();
    const at = (x, y) => [box.x + box.width * x, box.y + box.height * y];
    await page.mouse.move(...at(0.6, 0.3));
    await page.mouse.down();
    for (let i = 0; i <= 8; i += 1) await page.mouse.move(...at(0.6 + 0.035 * i, 0.3 + 0.03 * i));
    await page.mouse.up();
  },
});

/** A hand with keys alone: Tab until the thing has the focus, then the key that a person would press. */
export const keys = (page) => {
  const reach = async (what) => {
    const handle = await what.elementHandle();
    for (let tabs = 0; tabs < 150; tabs += 1) {
      if (await handle.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`Tab does not reach ${await handle.evaluate((element) => element.outerHTML.slice(0, 120))}`);
  };
  return {
    async press(what) {
      await reach(what);
      const kind = await what.evaluate((element) => element.type ?? element.localName);
      await page.keyboard.press(kind === 'radio' ? 'Space' : 'Enter');
    },
    async choose(list, value) {
      await reach(list);
      const at = () => list.evaluate((element) => element.selectedIndex);
      const to = await list.evaluate((element, wanted) => [...element.options].findIndex((option) => option.value === wanted), value);
      for (let presses = 0; presses < 20 && (await at()) !== to; presses += 1) {
        await page.keyboard.press((await at()) > to ? 'ArrowUp' : 'ArrowDown');
      }
    },
    async slide(slider, value) {
      await reach(slider);
      const far = async () => Number(await slider.inputValue()) - value;
      for (let presses = 0; presses < 120 && Math.abs(await far()) > 1e-6; presses += 1) {
        await page.keyboard.press((await far()) > 0 ? 'ArrowLeft' : 'ArrowRight');
      }
    },
    async write(field, text) {
      await reach(field);
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(text);
    },
    async draw() {
      const chart = page.locator('.hero .chart');
      await reach(chart);
      await page.keyboard.press('Tab');
      const bead = page.locator('.hero [role=slider]').first();
      await reach(bead);
      for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('ArrowDown');
    },
  };
};

/** Minutes since the run began. */
export const minute = async (page) => Number((await page.locator('.sim-clock time').first().getAttribute('datetime')).match(/\d+/)[0]);

const heading = (page) => page.locator(STEP).textContent();

/** The step that is shown, by its place and its heading; what its button says. */
const shown = (page) =>
  page.evaluate(
    ([heading, gate]) => {
      const at = [...document.querySelectorAll('.step-dots li')].findIndex((dot) => dot.matches('.here'));
      return { step: `${at} ${document.querySelector(heading)?.textContent}`, gate: document.querySelector(gate)?.textContent };
    },
    [STEP, GATE],
  );

/** Lets time pass until something holds, or the step is over; it stands afterwards. */
async function passUntil(page, hand, step, what, holds) {
  for (let looks = 0; looks < 1200; looks += 1) {
    if (await holds()) break;
    // Looked at together: the button of the next step is none of this one's. While time stands no step ends by itself.
    const now = await shown(page);
    if (now.step !== step) break;
    if (now.gate === 'Let time pass') await hand.press(page.locator(GATE));
    await page.waitForTimeout(25);
    assert.ok(looks < 1199, `${what} never comes; the page says “${await heading(page)}” at minute ${await minute(page)}`);
  }
  // Looked at and pressed at once: a step that is over by now has another button, and its text has the focus.
  await page.evaluate((gate) => {
    const button = document.querySelector(gate);
    if (button.textContent === 'Pause') button.click();
  }, GATE);
}

/** More minutes than this are passed at the highest speed, three days a second. */
const FAR = 2_500;

/** So few minutes are passed one by one, with the key for it. */
const NEAR = 45;

/** As fast as minutes ahead allow. */
async function hurry(page, ahead) {
  const wanted = ahead > FAR ? 5 : ahead > 150 ? 4 : 3;
  for (let i = 0; i < 6; i += 1) await page.keyboard.press('-');
  for (let i = 0; i < wanted; i += 1) await page.keyboard.press('+');
}

/** Passes so few minutes, unless the step is over before. A key that passes none is a failure, not a walk without end. */
async function passOneByOne(page, minutes, over) {
  const from = await minute(page);
  for (let i = 0; i < minutes && !(await over()); i += 1) await page.keyboard.press('.');
  await looked(page);
  assert.ok((await over()) || (await minute(page)) > from, `the key for one minute passes none at minute ${from}`);
}

async function act(page, hand, deed, step, over) {
  const ahead = async () => deed.minute - (await minute(page));
  // Slower and slower, so that a busy machine does not pass it by far.
  for (let left = await ahead(); left > 0; left = await ahead()) {
    if (left <= NEAR) {
      await passOneByOne(page, left, over);
    } else {
      await hurry(page, left);
      await passUntil(page, hand, step, `minute ${deed.minute}`, async () => (await over()) || (await ahead()) <= left * (left > FAR ? 0.5 : 0.3));
    }
    // The step was over before: the deed belongs to a later one.
    if (await over()) return false;
  }
  if (deed.limit !== null) return moveLimit(page, deed);
  if (deed.owner) {
    const rules = page.locator('.lesson-card .rules');
    if (!(await rules.evaluate((list) => list.open))) await hand.press(rules.locator('summary'));
    const list = rules.locator(`li[data-rule="${deed.rule}"] select`);
    const value = await list.evaluate((element, owner) => [...element.options].find((option) => option.text === owner).value, deed.owner);
    return hand.choose(list, value);
  }
  if (deed.rule) {
    const alert = page.locator(`.lesson-card .alert[data-rule="${deed.rule}"]`);
    return hand.press(alert.getByRole('button', { name: 'I’ll take it' }));
  }
  if (deed.request) return writeRequest(page, hand, deed.request);
  const control = page.locator(`#control-${deed.control}`);
  const head = control.locator('button.head');
  // A step may unfold its first control while somebody reaches for it, and the press folds it again.
  for (let presses = 0; presses < 3 && (await head.count()) && (await head.getAttribute('aria-expanded')) === 'false'; presses += 1) {
    await hand.press(head);
    await looked(page);
  }
  if (deed.force) return hand.press(control.getByRole('button', { name: 'anyway' }));
  // What waits for something is tried again later.
  const locked = control.locator('.set .btn[aria-disabled=true]');
  if (await locked.count()) {
    await hurry(page, 1_000);
    await passUntil(page, hand, step, `a way to ${deed.control}`, async () => !(await locked.count()));
  }
  for (const [name, value] of Object.entries(deed.inputs)) {
    const field = control.locator(`[data-input="${name}"]`);
    if (!(await field.count())) continue;
    const slider = field.locator('input[type=range]');
    const list = field.locator('select');
    if (await slider.count()) await hand.slide(slider, value);
    else if (await list.count()) await hand.choose(list, String(value));
    else await hand.press(field.getByRole('button').nth(value));
  }
  await hand.press(control.locator('.set .btn').first());
}

/** Writes a request by hand on its own page, sends it, and comes back to the mission. */
async function writeRequest(page, hand, request) {
  await hand.press(page.getByRole('link', { name: 'Write a request by hand' }));
  await hand.write(page.locator('#request'), request);
  await hand.press(page.getByRole('button', { name: 'Send' }));
  await page.locator('.answer-to h3').waitFor();
  await hand.press(page.getByRole('link', { name: 'Back to the mission' }).first());
  await page.locator(STEP).waitFor();
}

/** What was done is looked at with the next frame, and words are written eight times a second at most. */
const looked = (page) =>
  page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 150)));

/** What the step asks for, by what it shows. */
function kindOfStep() {
  const there = (selector) => document.querySelector(selector);
  if (there('.options') || there('.hero .sketch')) return 'Predict';
  const here = there('.step-dots .here')?.textContent;
  return ['Do', 'Watch'].includes(here) ? here : 'Read';
}

/** Moves the grip of an alert's limit by keys: they go step by step and say where they are. */
async function moveLimit(page, { rule, limit }) {
  const grip = page.locator(`.c-grip[data-rule="${rule}"]`).first();
  await grip.locator('xpath=ancestor::figure').focus();
  await grip.focus();
  const now = async () => Number(await grip.getAttribute('aria-valuenow'));
  const held = () => grip.evaluate((element) => element === document.activeElement);
  // How far one press takes it, once one has; with Shift it goes ten times as far.
  let stride = Infinity;
  for (let presses = 0, at = await now(); presses < 400 && Math.abs(at - limit) > 1e-3; presses += 1) {
    // The task may be done on the way: the reader is taken along then.
    if (!(await held())) return;
    const far = Math.abs(at - limit) > 15 * stride;
    await page.keyboard.press(`${far ? 'Shift+' : ''}${at > limit ? 'ArrowDown' : 'ArrowUp'}`);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    if (!(await held())) return;
    const before = at;
    at = await now();
    stride = Math.abs(at - before) / (far ? 10 : 1) || Infinity;
  }
  assert.ok(Math.abs((await now()) - limit) <= 1e-3, `the limit of ${rule} stands at ${await now()}, not at ${limit}`);
  await page.waitForTimeout(700);
}

/** Plays a mission from its first step to “Mission solved”. `seen` is called at each new step. */
export async function play(page, lesson, hand, seen = async () => {}) {
  const deeds = [...lesson.solution];
  let before;
  for (let steps = 0; steps < 60; steps += 1) {
    await page.waitForFunction(
      ([selector, before]) => {
        const at = [...document.querySelectorAll('.step-dots li')].findIndex((dot) => dot.matches('.here'));
        return document.querySelector(selector) && `${at} ${document.querySelector(selector).textContent}` !== before;
      },
      [STEP, before],
    );
    const words = await heading(page);
    before = (await shown(page)).step;
    const kind = await page.evaluate(kindOfStep);
    await seen(kind, words);
    assert.notEqual(words, 'Not yet', `mission ${lesson.id} was missed`);
    if (words === 'Mission solved') return;
    const gate = page.locator(GATE);
    const over = async () => (await shown(page)).step !== before;
    if (kind === 'Predict') {
      assert.equal(await gate.getAttribute('aria-disabled'), 'true', 'Run is locked until something is predicted');
      if (await page.locator('.option').count()) await hand.press(page.locator('.option input').first());
      else await hand.draw();
      await page.locator(`${GATE}:not([aria-disabled])`).waitFor();
      await hand.press(gate);
    } else if (kind === 'Do') {
      while (!(await over())) {
        if (!deeds.length) {
          await hurry(page, 30_000);
          await passUntil(page, hand, before, 'the next step', over);
          break;
        }
        if ((await act(page, hand, deeds[0], before, over)) !== false) deeds.shift();
        await looked(page);
      }
    } else if (kind === 'Watch') {
      while (!(await over())) {
        // Some things are to be done while one watches.
        if (deeds.length && (await lastsToTheEnd(page))) {
          if ((await act(page, hand, deeds[0], before, over)) !== false) deeds.shift();
        } else {
          await hurry(page, 30_000);
          await passUntil(page, hand, before, 'the next step', over);
        }
      }
    } else {
      await hand.press(gate);
    }
  }
  assert.fail(`mission ${lesson.id} has no end`);
}

/** No task comes after this step: what is left to do belongs to it. */
const lastsToTheEnd = (page) =>
  page.evaluate(() => [...document.querySelectorAll('.step-dots li:not(.done):not(.here)')].every((dot) => dot.textContent !== 'Do'));

/** Answers all questions of a quiz, each as `choose` says from the reasons that it gets to see afterwards. */
async function answerQuiz(page, hand) {
  const questions = page.locator('.questions-list > li');
  await questions.first().waitFor();
  for (let at = 0; at < (await questions.count()); at += 1) {
    await hand.press(questions.nth(at).locator('.option').first());
    await questions.nth(at).locator('.reason').first().waitFor();
  }
}

/** The right answer of each question, read off the reasons of a quiz that was answered. */
const rightAnswers = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.questions-list > li')].map((question) =>
      [...question.querySelectorAll('.answer')].findIndex((answer) => answer.querySelector('.reason b')?.textContent.startsWith('Right')),
    ),
  );

/** Takes a quiz twice: once to learn the right answers, then to pass. */
export async function passQuiz(page, hand) {
  await page.waitForFunction(() => document.querySelector('h1')?.textContent.startsWith('Quiz'));
  await answerQuiz(page, hand);
  const right = await rightAnswers(page);
  assert.ok(right.every((at) => at >= 0), `each question has a right answer with its reason: ${right}`);
  await hand.press(page.getByRole('button', { name: 'Take it again' }));
  const questions = page.locator('.questions-list > li');
  for (const [at, answer] of right.entries()) await hand.press(questions.nth(at).locator('.option').nth(answer));
  await page.getByText('The quiz is passed.').waitFor();
}
