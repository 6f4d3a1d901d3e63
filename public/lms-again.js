// Tries something again until it goes: soon at first, then ever more seldom. A platform may be late, busy, or away for a
// while; what is to be said to it waits.

const FIRST_MS = 500;
const LONGEST_MS = 60_000;

export class Again {
  #work;
  #wait = FIRST_MS;
  #timer;

  constructor(work) {
    this.#work = work;
    addEventListener('online', () => this.#timer && this.now());
  }

  /** It did not go: once more, later. */
  later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), this.#wait);
    this.#wait = Math.min(2 * this.#wait, LONGEST_MS);
  }

  /** Once more, at once. */
  now() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#work();
  }

  /** It went. */
  done() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#wait = FIRST_MS;
  }
}
