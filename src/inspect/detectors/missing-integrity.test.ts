import { testLures } from '../../../test/support/lures.ts';
import detector from './missing-integrity.ts';

const lock = (missing: readonly string[], whole: number): string =>
  JSON.stringify({
    lockfileVersion: 3,
    packages: Object.fromEntries([
      ...Array.from({ length: whole }, (_, i) => [
        `node_modules/p${i}`,
        { version: '1.0.0', resolved: `https://registry.npmjs.org/p${i}/-/p${i}-1.0.0.tgz`, integrity: 'sha512-0' },
      ]),
      ...missing.map((name) => [
        `node_modules/${name}`,
        { version: '1.0.0', resolved: `https://registry.npmjs.org/${name}/-/${name}-1.0.0.tgz` },
      ]),
    ]),
  });

testLures(detector, {
  weak: { 'one that nobody uses': { 'package-lock.json': lock(['zq-fixture-thing'], 40) } },
  silent: {
    'used ones are only said': { 'package-lock.json': lock(['express'], 40) },
    'all of them': { 'package-lock.json': lock(['a1', 'b1', 'c1', 'd1', 'e1'], 40) },
    none: { 'package-lock.json': lock([], 40) },
    'few packages': { 'package-lock.json': lock(['zq-fixture-thing'], 3) },
  },
});
