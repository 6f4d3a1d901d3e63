// SCORM 1.2 and SCORM 2004: the platform has put an object into a window around this one, or into the one that opened it.
//
// A value is set when it differs from what the platform has, so what it knows already ("passed") is not said again. The
// session is always left suspended: the record stays, and the learner can come back to it.

/** The two standards, the newer one first: it is taken where both are there and the package does not say which it is. */
const STANDARDS = [
  {
    name: '2004',
    object: 'API_1484_11',
    names: { open: 'Initialize', close: 'Terminate', get: 'GetValue', set: 'SetValue', commit: 'Commit', code: 'GetLastError', text: 'GetErrorString' },
    limit: 64_000,
    learner: 'cmi.learner_id',
    mode: 'cmi.mode',
    exit: 'cmi.exit',
    time: 'cmi.session_time',
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
    limit: 4096,
    learner: 'cmi.core.student_id',
    mode: 'cmi.core.lesson_mode',
    exit: 'cmi.core.exit',
    time: 'cmi.core.session_time',
    span: clock,
    read: (get) => ({ status: get('cmi.core.lesson_status'), score: Number(get('cmi.core.score.raw')) / 100 }),
    write: ({ status, score }) => [['cmi.core.lesson_status', status], ...points('cmi.core.score', score)],
  },
];
const RECORD = 'cmi.suspend_data';

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
  #trouble;
  /** What the platform has, by name. */
  #has = new Map();
  /** It listens: the session is open, and not one in which a teacher only looks. */
  #listens = false;

  constructor(api, standard) {
    this.#api = api;
    this.#standard = standard;
  }

  get limit() { return this.#standard.limit; }
  get learner() { return this.#get(this.#standard.learner); }

  async begin(trouble) {
    this.#trouble = trouble;
    const { mode, exit, read, write } = this.#standard;
    if (!this.#do('open', '')) return null;
    const get = (name) => this.#get(name);
    const { status, score } = read(get);
    const memory = { status: ['completed', 'passed'].includes(status) ? status : 'incomplete', score: score || 0, record: get(RECORD) };
    this.#listens = !['browse', 'review'].includes(get(mode));
    if (memory.status === status) this.#has = new Map(write(memory));
    this.#has.set(RECORD, memory.record);
    if (this.#listens) this.#do('set', exit, 'suspend');
    this.tell(memory, 0);
    return memory;
  }

  tell({ record, ...done }, seconds) {
    if (!this.#listens) return;
    const { write, time, span } = this.#standard;
    const news = [...write(done), [RECORD, record]].filter(([name, value]) => value && this.#has.get(name) !== value);
    if (!news.length) return;
    for (const [name, value] of news) {
      if (this.#do('set', name, value)) this.#has.set(name, value);
    }
    this.#do('set', time, span(seconds));
    this.#do('commit', '');
  }

  end(seconds) {
    if (this.#listens) {
      this.#do('set', this.#standard.time, this.#standard.span(seconds));
      this.#do('commit', '');
    }
    this.#listens = false;
    this.#do('close', '');
  }

  #get(name) {
    try {
      return String(this.#api[this.#standard.names.get](name) ?? '');
    } catch {
      return '';
    }
  }

  /** Calls the platform; where it fails, the first time, says why. */
  #do(what, ...values) {
    const { names } = this.#standard;
    let why;
    try {
      if (String(this.#api[names[what]](...values)) === 'true') return true;
      const code = this.#api[names.code]();
      why = this.#api[names.text](code) || `${names[what]} gave error ${code}`;
    } catch (error) {
      why = error.message;
    }
    const failed = what === 'open' ? 'did not open its record, so nothing is reported to it' : 'did not take a report';
    this.#trouble?.(`The course platform ${failed} (${why}).`);
    this.#trouble = null;
    return false;
  }
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
