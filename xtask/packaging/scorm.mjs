// What a course platform reads of a SCORM package: its manifest, with one unit, the launch page.
//
// The schemas themselves are not in the packages: platforms bring their own, and the files carry no licence to pass
// them on. `package.test.mjs` holds every manifest to them.

/** The two standards, by the names that the packages bear. */
export const STANDARDS = {
  1.2: {
    spaces: {
      '': ['http://www.imsproject.org/xsd/imscp_rootv1p1p2', 'imscp_rootv1p1p2.xsd'],
      adlcp: ['http://www.adlnet.org/xsd/adlcp_rootv1p2', 'adlcp_rootv1p2.xsd'],
    },
    version: '1.2',
    unit: 'adlcp:scormtype="sco"',
    sequencing: '',
  },
  2004: {
    spaces: {
      '': ['http://www.imsglobal.org/xsd/imscp_v1p1', 'imscp_v1p1.xsd'],
      adlcp: ['http://www.adlnet.org/xsd/adlcp_v1p3', 'adlcp_v1p3.xsd'],
      imsss: ['http://www.imsglobal.org/xsd/imsss', 'imsss_v1p0.xsd'],
    },
    version: '2004 4th Edition',
    unit: 'adlcp:scormType="sco"',
    // The platform believes what the page reports, rather than concluding something of its own when it is closed.
    sequencing: `
        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>`,
  },
};

/** The manifest of the course, or of a chapter of it, with these files. */
export function manifest(standard, { id, title }, files) {
  const { spaces, version, unit, sequencing } = STANDARDS[standard];
  const declared = Object.entries(spaces).map(([prefix, [space]]) => `xmlns${prefix && `:${prefix}`}="${space}"`);
  const places = Object.values(spaces).map((pair) => pair.join(' '));
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${id}" version="1"
  ${declared.join('\n  ')}
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="${places.join('\n    ')}">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>${version}</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>${title}</title>
      <item identifier="unit" identifierref="page">
        <title>${title}</title>${sequencing}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" ${unit} href="launch.html">
${files.map((name) => `      <file href="${name}"/>`).join('\n')}
    </resource>
  </resources>
</manifest>
`;
}
