/** What goes wrong before anything is read: one line, a code, exit 2. */
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/main.ts';

async function cli(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr'): Io['stdout'] => ({
    isTTY: false,
    write: (text, done) => {
      written[name] += text;
      done?.();
    },
  });
  const io: Io = {
    stdout: output('stdout'),
    stderr: output('stderr'),
    stdin: new PassThrough(),
    env,
    signal: new AbortController().signal,
    onEnd: () => () => {},
  };
  return { code: await run(args, io), ...written };
}

describe('usage', () => {
  it.each([
    ['an unknown command', ['inspekt', 'x'], 'CL_USAGE'],
    ['an unknown option', ['inspect', '--formt', 'json', 'x'], 'CL_USAGE'],
    ['an unknown format', ['inspect', '--format', 'pdf', 'x'], 'CL_USAGE'],
    ['an option without its value', ['inspect', 'x', '--output'], 'CL_USAGE'],
    ['a size that is none', ['inspect', 'x', '--max-bytes', '1parsec'], 'CL_USAGE'],
    ['no target', ['inspect'], 'CL_USAGE'],
    ['too many targets', ['inspect', 'x', 'y'], 'CL_USAGE'],
    ['an unknown schema', ['schema', 'nope'], 'CL_UNKNOWN_SCHEMA'],
  ])('answers %s with one line', async (_, args, code) => {
    const result = await cli(args);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(new RegExp(`^counterlure: ${code}: [^\\n]+\\n$`));
  });

  it('proposes what was meant', async () => {
    expect((await cli(['inspect', '--formt', 'json', 'x'])).stderr).toContain('--format');
  });

  it('does not let an argument write to the terminal', async () => {
    expect((await cli(['\u001b[2Jx'])).stderr).not.toMatch(/\u001b/);
    expect((await cli(['inspect', '--format', '\u001b[2J', 'x'])).stderr).not.toMatch(/\u001b/);
  });

  it('shows help for nothing, with exit 2, and for --help, with exit 0', async () => {
    expect(await cli([])).toMatchObject({ code: 2, stdout: expect.stringContaining('Usage: counterlure') });
    expect(await cli(['--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('Exit codes') });
    expect(await cli(['inspect', '--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('--fail-on') });
    expect(await cli(['help', 'inspect'])).toMatchObject({ code: 0, stdout: expect.stringContaining('--fail-on') });
  });

  it('knows its version', async () => {
    expect(await cli(['--version'])).toMatchObject({ code: 0, stdout: `${packageJson.version}\n` });
  });

  it('shows no stack but with CL_DEBUG', async () => {
    expect((await cli(['schema', 'nope'])).stderr).not.toContain('    at ');
    expect((await cli(['schema', 'nope'], { CL_DEBUG: '1' })).stderr).toContain('    at ');
  });
});

describe('schema', () => {
  it('lists the names', async () => {
    expect((await cli(['schema'])).stdout.split('\n')).toContain('inspection');
  });

  it('prints a JSON Schema', async () => {
    expect(JSON.parse((await cli(['schema', 'inspection'])).stdout)).toMatchObject({
      $schema: expect.stringContaining('2020-12'),
      type: 'object',
    });
  });
});
