// How long somebody on a slow network and a slow machine waits: from the wish to see the page until dots move in its picture.
//
// The site is served as static hosts do, packed by brotli, to a Chromium that has 1.6 Mbit/s, 150 ms to everywhere, a
// processor four times slower than it is, and nothing kept.

import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const SLOWER = 4;
const KINDS = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json' };

/** Milliseconds until dots move, of some openings one after the other. */
export async function slowOpenings(browser, dist, times) {
  const server = await serving(dist);
  const waits = [];
  for (let nth = 0; nth < times; nth += 1) waits.push(await opening(browser, `http://127.0.0.1:${server.address().port}/`));
  server.close();
  return waits;
}

async function opening(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(() => {
    // Each frame paints all dots anew, from the same one on: they move once the first is elsewhere than in the frame before.
    const { arc } = CanvasRenderingContext2D.prototype;
    let frame;
    let before;
    CanvasRenderingContext2D.prototype.arc = function (x, ...more) {
      const now = document.timeline.currentTime;
      if (now !== frame && !globalThis.movedAt) {
        if (frame && x !== before) globalThis.movedAt = performance.now();
        [frame, before] = [now, x];
      }
      return arc.call(this, x, ...more);
    };
  });
  await page.goto(address);
  const moved = await page.waitForFunction(() => globalThis.movedAt, undefined, { timeout: 60_000 });
  const wait = await moved.jsonValue();
  await context.close();
  return wait;
}

async function serving(dist) {
  const files = readdirSync(dist, { withFileTypes: true }).filter((entry) => entry.isFile());
  const packed = new Map(files.map(({ name }) => [`/${name}`, brotliCompressSync(readFileSync(join(dist, name)))]));
  const server = createServer((request, response) => {
    const name = new URL(request.url, 'http://localhost').pathname.replace(/\/$/, '/index.html');
    const body = packed.get(name);
    const head = { 'Content-Type': KINDS[extname(name)] ?? 'application/octet-stream', 'Content-Encoding': 'br', 'Cache-Control': 'no-cache' };
    response.writeHead(body ? 200 : 404, body && head).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
