import { parse } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { memoryTree } from '../../../test/support/memory-tree.ts';
import { Resolver } from './resolver.ts';

function resolver(files: Record<string, string>): Resolver {
  const tree = memoryTree(files);
  const text = (path: string): string | null => files[path] ?? null;
  return new Resolver(tree, { text, json: (path) => (files[path] === undefined ? undefined : parse(files[path])) });
}

describe('resolution of a module reference', () => {
  it('tries extensions, index files, sources of compiled names, and names as written', () => {
    const at = resolver({
      'src/a.ts': '',
      'src/b/index.js': '',
      'src/c.tsx': '',
      'src/fonts/x.woff2': '',
      'public/vite.cookie': '',
      'src/Upper.js': '',
      'server/run': '',
      'lib/d.mts': '',
    });
    expect(at.resolve('src/main.js', './a').path).toBe(null); // no such asking file
    expect(at.resolve('src/a.ts', './b').path).toBe('src/b/index.js');
    expect(at.resolve('src/a.ts', './c.js').path).toBe('src/c.tsx');
    expect(at.resolve('src/a.ts', './fonts/x.woff2').path).toBe('src/fonts/x.woff2');
    expect(at.resolve('src/a.ts', '../public/vite.cookie').path).toBe('public/vite.cookie');
    expect(at.resolve('src/a.ts', './upper').path).toBe('src/Upper.js');
    expect(at.resolve('src/a.ts', '../server/run').path).toBe('server/run');
    expect(at.resolve('src/a.ts', '../lib/d.mjs').path).toBe('lib/d.mts');
    expect(at.resolve('src/a.ts', '../../outside').path).toBe(null);
    expect(at.resolve('src/a.ts', './c?raw').path).toBe('src/c.tsx');
  });

  it('follows main, exports with patterns, imports, and workspace names', () => {
    const at = resolver({
      'package.json': '{"workspaces":["packages/*"],"imports":{"#db/*":"./src/db/*.js"}}',
      'src/main.js': '',
      'src/db/user.js': '',
      'lib/package.json': '{"main":"./go.js"}',
      'lib/go.js': '',
      'packages/core/package.json':
        '{"name":"@x/core","exports":{".":{"types":"./t.d.ts","node":"./dist/i.js"},"./f/*":"./src/f/*.ts"}}',
      'packages/core/src/index.ts': '',
      'packages/core/src/f/one.ts': '',
      'node_modules/odd/package.json': '{"main":"m"}',
      'node_modules/odd/m.js': '',
    });
    expect(at.resolve('src/main.js', '#db/user').path).toBe('src/db/user.js');
    expect(at.resolve('src/main.js', '../lib').path).toBe('lib/go.js');
    expect(at.resolve('src/main.js', '@x/core').path).toBe('packages/core/src/index.ts');
    expect(at.resolve('src/main.js', '@x/core/f/one').path).toBe('packages/core/src/f/one.ts');
    expect(at.resolve('src/main.js', 'odd')).toEqual({ path: 'node_modules/odd/m.js', pkg: 'odd' });
    expect(at.resolve('src/main.js', 'axios/dist/x')).toEqual({ path: null, pkg: 'axios' });
    expect(at.resolve('src/main.js', 'node:fs')).toEqual({ path: null, pkg: 'fs' });
  });

  it('follows tsconfig paths through extends and references, and the usual aliases', () => {
    const at = resolver({
      'web/tsconfig.json': '{"files":[],"references":[{"path":"./tsconfig.app.json"}]}',
      'web/tsconfig.app.json': '{"extends":"../base.json" /* c */}',
      'base.json': '{"compilerOptions":{"baseUrl":".","paths":{"@lib/*":["shared/*"]}}}',
      'shared/u.ts': '',
      'web/src/a.ts': '',
      'app/package.json': '{}',
      'app/src/lib/z.js': '',
      'app/src/i.js': '',
    });
    expect(at.resolve('web/src/a.ts', '@lib/u').path).toBe('shared/u.ts');
    expect(at.resolve('web/src/a.ts', 'shared/u').path).toBe('shared/u.ts');
    expect(at.resolve('app/src/i.js', '@/lib/z').path).toBe('app/src/lib/z.js');
  });

  it('is not led astray by odd references', () => {
    const at = resolver({
      'a.js': '',
      'package.json': '{"name":"__proto__","imports":[1],"exports":{"constructor":"./a.js"}}',
      'tsconfig.json': '{"extends":"./tsconfig.json","compilerOptions":{"paths":{"*":[1,"*"]}}}',
    });
    for (const spec of [
      '__proto__',
      'constructor',
      '',
      '.',
      '..',
      '/',
      '#',
      '#x',
      '!!',
      '\0',
      'a'.repeat(5000),
      '../'.repeat(200),
      'C:\\x',
    ]) {
      expect(() => at.resolve('a.js', spec)).not.toThrow();
    }
  });
});
