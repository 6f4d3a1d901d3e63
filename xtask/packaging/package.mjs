// `cargo xtask package`: makes everything that can be carried away out of the built site.
//
//   node xtask/packaging/package.mjs DIST PACKAGES
//
// PACKAGES/site/                                   the site, for any web server, in any folder
// PACKAGES/afterlaunch.html                        the page in one file, for a disk or a stick
// PACKAGES/afterlaunch[-chapter-N]-scorm-*.zip     the course, or a chapter of it, for a course platform
// PACKAGES/afterlaunch-cmi5.zip, -xapi.zip         the course for a platform with a Learning Record Store
//
// The same site makes the same bytes. Zip and gzip are fflate's.

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { oneFile } from './one-file.mjs';
import { CHAPTERS, COURSE } from './parts.mjs';
import { STANDARDS, manifest } from './scorm.mjs';
import { cmi5, tincan } from './xapi.mjs';

const { zipSync } = createRequire(new URL('../../tests/browser/', import.meta.url))('fflate');

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
  for (const part of [COURSE, ...CHAPTERS]) write(`${part.id}-scorm-${standard}.zip`, scorm(standard, part));
}
write('afterlaunch-cmi5.zip', zip('cmi5.xml', cmi5(), site));
write('afterlaunch-xapi.zip', zip('tincan.xml', tincan(), site));

/** The site with a manifest, its launch page told what it is the launch page of. */
function scorm(standard, part) {
  const chapter = part.chapter ? ` chapter="${part.chapter}"` : '';
  const launch = site['launch.html'].toString().replace('<after-launch ', `<after-launch data-scorm="${standard}"${chapter} `);
  const files = { ...site, 'launch.html': Buffer.from(launch) };
  return zip('imsmanifest.xml', manifest(standard, part, Object.keys(files)), files);
}

function zip(name, description, files) {
  return zipSync({ [name]: Buffer.from(description), ...files }, { level: 9, mtime });
}

function write(name, bytes) {
  writeFileSync(join(packages, name), bytes);
  console.log(`  ${name.padEnd(40)} ${(statSync(join(packages, name)).size / 1000).toFixed(0).padStart(5)} kB`);
}
