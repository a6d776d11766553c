import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EnvFiles, parseEnv } from './env-files.ts';

const values = (text: string): Record<string, string> =>
  Object.fromEntries(parseEnv('.env', text).map((one) => [one.name, one.value]));

describe('.env files', () => {
  it('reads quotes, comments, export, several lines and expansion', () => {
    expect(
      values(
        '# c\nA=1\nexport B = "two words" # c\nC=\'raw $A\'\nD=@{A}-@{NONE:-x}\nE=a b # tail\nF="l1\nl2"\nG=#no\n\n  H: yaml\nI=a=b\r\n'.replaceAll(
          '@',
          '$',
        ),
      ),
    ).toEqual({ A: '1', B: 'two words', C: 'raw $A', D: '1-x', E: 'a b', F: 'l1\nl2', G: '#no', H: 'yaml', I: 'a=b' });
  });

  it('says where a value stands', () => {
    const text = 'A=1\nKEY="aHR0"\n';
    const [, key] = parseEnv('.env', text);
    expect(text.slice(key?.at ?? 0, (key?.at ?? 0) + 4)).toBe('aHR0');
  });

  it('prefers the nearest file and reads compose blocks', () => {
    const files: Record<string, string> = {
      '.env': 'K=root',
      'server/.env': 'K=near',
      'docker-compose.yml': 'services:\n  a:\n    environment:\n      - TOKEN=abc\n      OTHER: "d"\n    image: x\n',
    };
    const env = new EnvFiles(Object.keys(files), { text: (path) => files[path] ?? null, json: () => undefined });
    expect(env.of('K', 'server/src/a.js').map((one) => one.value)).toEqual(['near', 'root']);
    expect(env.of('TOKEN', 'a.js')[0]?.value).toBe('abc');
    expect(env.of('__proto__', 'a.js')).toEqual([]);
  });

  it('takes anything', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        for (const one of parseEnv('.env', text)) expect(one.at).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
