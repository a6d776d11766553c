import { describe, expect, it } from 'vitest';
import { analyse, type Files, starts } from '../../../test/support/analyse.ts';
import type { Trigger } from '../triggers/trigger.ts';

const at = async (files: Files, triggers: readonly Trigger[]) => {
  const { reach, facts } = await analyse(files, [], triggers);
  return {
    reach,
    how: (file: string, name: string): string | null => {
      const fn = name === '' ? 0 : facts.get(file)?.module?.functions.find((one) => one.name === name)?.id;
      return fn === undefined ? `no ${name}` : (reach.pathTo(file, fn)?.how ?? null);
    },
  };
};

describe('reach', () => {
  it('follows server → routes → controller, and says how surely', async () => {
    const files = {
      'server.js': `const express = require('express'); const app = express(); require('./loadEnv'); app.use('/api', require('./routes')); app.listen(1);`,
      'loadEnv.js': `(function boot() { start(); })(); function start() {}`,
      'routes/index.js': `const router = require('express').Router(); const auth = require('../controllers/auth'); router.get('/login', auth.login); auth.init(); module.exports = router;`,
      'controllers/auth.js': `exports.login = function login(req, res) { helper(); }; exports.init = function init() { verify(); }; exports.unused = function unused() {}; function helper() {} function verify() {} function dead() {}`,
      'other.js': `module.exports = 1`,
    };
    const { reach, how } = await at(files, [starts('server.js')]);
    expect(how('server.js', '')).toBe('top-level');
    expect(how('loadEnv.js', 'boot')).toBe('iife');
    expect(how('controllers/auth.js', 'init')).toBe('called-by-importer');
    expect(how('controllers/auth.js', 'verify')).toBe('called-by-importer');
    expect(how('controllers/auth.js', 'login')).toBe('handler');
    expect(how('controllers/auth.js', 'unused')).toBe('exported-not-called');
    expect(how('controllers/auth.js', 'dead')).toBe('not-called');
    expect(how('other.js', '')).toBe(null);
    const steps = reach.pathTo('controllers/auth.js', 0)?.steps.map((step) => `${step.file} ${step.how} ${step.text}`);
    expect(steps).toEqual([
      'server.js starts node server.js',
      'server.js requires routes/index.js',
      'routes/index.js requires controllers/auth.js',
    ]);
  });

  it('prefers what starts by itself', async () => {
    const files = { 'a.js': `require('./b')`, 'b.js': '' };
    const auto = starts('a.js', { automatic: true, moment: 'install', label: 'prepare', action: 'npm install' });
    const { reach } = await at(files, [starts('b.js'), auto]);
    expect(reach.pathTo('b.js', 0)?.trigger.label).toBe('prepare');
    expect(reach.triggersOf('b.js').map((one) => one.label)).toEqual(['prepare', 'start']);
  });

  it('follows constant templates, whole folders, spawned scripts, odd endings, and read code', async () => {
    const files = {
      'index.js': `const fs = require('fs'), path = require('path'); for (const n of ['a']) require(\`./routes/\${n}\`); fs.readdirSync(path.join(__dirname, 'models')).forEach(f => require(path.join(__dirname, 'models', f))); require('child_process').fork('./jobs/run.js'); require('child_process').exec('node jobs/other.js'); require('./public/vite.cookie'); eval(fs.readFileSync('./assets/x.woff2', 'utf8')); new Worker(new URL('./w.js', import.meta.url));`,
      'routes/a.js': '',
      'routes/b.js': '',
      'models/user.js': '',
      'jobs/run.js': '',
      'jobs/other.js': '',
      'public/vite.cookie': 'console.log(1)',
      'assets/x.woff2': 'console.log(2)',
      'w.js': '',
    };
    const { reach } = await at(files, [starts('index.js')]);
    for (const file of [
      'routes/a.js',
      'models/user.js',
      'jobs/run.js',
      'jobs/other.js',
      'public/vite.cookie',
      'assets/x.woff2',
      'w.js',
    ])
      expect(reach.pathToFile(file), file).not.toBe(null);
  });

  it('enters classes, default exports, re-exports, wrappers and event handlers', async () => {
    const files = {
      'main.ts': `import svc from './services'; import { Job } from './job'; svc.run(); new Job().go(); process.on('exit', function bye() {});`,
      'services/index.ts': `export { default } from './svc'; `,
      'services/svc.ts': `class Svc { run() { this.deep(); } deep() {} idle() {} } export default new Svc();`,
      'job.ts': `export class Job { async go() { try { work(); } catch (e) { failed(e); } } } function work() {} function failed(e) {}`,
    };
    const { how } = await at(files, [starts('main.ts')]);
    expect(how('services/svc.ts', 'run')).toBe('called-by-importer');
    expect(how('services/svc.ts', 'deep')).toBe('called-by-importer');
    expect(how('job.ts', 'go')).toBe('called-by-importer');
    expect(how('job.ts', 'failed')).not.toBe('not-called');
  });

  it('survives cycles and thousands of files', async () => {
    const files: Record<string, string> = {};
    for (let i = 0; i < 300; i++) files[`f${i}.js`] = `require('./f${(i + 1) % 300}'); require('./f${(i * 7) % 300}');`;
    const { reach } = await at(files, [starts('f0.js')]);
    expect(reach.pathToFile('f150.js')?.steps.length).toBeLessThanOrEqual(14);
  });

  it('starts pages that a framework serves', async () => {
    const files = {
      'package.json': '{"dependencies":{"next":"1"},"scripts":{"dev":"next dev"}}',
      'pages/api/x.ts': 'export default function handler() {}',
      'pages/index.tsx': '',
    };
    const trigger = starts('missing.js', { commands: [{ text: 'next dev', platform: '', line: 1 }] });
    const { reach } = await at(files, [trigger]);
    expect(reach.pathToFile('pages/api/x.ts')).not.toBe(null);
    expect(reach.pathTo('pages/api/x.ts', 1)?.how).toBe('called-by-importer');
  });
});

const NOT_REACHED: ReadonlySet<string | null> = new Set<string | null>(['exported-not-called', 'not-called', null]);

describe('reach by convention', () => {
  /** The functions of `file` that are not reached, by the words of their own text that name them `bad1`, `bad2` … */
  const missed = async (files: Files, trigger: Trigger): Promise<readonly string[]> => {
    const { reach, facts } = await analyse(files, [], [trigger]);
    const out: string[] = [];
    for (const [file, { module }] of facts) {
      for (const { index, 0: name } of String(files[file]).matchAll(/bad\d+/g)) {
        const around = (module?.functions ?? []).filter((fn) => fn.id !== 0 && fn.at <= index && index < fn.end);
        const inner = around.toSorted((a, b) => a.end - a.at - (b.end - b.at))[0];
        const how = reach.pathTo(file, inner?.id ?? 0)?.how ?? null;
        if (NOT_REACHED.has(how)) out.push(`${file} ${name} ${how}`);
      }
    }
    return out;
  };
  const app = (dependency: string, script: string): string =>
    JSON.stringify({ name: 'app', scripts: { start: script }, dependencies: { [dependency]: '1' } });
  const runs = (command: string, path = 'missing.js'): Trigger =>
    starts(path, { commands: [{ text: command, platform: '', line: 1 }] });

  const CASES: readonly (readonly [string, string, string, Files])[] = [
    [
      'components, lazy pages, thunks',
      'react-scripts',
      'react-scripts start',
      {
        'src/index.js': `import App from './App'; createRoot(root).render(<App/>);`,
        'src/App.js': `import React from 'react'; const Page = React.lazy(() => import('./Page')); export default function App() { return <Page/>; }`,
        'src/Page.js': `import { load } from './slice'; const Page = () => { useEffect(() => { dispatch(load()); bad1(); }, []); return null; }; export default React.memo(Page);`,
        'src/slice.js': `export const load = createAsyncThunk('x', async () => { bad2(); });`,
      },
    ],
    [
      'gatsby',
      'gatsby',
      'gatsby develop',
      {
        'gatsby-node.js': `exports.onPreInit = async () => { bad1(); };`,
        'src/pages/index.js': `export default function P() { useEffect(() => { bad2(); }); }`,
      },
    ],
    [
      'remix',
      '@remix-run/react',
      'remix vite:dev',
      {
        'app/root.tsx': `export const loader = async () => { bad1(); };`,
        'app/routes/_index.tsx': `export async function action() { bad2(); }`,
      },
    ],
    [
      'expo',
      'expo-router',
      'expo start',
      {
        'app/_layout.js': `import { useB } from '../hooks/b'; export default function L() { useB(); }`,
        'hooks/b.js': `export const useB = () => { useEffect(() => { bad1(); }, []); };`,
      },
    ],
    [
      'electron preload',
      'electron',
      'electron .',
      { 'electron/preload.js': `window.addEventListener('DOMContentLoaded', () => { bad1(); });` },
    ],
  ];
  it.each(CASES)('%s', async (_name, dependency, script, files) => {
    expect(await missed({ 'package.json': app(dependency, script), ...files }, runs(script))).toEqual([]);
  });

  it('functions that are set, handed on, or named by an importer', async () => {
    const files = {
      'server.js': `const m = require('./model'); const g = require('./graph'); const { run } = require('./task'); const Q = require('./plugin'); require('./registry').add('x', m, g, Q); hook().setAction(run); require('./routes');`,
      'model.js': `const s = new mongoose.Schema({ a: { default: () => { bad1(); } } }); s.methods.cmp = function () { bad2(); }; module.exports = mongoose.model('X', s);`,
      'graph.js': `module.exports = { Query: { a: async () => { bad3(); } }, Mutation: { ...require('./mutations') } };`,
      'mutations.js': `exports.add = async () => { bad4(); };`,
      'task.js': `exports.run = async () => { bad5(); };`,
      'plugin.js': `function Q() {} Q.prototype.apply = function () { bad6(); }; module.exports = Q;`,
      'registry.js': `exports.add = () => {};`,
      'routes.js': `module.exports = { get value() { bad7(); return 1; } }; router({ method: 'GET', handler: show }); function show() { bad8(); }`,
    };
    expect(await missed(files, starts('server.js'))).toEqual([]);
  });

  it('leaves packages, declarations that stand alone and exports that nobody names', async () => {
    const library = { 'index.js': `exports.a = function a() { bad1(); }; class X { m() { bad2(); } } exports.X = X;` };
    expect(await missed(library, starts('index.js', { moment: 'import' }))).toHaveLength(2);
    const files = {
      'server.js': `require('./a').used();`,
      'a.js': `exports.used = () => {}; exports.unused = () => { bad1(); }; function dead() { bad2(); } const alone = () => { bad3(); };`,
    };
    expect(await missed(files, starts('server.js'))).toHaveLength(3);
  });
});
