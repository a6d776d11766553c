import { expect, it } from 'vitest';
import { sampleInspection } from '../../../test/support/sample-inspection.ts';
import { csvCell } from './cell.ts';
import { csvReport } from './report.ts';

it('lists each indicator with each of its places', () => {
  const lines = csvReport(sampleInspection()).split('\r\n');
  expect(lines[0]).toBe('type,value,defanged,role,origin,confidence,sharedHosting,file,line,column,sha256,layer');
  expect(lines).toHaveLength(5);
  expect(lines[1]).toContain('https://check.invalid/api,hxxps://check[.]invalid/api,payload-host');
});

it('makes no formula of a cell', () => {
  expect(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =cmd|calc', '|x', '＝1'].map(csvCell)).toEqual([
    '"\'=1+1"',
    '"\'+1"',
    '"\'-1"',
    '"\'@SUM(A1)"',
    '\\u{9}=1',
    '"\' =cmd|calc"',
    '"\'|x"',
    '"\'＝1"',
  ]);
});

it('quotes what parts cells and keeps plain text plain', () => {
  expect(csvCell('a,b')).toBe('"a,b"');
  expect(csvCell('say "x"')).toBe('"say ""x"""');
  expect(csvCell('two\nlines')).toBe('two\\u{a}lines');
  expect(csvCell('plain/path.js')).toBe('plain/path.js');
});
