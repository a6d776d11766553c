import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './checkstatus-registrar-shape.ts';

describe('checkstatus-registrar-shape', () => {
  const send =
    'axios.get(u, { params: { sysInfo: { hostname: os.hostname(), macs: os.networkInterfaces() }, processInfo: process.env, tid, sysId } })';
  it('the registrar call, new and old', () => {
    expect(fileHits(detector, 'a.js', send)).toEqual(['proof@1']);
    expect(
      fileHits(detector, 'a.js', 'get(`${u}/api/errorMessage?sysInfo=${s}&exceptionId=env000&instanceId=${i}`)'),
    ).toEqual(['strong@1']);
  });
  it.each([
    [
      'a debugging protocol',
      'types/protocol.js',
      'x = { processInfo: 1, exceptionId: 2, instanceId: 3, errorMessage: 4 }',
    ],
    ['one name', 'a.js', 'const sysInfo = os.hostname(); const tid = 1; const errorMessage = e.message;'],
    ['declarations', 'a.d.ts', send],
    ['a report', 'README.md', send],
  ])('leaves %s alone', (_name, file, text) => {
    expect(fileHits(detector, file, text)).toEqual([]);
  });
});
