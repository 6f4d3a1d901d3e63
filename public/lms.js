// The launch page of a course package: shows Afterlaunch, and tells the course platform how far the learner is.
//
// Who listens is settled at the start: a Learning Record Store when the address names one (xAPI, cmi5), else the SCORM
// API of a window around this one. Both have the same parts: `begin`, which gives what is remembered, or nothing where it
// is out of order; `tell`; `end`; the `limit` of a record, in characters; and who the `learner` is, once it has begun.
//
// Whatever a platform does, the page runs: what goes wrong is said in a sentence, and the page keeps progress by itself.
// What a platform was told is never taken back: neither a status nor a score gets worse.

import { scorm } from './lms-scorm.js';
import { xapi } from './lms-xapi.js';

/** What the address may choose. Other parameters in it are the platform's own. */
const CHOSEN = ['chapter', 'lesson', 'theme'];
/** How often a mission that is under way is written down, in milliseconds. */
const KEPT_EVERY = 30_000;

const page = document.querySelector('after-launch');
const query = new URLSearchParams(location.search);
for (const name of CHOSEN) if (query.has(name)) page.setAttribute(name, query.get(name));

const platform = query.has('endpoint') ? xapi(query) : scorm(page.dataset.scorm);
if (platform) report();
else trouble('No course platform answers here, so nothing is reported.');
await import('./embed.js');

function report() {
  const opened = performance.now();
  const seconds = () => (performance.now() - opened) / 1000;
  const known = { status: 'incomplete', score: 0, record: '' };
  const begun = said(platform.begin(trouble)).then((memory) => memory && Object.assign(known, memory));
  separate(platform.learner);
  /** The page stands where the platform's memory left off. */
  let resumed = false;
  let heard = '';

  page.addEventListener('ready', () => { resumed = resume(); });
  page.addEventListener('progress', ({ detail }) => hear(detail));
  setInterval(keep, KEPT_EVERY);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keep());
  addEventListener('pagehide', () => begun.then((memory) => memory && platform.end(seconds())), { once: true });

  async function resume() {
    if (!(await begun)) return false;
    const sentences = known.record ? await said(page.setProgress(known.record)) : [];
    sentences?.forEach(say);
    return true;
  }

  async function hear({ passed, score }) {
    // Asking for the record makes the page write down where it is, and say so again.
    if (!(await resumed) || heard === `${passed} ${score}`) return;
    heard = `${passed} ${score}`;
    if (passed) known.status = 'passed';
    known.score = Math.max(known.score, score);
    platform.tell(known, seconds());
    await keep();
  }

  async function keep() {
    if (!(await resumed)) return;
    known.record = (await said(page.getProgress(platform.limit))) || known.record;
    platform.tell(known, seconds());
  }
}

/** One browser, several learners: each finds what the page has kept of them, and none of it counts for another. */
function separate(learner) {
  if (!learner) return;
  const [owner, record] = ['afterlaunch.learner', 'afterlaunch.progress'];
  // A fingerprint: who they are is nobody's business who opens this browser later.
  const now = [...learner].reduce((sum, letter) => Math.imul(sum ^ letter.codePointAt(0), 16777619) >>> 0, 2166136261).toString(36);
  try {
    const before = localStorage.getItem(owner) ?? '';
    if (before === now) return;
    move(record, `${record}.${before}`);
    move(`${record}.${now}`, record);
    localStorage.setItem(owner, now);
  } catch { /* Where nothing is kept, nothing gets mixed up. */ }
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

/** Says what is wrong with the platform, and that nothing is lost. */
function trouble(sentence) {
  say(`${sentence} The page keeps your progress by itself, in this browser.`);
}

/** Says a sentence above the page, once. */
function say(sentence) {
  const notes = document.getElementById('notes');
  if (notes.textContent.includes(sentence)) return;
  if (!notes.firstChild) {
    const close = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Close' });
    close.addEventListener('click', () => notes.replaceChildren());
    notes.append(document.createElement('p'), close);
  }
  const text = notes.querySelector('p');
  text.textContent = `${text.textContent} ${sentence}`.trim();
}
