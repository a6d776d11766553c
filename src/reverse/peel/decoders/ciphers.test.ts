import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contents, layerOf } from '../testing.ts';
import base64 from './base64.ts';
import hex from './hex.ts';

const CODE = "const os = require('os');\nmodule.exports = () => os.hostname() + ' http://198.51.100.7:3000/api';\n";
const bytes = (size: number): fc.Arbitrary<Buffer> =>
  fc.uint8Array({ minLength: size, maxLength: size }).map((list) => Buffer.from(list));

test('AES-GCM: key and iv in the code; the tag behind, before, or apart', () => {
  fc.assert(
    fc.property(bytes(32), bytes(12), fc.constantFrom('behind', 'before', 'apart', 'with iv'), (key, iv, where) => {
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const data = Buffer.concat([cipher.update(CODE), cipher.final()]);
      const tag = cipher.getAuthTag();
      const whole = { behind: [data, tag], before: [tag, data], apart: [data], 'with iv': [iv, tag, data] }[where];
      const text = `const key = Buffer.from('${key.toString('hex')}', 'hex'), iv = Buffer.from('${iv.toString('hex')}', 'hex'), tag = '${where === 'apart' ? tag.toString('hex') : ''}';
        const d = crypto.createDecipheriv('aes-256-gcm', key, iv); new Function(d.update('${Buffer.concat(whole).toString('base64')}', 'base64'))`;
      expect(contents(base64, layerOf(text))).toContain(CODE);
    }),
    { numRuns: 30 },
  );
});

test('AES-CBC, hex, the key a text', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9]{32}$/), bytes(16), (key, iv) => {
      const cipher = createCipheriv('aes-256-cbc', key, iv);
      const data = Buffer.concat([cipher.update(CODE), cipher.final()]).toString('hex');
      const text = `const secretKey = '${key}'; const iv = Buffer.from('${iv.toString('base64')}', 'base64'); crypto.createDecipheriv('aes-256-cbc', secretKey, iv).update('${data}', 'hex')`;
      expect(contents(hex, layerOf(text))).toContain(CODE);
    }),
    { numRuns: 30 },
  );
});

test('a password, as openssl and CryptoJS take it', () => {
  const salt = randomBytes(8);
  const password = 'orchard-of-nobody';
  let made = Buffer.alloc(0);
  let last = Buffer.alloc(0);
  while (made.length < 48) {
    last = createHash('md5').update(last).update(password).update(salt).digest();
    made = Buffer.concat([made, last]);
  }
  const cipher = createCipheriv('aes-256-cbc', made.subarray(0, 32), made.subarray(32, 48));
  const data = Buffer.concat([Buffer.from('Salted__'), salt, cipher.update(CODE), cipher.final()]).toString('base64');
  expect(contents(base64, layerOf(`CryptoJS.AES.decrypt("${data}", "${password}")`))).toContain(CODE);
});
