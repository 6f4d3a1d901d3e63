// What a course platform reads of a package that reports by xAPI: the course as one unit for Tin Can, as six for cmi5.

import { CHAPTERS, COURSE } from './parts.mjs';

export function tincan() {
  return `<?xml version="1.0" encoding="UTF-8"?>
<tincan xmlns="http://projecttincan.com/tincan.xsd">
  <activities>
    <activity id="${urn(COURSE)}" type="http://adlnet.gov/expapi/activities/course">
      <name>${COURSE.title}</name>
      <description lang="en">${COURSE.about}</description>
      <launch lang="en">launch.html</launch>
    </activity>
  </activities>
</tincan>
`;
}

export function cmi5() {
  return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="${urn(COURSE)}">${told(COURSE)}
  </course>${CHAPTERS.map((part) => `
  <au id="${urn(part)}" moveOn="Passed" launchMethod="AnyWindow">${told(part)}
    <url>launch.html?chapter=${part.chapter}</url>
  </au>`).join('')}
</courseStructure>
`;
}

const urn = ({ chapter }) => `urn:afterlaunch:${chapter ? `chapter-${chapter}` : 'course'}`;

const told = ({ title, about }) => `
    <title><langstring lang="en">${title}</langstring></title>
    <description><langstring lang="en">${about}</langstring></description>`;
