// What a package can hold: the course, or one of its chapters, named and told as the page does it.

import { readFileSync } from 'node:fs';

const [frame, lessons] = ['../../index.html', '../../src/course/lessons/mod.rs'].map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'));

export const CHAPTERS = list('CHAPTERS').map((title, place) => ({
  id: `afterlaunch-chapter-${place + 1}`,
  chapter: place + 1,
  title: `Afterlaunch ${place + 1}: ${title}`,
  about: list('ABOUT')[place],
}));

export const COURSE = {
  id: 'afterlaunch',
  title: /<title>([^<]*)/.exec(frame)[1],
  about: /name="description" content="([^"]*)/.exec(frame)[1],
};

/** The texts of a list that the page is made with. */
function list(name) {
  const [, texts] = new RegExp(`pub const ${name}: [^=]*= \\[([^\\]]*)\\]`).exec(lessons);
  return [...texts.matchAll(/"([^"]*)"/g)].map(([, text]) => text);
}
