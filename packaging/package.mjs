// `cargo xtask package`: makes everything that can be carried away out of the built site.
//
//   node packaging/package.mjs DIST PACKAGES
//
// PACKAGES/site/                                   the site, for any web server, in any folder
// PACKAGES/afterlaunch.html                        the page in one file, for a disk or a stick
// PACKAGES/afterlaunch[-chapter-N]-scorm-*.zip     the course, or a chapter of it, for a course platform
//
// The same site makes the same bytes. Zip and gzip are fflate's.

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { oneFile } from './one-file.mjs';
import { PARTS, STANDARDS, manifest } from './scorm.mjs';

const { zipSync } = createRequire(new URL('../tests/browser/', import.meta.url))('fflate');

/** Zip knows no time before 1980; which one it is says nothing about a package. */
const mtime = '1980-01-01T12:00:00';
/** The demonstration of a host has no place in a package. */
const ELSEWHERE = ['host.html', 'host.js'];

const [dist, packages] = process.argv.slice(2);
rmSync(packages, { recursive: true, force: true });
mkdirSync(packages, { recursive: true });

cpSync(dist, join(packages, 'site'), { recursive: true });
write('afterlaunch.html', oneFile(dist));

const site = Object.fromEntries(readdirSync(dist).sort().filter((name) => !ELSEWHERE.includes(name)).map((name) => [name, readFileSync(join(dist, name))]));
for (const standard of Object.keys(STANDARDS)) {
  for (const part of PARTS) write(`${part.id}-scorm-${standard}.zip`, course(standard, part));
}

/** The site with a manifest, its launch page told what it is the launch page of. */
function course(standard, part) {
  const chapter = part.chapter ? ` chapter="${part.chapter}"` : '';
  const launch = site['launch.html'].toString().replace('<after-launch ', `<after-launch data-scorm="${standard}"${chapter} `);
  const files = { ...site, 'launch.html': Buffer.from(launch) };
  return zipSync({ 'imsmanifest.xml': Buffer.from(manifest(standard, part, Object.keys(files))), ...files }, { level: 9, mtime });
}

function write(name, bytes) {
  writeFileSync(join(packages, name), bytes);
  console.log(`  ${name.padEnd(40)} ${(statSync(join(packages, name)).size / 1000).toFixed(0).padStart(5)} kB`);
}
