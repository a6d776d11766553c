import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './anti-analysis-checks.ts';

describe('anti-analysis-checks', () => {
  it('virtual machines and debuggers', () => {
    expect(
      fileHits(
        detector,
        'a.js',
        "const m = run('wmic computersystem get model'); if (['vmware', 'virtualbox', 'qemu'].some((n) => m.includes(n))) process.exit();",
      ),
    ).toEqual(['weak@1']);
    expect(
      fileHits(detector, 'a.js', "setInterval(() => { (function () {}).constructor('debugger')(); }, 50);"),
    ).toEqual(['weak@1']);
  });
  it.each(["const names = ['vmware', 'virtualbox', 'qemu'];", 'debugger;', "const s = 'debugger';"])(
    'leaves %s alone',
    (text) => {
      expect(fileHits(detector, 'a.js', text)).toEqual([]);
    },
  );
});
