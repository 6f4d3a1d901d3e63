// SCORM 1.2 and SCORM 2004: the platform has put an object into a window around this one, or into the one that opened it.
//
// A call that fails is made again, ever more seldom; a session that the platform has lost is opened anew.
// A value is set when it differs from what the platform has, so what it knows already ("passed") is not said again. The
// session is always left suspended: the record stays, and the learner can come back to it.

import { Again } from './lms-again.js';

/** The two standards, the newer one first: it is taken where both are there and the package does not say which it is. */
const STANDARDS = [
  {
    name: '2004',
    object: 'API_1484_11',
    names: { open: 'Initialize', close: 'Terminate', get: 'GetValue', set: 'SetValue', commit: 'Commit', code: 'GetLastError', text: 'GetErrorString' },
    lost: ['122', '123', '132', '133', '142', '143'],
    open: '103',
    over: '104',
    limit: 64_000,
    learner: 'cmi.learner_id',
    mode: 'cmi.mode',
    exit: 'cmi.exit',
    time: 'cmi.session_time',
    notes: 'cmi.comments_from_learner._count',
    noted: (notes, before) => notes.flatMap(({ place, text }, nth) => [
      [`cmi.comments_from_learner.${before + nth}.comment`, cut(text, 4000)],
      [`cmi.comments_from_learner.${before + nth}.location`, cut(place, 250)],
    ]),
    span: (seconds) => `PT${seconds.toFixed(2)}S`,
    read: (get) => ({ status: get('cmi.success_status') === 'passed' ? 'passed' : get('cmi.completion_status'), score: Number(get('cmi.score.scaled')) }),
    write: ({ status, score }) => [
      ['cmi.completion_status', status === 'incomplete' ? 'incomplete' : 'completed'],
      ...(status === 'passed' ? [['cmi.success_status', 'passed']] : []),
      ...points('cmi.score', score),
      ...(score > 0 ? [['cmi.score.scaled', String(Math.round(score * 1e4) / 1e4)], ['cmi.progress_measure', String(Math.round(score * 1e4) / 1e4)]] : []),
    ],
  },
  {
    name: '1.2',
    object: 'API',
    names: { open: 'LMSInitialize', close: 'LMSFinish', get: 'LMSGetValue', set: 'LMSSetValue', commit: 'LMSCommit', code: 'LMSGetLastError', text: 'LMSGetErrorString' },
    lost: ['301'],
    limit: 4096,
    learner: 'cmi.core.student_id',
    mode: 'cmi.core.lesson_mode',
    exit: 'cmi.core.exit',
    time: 'cmi.core.session_time',
    noted: (notes) => (notes.length ? [['cmi.comments', cut(notes.map(({ place, text }) => `${place}\n${text}`).join('\n\n'), 4096)]] : []),
    span: clock,
    read: (get) => ({ status: get('cmi.core.lesson_status'), score: Number(get('cmi.core.score.raw')) / 100 }),
    write: ({ status, score }) => [['cmi.core.lesson_status', status], ...points('cmi.core.score', score)],
  },
];
const RECORD = 'cmi.suspend_data';
/** A value that a platform does not know, or does not take, is not taken the next time either. */
const NEVER = /^(201|40[1-9])$/;
const ENDED = 'The course platform has ended this session: to be reported again, close the course and open it from the platform.';

/** The API of the standard that the package names, or of whichever is there. */
export function scorm(named) {
  for (const standard of STANDARDS.filter(({ name }) => !named || name === named)) {
    const api = find(standard.object);
    if (api) return new Scorm(api, standard);
  }
  return null;
}

class Scorm {
  #api;
  #standard;
  #notes;
  /** What went wrong last, as it was said. */
  #said = '';
  /** What the platform has, by name. */
  #has = new Map();
  /** Names that it does not know, or does not take. */
  #refused = new Set();
  /** Pages of a notebook that were handed in, each as { place, text }, behind so many comments that were there before. */
  #pages = [];
  #before = 0;
  /** What it is to have, and for how long the learner has been here. */
  #wanted;
  #seconds = 0;
  /** It listens: the session is open, and not one in which a teacher only looks. */
  #listens = false;
  #isOpen = false;
  /** The platform has closed the session for good. */
  #ended = false;
  /** Why the last call failed, in the platform's words. */
  #why = '';
  /** Something was set that is not yet committed. */
  #uncommitted = false;
  #again = new Again(() => this.#push());

  constructor(api, standard) {
    this.#api = api;
    this.#standard = standard;
  }

  get limit() { return this.#standard.limit; }
  get learner() { return this.#get(this.#standard.learner); }

  /** Opens the session; where the platform is not ready for it, later. */
  begin(notes) {
    this.#notes = notes;
    return new Promise((done) => {
      const opening = new Again(() => {
        if (!this.#open()) return this.#ended ? done(null) : opening.later();
        opening.done();
        done(this.#remember());
      });
      opening.now();
    });
  }

  tell(wanted, seconds) {
    if (!this.#listens) return;
    this.#wanted = { ...wanted };
    this.#seconds = seconds;
    this.#push();
  }

  /** Takes a page of a notebook in as a comment, in the place of an earlier one of the same page. Says whether the platform has it. */
  note(page, seconds) {
    if (!this.#listens || !this.#wanted) return false;
    const at = this.#pages.findIndex(({ place }) => place === page.place);
    if (at < 0) this.#pages.push(page);
    else this.#pages[at] = page;
    this.#seconds = seconds;
    this.#push();
    return this.#comments().every(([name, value]) => this.#has.get(name) === value && !this.#refused.has(name));
  }

  /** The comments as the platform is to have them. */
  #comments() {
    return this.#standard.noted(this.#pages, this.#before).filter(([, value]) => value);
  }

  /** How many comments the platform has of earlier sessions. */
  #count() {
    this.#before = this.#standard.notes ? Number(this.#get(this.#standard.notes)) || 0 : 0;
  }

  end(seconds) {
    if (this.#listens) {
      this.#seconds = seconds;
      this.#push();
      this.#do('set', this.#standard.time, this.#standard.span(seconds));
      this.#do('commit', '');
    }
    this.#again.done();
    this.#listens = false;
    if (this.#isOpen) this.#do('close', '');
    this.#isOpen = false;
  }

  /** What the platform remembers of the learner. */
  #remember() {
    const { mode, exit, read, write } = this.#standard;
    const get = (name) => this.#get(name);
    const { status, score } = read(get);
    this.#count();
    const memory = { status: ['completed', 'passed'].includes(status) ? status : 'incomplete', score: score || 0, record: get(RECORD) };
    this.#listens = !['browse', 'review'].includes(get(mode));
    if (memory.status === status) this.#has = new Map(write(memory));
    this.#has.set(RECORD, memory.record);
    if (this.#listens) this.#do('set', exit, 'suspend');
    this.tell(memory, 0);
    return memory;
  }

  /** Sets what the platform does not have yet; what it does not take now is tried again. */
  #push(reopened = false) {
    const { write, time, span, exit, lost } = this.#standard;
    const { record, ...done } = this.#wanted;
    const news = () => [...write(done), [RECORD, record], ...this.#comments()].filter(([name, value]) => value && this.#has.get(name) !== value);
    let why = '';
    for (const [name, value] of news()) {
      const code = this.#do('set', name, value);
      if (lost.includes(code) && !reopened && this.#open()) {
        // A new session knows nothing of the old one.
        this.#has.clear();
        this.#count();
        this.#do('set', exit, 'suspend');
        return this.#push(true);
      }
      if (this.#ended) return this.#again.done();
      if (!code || NEVER.test(code)) this.#has.set(name, value);
      if (NEVER.test(code)) this.#refused.add(name);
      else this.#refused.delete(name);
      if (code) why ||= this.#why;
      if (!code) this.#uncommitted = true;
    }
    if (this.#uncommitted) {
      this.#do('set', time, span(this.#seconds));
      if (this.#do('commit', '')) why ||= this.#why;
      else this.#uncommitted = false;
    }
    if (why) this.#report(`The course platform did not take a report (${why}). It is tried again.`);
    else this.#report('');
    if (this.#uncommitted || news().length) this.#again.later();
    else this.#again.done();
  }

  /** Opens the session; whether it is open. */
  #open() {
    const { open, over, mode } = this.#standard;
    const code = this.#do('open', '');
    // A reloaded page may find it open.
    this.#isOpen = !code || code === open || (code === '101' && this.#reads(mode));
    this.#ended = code === over;
    if (this.#isOpen) this.#report('');
    else if (this.#ended) this.#report(ENDED);
    else this.#report(`The course platform did not open its record, so nothing is reported to it (${this.#why}). It is tried again.`);
    return this.#isOpen;
  }

  /** Says what is wrong in place of what was; nothing, once all is well. */
  #report(sentence) {
    if (sentence === this.#said) return;
    this.#notes.fine(this.#said);
    if (sentence) this.#notes.trouble(sentence);
    this.#said = sentence;
  }

  #get(name) {
    try {
      return String(this.#api[this.#standard.names.get](name) ?? '');
    } catch {
      return '';
    }
  }

  /** A value can be read, so the session is open. */
  #reads(name) {
    try {
      this.#api[this.#standard.names.get](name);
      return String(this.#api[this.#standard.names.code]()) === '0';
    } catch {
      return false;
    }
  }

  /** Calls the platform. Gives nothing where that went well, else the code of what is wrong. */
  #do(what, ...values) {
    const { names } = this.#standard;
    try {
      if (String(this.#api[names[what]](...values)) === 'true') return '';
      const code = String(this.#api[names.code]());
      this.#why = this.#api[names.text](code) || `${names[what]} gave error ${code}`;
      return code || 'unknown';
    } catch (error) {
      this.#why = error.message;
      return 'unknown';
    }
  }
}

/** As much of a text as a platform holds. */
function cut(text, most) {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function points(name, score) {
  return score > 0 ? [[`${name}.min`, '0'], [`${name}.max`, '100'], [`${name}.raw`, String(Math.round(score * 100))]] : [];
}

/** Hours, minutes and seconds as SCORM 1.2 writes them. */
function clock(seconds) {
  const two = (value) => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600).padStart(4, '0')}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** The object of this name in this window, in those around it, or in those around the one that opened it. */
function find(name) {
  return above(window, name) ?? above(opener(window), name) ?? above(opener(window.top), name);
}

function opener(from) {
  return from.opener && from.opener !== from ? from.opener : null;
}

function above(from, name) {
  for (let [place, steps] = [from, 0]; place && steps < 500; steps += 1) {
    try {
      if (place[name]) return place[name];
    } catch { /* Another site's window hides what it has; there may be one of ours beyond it. */ }
    if (place === place.parent) return null;
    place = place.parent;
  }
  return null;
}
