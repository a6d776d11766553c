import { expect, it } from 'vitest';
import { sampleFinding, sampleInspection } from '../../../test/support/sample-inspection.ts';
import { markdownReport } from './report.ts';

it('shows verdict, path and indicators', () => {
  const text = markdownReport(sampleInspection());
  expect(text.startsWith('<!-- counterlure-report -->\n\n## 🛑 Malicious: 97 of 100\n')).toBe(true);
  expect(text).toContain("▼ server/controllers/auth.js:41  new Function('require', data)(require)");
  expect(text).toContain('| payload-host | url | <code>hxxps:&#8203;//check\\[.\\]invalid/api</code> |');
});

it('fits into a comment of a forge', () => {
  const long = 'x'.repeat(160);
  const findings = Array.from({ length: 200 }, (_, index) =>
    sampleFinding({
      id: `f${index}`,
      file: `${long}${index}.js`,
      message: long.repeat(3),
      related: Array.from({ length: 8 }, () => ({ file: long, line: 1, column: 1, excerpt: long })),
    }),
  );
  const [indicator] = sampleInspection().indicators;
  const indicators = Array.from({ length: 500 }, () => ({ ...(indicator ?? raise()), defanged: long }));
  expect(markdownReport(sampleInspection({ findings, indicators })).length).toBeLessThan(65_536);
});

function raise(): never {
  throw new Error('the sample has indicators');
}
