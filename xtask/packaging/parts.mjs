// What a package can hold: the course, or one of its chapters, named and told as the page does it.

import { readFileSync } from 'node:fs';

const [frame, chapters] = ['../../index.html', '../../src/course/chapters.rs'].map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'));

const told = chapters.matchAll(/number: (\d),[^]*?title: "([^"]*)",\s*about: "([^"]*)"/g);

export const CHAPTERS = [...told].map(([, chapter, title, about]) => ({
  id: `afterlaunch-chapter-${chapter}`,
  chapter: Number(chapter),
  title: `Afterlaunch ${chapter}: ${title}`,
  about,
}));

export const COURSE = {
  id: 'afterlaunch',
  title: /<title>([^<]*)/.exec(frame)[1],
  about: /name="description" content="([^"]*)/.exec(frame)[1],
};
