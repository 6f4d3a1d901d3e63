// The launch page of a course package: shows Afterlaunch, and tells the course platform how far the learner is.
//
// Who listens is settled at the start: a Learning Record Store when the address names one (xAPI, cmi5), else the SCORM
// API of a window around this one. Both have the same parts: `begin`, which gives what is remembered once the platform has
// opened its record, however late that is, or nothing where it never will; `tell`, which tries again until it is taken; `note`, which
// says whether a page of the notebook is taken; `end`; the `limit` of a record, in characters; and who the `learner` is, once it has begun.
//
// Whatever a platform does, the page runs: what goes wrong is said in a sentence, and the page keeps progress by itself.
// What a platform was told is never taken back: neither a status nor a score gets worse.

import { scorm } from './lms-scorm.js';
import { xapi } from './lms-xapi.js';

/** What the address may choose. Other parameters in it are the platform's own. */
const CHOSEN = ['chapter', 'lesson', 'theme', 'question'];
/** How often a mission that is under way is written down, in milliseconds. */
const KEPT_EVERY = 30_000;

const page = document.querySelector('after-launch');
const query = new URLSearchParams(location.search);
for (const name of CHOSEN) if (query.has(name)) page.setAttribute(name, query.get(name));

const NOBODY = 'No course platform answers here, so nothing is reported.';
/** How often, and how long, a platform that is late is looked for, in milliseconds. */
const LOOKED_FOR = { every: 500, until: 120_000 };

/** What is said above the page, each sentence once, with what follows from it. */
const sayings = new Map();

const platform = query.has('endpoint') ? xapi(query) : scorm(page.dataset.scorm);
if (platform) report(platform);
else lookOut();
await import('./embed.js');

/** No platform is there yet. Some put their object in place only after the course was opened. */
function lookOut() {
  trouble(NOBODY);
  const opened = performance.now();
  const timer = setInterval(() => {
    const late = scorm(page.dataset.scorm);
    if (late || performance.now() - opened > LOOKED_FOR.until) clearInterval(timer);
    if (!late) return;
    fine(NOBODY);
    report(late);
  }, LOOKED_FOR.every);
}

function report(platform) {
  const opened = performance.now();
  const seconds = () => (performance.now() - opened) / 1000;
  const known = { status: 'incomplete', score: 0, record: '' };
  const begun = said(platform.begin({ trouble, fine })).then((memory) => {
    // One that is let in late may belong to another learner than the one whose progress stands here.
    if (separate(platform.learner) && page.isReady !== undefined) {
      const place = page.parentNode;
      page.remove();
      place.append(page);
    }
    return memory && Object.assign(known, memory);
  });
  separate(platform.learner);
  /** The page stands where the platform's memory left off. */
  let resumed = false;
  let heard = '';
  /** How often the page was loaded: what an earlier one said is not told. */
  let turn = 0;

  page.addEventListener('ready', () => {
    turn += 1;
    resumed = resume();
  });
  // It was ready before the platform was there.
  if (page.isReady) resumed = resume();
  page.addEventListener('progress', ({ detail }) => hear(detail));
  page.addEventListener('notebook', ({ detail }) => note(detail));
  setInterval(keep, KEPT_EVERY);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keep());
  addEventListener('pagehide', () => platform.end(seconds()), { once: true });

  async function resume() {
    if (!(await begun)) return false;
    const sentences = known.record ? await said(page.setProgress(known.record)) : [];
    sentences?.forEach(say);
    return true;
  }

  async function hear({ passed, score }) {
    const said = turn;
    // Asking for the record makes the page write down where it is, and say so again.
    if (!(await resumed) || said !== turn || heard === `${passed} ${score}`) return;
    heard = `${passed} ${score}`;
    if (passed) known.status = 'passed';
    known.score = Math.max(known.score, score);
    platform.tell(known, seconds());
    await keep();
  }

  /** A page of the notebook is handed in; the learner hears whether the platform has it. */
  async function note({ title, text }) {
    const taken = (await begun) ? await platform.note({ place: title, text }, seconds()) : false;
    await said(page.notebookTaken(taken));
  }

  async function keep() {
    if (!(await resumed)) return;
    known.record = (await said(page.getProgress(platform.limit))) || known.record;
    platform.tell(known, seconds());
  }
}

/**
 * One browser, several learners: each finds what the page has kept of them, and none of it counts for another. Says
 * whether another one is there than before.
 */
function separate(learner) {
  if (!learner) return false;
  const [owner, record] = ['afterlaunch.learner', 'afterlaunch.progress'];
  // A fingerprint: who they are is nobody's business who opens this browser later.
  const now = [...learner].reduce((sum, letter) => Math.imul(sum ^ letter.codePointAt(0), 16777619) >>> 0, 2166136261).toString(36);
  try {
    const before = localStorage.getItem(owner) ?? '';
    if (before === now) return false;
    for (const name of [record, 'afterlaunch.run']) {
      move(name, `${name}.${before}`);
      move(`${name}.${now}`, name);
    }
    localStorage.setItem(owner, now);
    return true;
  } catch {
    // Where nothing is kept, nothing gets mixed up.
    return false;
  }
}

function move(from, to) {
  const kept = localStorage.getItem(from);
  localStorage.removeItem(from);
  if (kept !== null) localStorage.setItem(to, kept);
}

/** What was asked of the page, or nothing where it could not answer: then why is said. */
async function said(asked) {
  try {
    return await asked;
  } catch (error) {
    say(error.message);
  }
}

/** Says what is wrong with the platform, and what that means for the learner. */
function trouble(sentence) {
  const kept = keeps()
    ? 'The page keeps your progress by itself, in this browser.'
    : 'This browser keeps nothing either: save your progress as a file, on the page of the course, before you close it.';
  say(sentence, kept);
}

/** Whether this browser keeps what the page writes. */
function keeps() {
  try {
    localStorage.setItem('afterlaunch.probe', '-'.repeat(2048));
    localStorage.removeItem('afterlaunch.probe');
    return true;
  } catch {
    return false;
  }
}

function say(sentence, more = '') {
  if (sayings.has(sentence)) return;
  sayings.set(sentence, more);
  show();
}

/** What was said is over. */
function fine(sentence) {
  if (sayings.delete(sentence)) show();
}

function show() {
  const notes = document.getElementById('notes');
  if (!sayings.size) return notes.replaceChildren();
  if (!notes.firstChild) {
    const close = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Close' });
    close.addEventListener('click', () => notes.replaceChildren());
    notes.append(document.createElement('p'), close);
  }
  const sentences = [...sayings.keys(), ...new Set(sayings.values())];
  notes.querySelector('p').textContent = sentences.join(' ').trim();
}
