// The second visit works without a network. What the page is made of is named in its HTML: that list is fetched once
// and kept. Files with a fingerprint in their name never change, so the kept one is as good as a new one; all others
// are asked for again, and the kept one is used when nobody answers.
//
// What is kept is replaced whole or not at all, and only by what is this page: a network that answers every address with
// a page of its own (to log in, to say that it is down) takes nothing away.

const KEPT = 'afterlaunch-1';
const FIXED = /-[0-9a-f]{15,16}(_bg)?\.\w+$/;
const PARTS = /(?:href|src|data-js|data-wasm)="?([^"#\s>]+)/g;
/** What the HTML of this page has, and no other page's. */
const MARK = /<script[^>]+\bdata-wasm=[^>]*>/;
/** What a file is served as, by the end of its name. Servers differ in the rest; none of them calls these HTML. */
const KINDS = { js: /javascript/, css: /text\/css/, svg: /image\/svg/, webmanifest: /json|manifest/ };
/** How a program begins, whatever it is served as. */
const WASM = [0, 97, 115, 109];

addEventListener('install', event => event.waitUntil(keepAll().then(() => skipWaiting())));
addEventListener('activate', event => event.waitUntil(clients.claim()));

addEventListener('fetch', event => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(FIXED.test(new URL(request.url).pathname) ? fixed(request) : fresh(request, event));
});

async function keepAll() {
  const home = new URL('./', location);
  await keepPage(home, await fetch(home, { cache: 'no-cache' })).catch(() => {});
}

/** Keeps a page with all its parts, and lets go of parts that it no longer has. Fails where any of it is something else. */
async function keepPage(home, answer) {
  const page = await answer.clone().text();
  if (!isOurs(answer, /text\/html/) || !MARK.test(page)) return;
  const kept = await caches.open(KEPT);
  const parts = [...page.matchAll(PARTS)].map(([, part]) => new URL(part, home)).filter(url => url.origin === location.origin && url.pathname !== home.pathname);
  const old = new Set((await kept.keys()).map(request => request.url));
  const missing = parts.filter(url => !FIXED.test(url.pathname) || !old.has(url.href));
  const came = await Promise.all(missing.map(async url => [url, await part(url)]));
  for (const [url, file] of came) await kept.put(url, file);
  await kept.put(home, answer);
  const now = new Set(parts.map(url => url.href));
  await Promise.all([...old].filter(url => FIXED.test(url) && !now.has(url)).map(url => kept.delete(url)));
}

/** A part of the page as its server has it. */
async function part(url) {
  const answer = await fetch(url, { cache: 'no-cache' });
  if (!(await isPart(url.pathname, answer))) throw new Error(`${url} is something else`);
  return answer;
}

/** Whether an answer is the file that was asked for, as far as that can be told. */
async function isPart(path, answer) {
  const kind = path.split('.').pop();
  if (kind !== 'wasm') return isOurs(answer, KINDS[kind] ?? /^(?!text\/html)/);
  if (!isOurs(answer, /^(?!text\/html)/)) return false;
  const head = new Uint8Array((await answer.clone().arrayBuffer()).slice(0, WASM.length));
  return WASM.every((byte, at) => head[at] === byte);
}

/** It came well, from where it was asked for, as what it should be. */
function isOurs(answer, kind) {
  const from = answer.redirected ? new URL(answer.url).origin : location.origin;
  return answer.ok && from === location.origin && kind.test(answer.headers.get('Content-Type') ?? '');
}

async function fixed(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function fresh(request, event) {
  const address = new URL(request.url);
  address.search = address.hash = '';
  const kept = () => caches.match(address, { ignoreSearch: true });
  try {
    const answer = await fetch(request);
    const home = new URL('./', location).href;
    if (address.href === home) event.waitUntil(keepPage(address, answer.clone()).catch(() => {}));
    // Whoever has to log in to a network must see its page; a part of this page that is something else helps nobody.
    if (request.mode === 'navigate' || (await isPart(address.pathname, answer))) return answer;
    return (await kept()) ?? answer;
  } catch (error) {
    const before = await kept();
    if (before) return before;
    throw error;
  }
}
