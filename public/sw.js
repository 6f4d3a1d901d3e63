// The second visit works without a network. What the page is made of is named in its HTML: that list is fetched once
// and kept. Files with a fingerprint in their name never change, so the kept one is as good as a new one; all others
// are asked for again, and the kept one is used when nobody answers.

const KEPT = 'afterlaunch-1';
const FIXED = /-[0-9a-f]{16}(_bg|_rest)?\.\w+$/;
const PARTS = /(?:href|src|data-js|data-wasm|data-rest|data-style)="?([^"#\s>]+)/g;

addEventListener('install', event => event.waitUntil(keepAll().then(() => skipWaiting())));
addEventListener('activate', event => event.waitUntil(clients.claim()));

addEventListener('fetch', event => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(FIXED.test(new URL(request.url).pathname) ? fixed(request) : fresh(request, event));
});

async function keepAll() {
  const home = new URL('./', location);
  const answer = await fetch(home, { cache: 'no-cache' });
  if (answer.ok) await keepPage(home, answer);
}

/** Keeps a page with all its parts, and lets go of parts that it no longer has. */
async function keepPage(home, answer) {
  const kept = await caches.open(KEPT);
  const parts = [...(await answer.clone().text()).matchAll(PARTS)].map(([, part]) => new URL(part, home)).filter(url => url.origin === location.origin);
  const old = new Set((await kept.keys()).map(request => request.url));
  const missing = parts.filter(url => !FIXED.test(url.pathname) || !old.has(url.href));
  await Promise.all(missing.map(url => kept.add(url).catch(() => {})));
  await kept.put(home, answer);
  const now = new Set(parts.map(url => url.href));
  await Promise.all([...old].filter(url => FIXED.test(url) && !now.has(url)).map(url => kept.delete(url)));
}

async function fixed(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function fresh(request, event) {
  const address = new URL(request.url);
  address.search = address.hash = '';
  try {
    const answer = await fetch(request);
    const home = new URL('./', location).href;
    if (answer.ok && address.href === home) event.waitUntil(keepPage(address, answer.clone()));
    return answer;
  } catch (error) {
    const kept = await caches.match(address, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}
