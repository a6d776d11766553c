/**
 * Programs that are one constant expression in disguise (JSFuck, JScrewIt, JJEncode, AAEncode and their like): the whole text is put to the interpreter, where
 * `Function`, `eval` and the timers note what they are given. The code that comes out is a layer; what it would do has no world to do it in.
 */
import { BYTES, GUARD } from '../../deobfuscate/fold/prelude.ts';
import type { LayerView } from '../decoder.ts';
import { isIdleCode } from './idle-code.ts';

const STEPS = 12_000;
const MILLIS = 6_000;
const MOST_UNITS = 4_000_000;

/** The names that such programs look for. */
const NATIVE = `
(function () {
  globalThis.setTimeout = globalThis.setInterval = globalThis.setImmediate = function (code) { if (typeof code === 'string') note$('setTimeout', [code]); else if (typeof code === 'function') code(); return 1; };
  globalThis.console = { log: function log() {}, error: function error() {} };
  var html = { anchor: ['a', 'name'], big: ['big'], blink: ['blink'], bold: ['b'], fixed: ['tt'], fontcolor: ['font', 'color'], fontsize: ['font', 'size'], italics: ['i'], link: ['a', 'href'], small: ['small'], strike: ['strike'], sub: ['sub'], sup: ['sup'] };
  Object.keys(html).forEach(function (name) {
    var tag = html[name][0], attribute = html[name][1];
    String.prototype[name] = { [name](value) { return '<' + tag + (attribute ? ' ' + attribute + '="' + String(value).replace(/"/g, '&quot;') + '"' : '') + '>' + this + '</' + tag + '>'; } }[name];
  });
  if (!globalThis.escape) globalThis.escape = function escape(s) { return String(s).replace(/[^A-Za-z0-9@*_+\\-.\\/]/g, function (c) { var n = c.charCodeAt(0); return n < 256 ? '%' + (n < 16 ? '0' : '') + n.toString(16).toUpperCase() : '%u' + ('0000' + n.toString(16)).slice(-4).toUpperCase(); }); };
})();
`;

/** Function texts on one line, as V8 prints them; without this they span three, as in Safari and Firefox. */
const ONE_LINE = `
(function () {
  var real = F$.prototype.toString, call = F$.prototype.call, native = /\\{\\s*\\[native code\\]\\s*\\}\\s*$/;
  var text = { toString() { var s = call.call(real, this); return native.test(s) ? 'function ' + (typeof this.name === 'string' ? this.name : '') + '() { [native code] }' : s; } }.toString;
  Object.defineProperty(F$.prototype, 'toString', { value: text, configurable: true, writable: true });
})();
`;

/** What the text of these objects is in a browser and in Node: such programs take their letters from it. */
const WORLDS: readonly string[] = [
  '',
  `
(function () {
  var tagged = function (tag) { var o = {}; o[Symbol.toStringTag] = tag; return o; };
  var g = globalThis;
  Object.defineProperty(g, Symbol.toStringTag, { value: 'Window', configurable: true });
  g.self = g.window = g.top = g.parent = g.frames = g;
  ['statusbar', 'locationbar', 'menubar', 'personalbar', 'scrollbars', 'toolbar'].forEach(function (n) { g[n] = tagged('BarProp'); });
  g.history = tagged('History'); g.navigator = tagged('Navigator'); g.screen = tagged('Screen'); g.document = tagged('HTMLDocument');
  g.document.body = tagged('HTMLBodyElement'); g.document.nodeName = '#document';
  g.location = tagged('Location'); g.location.href = 'https://'; g.location.protocol = 'https:';
  g.console = tagged('console'); g.Intl = g.Intl || tagged('Intl'); g.status = ''; g.name = ''; g.origin = 'null';
  g.Audio = function HTMLAudioElement() {}; g.Node = function Node() {}; g.Document = function Document() {};
})();
`,
  `
(function () {
  var g = globalThis;
  Object.defineProperty(g, Symbol.toStringTag, { value: 'global', configurable: true });
  g.global = g; g.process = { argv: ['node', 'file'], env: {}, platform: 'linux', toString: function () { return '[object process]'; } };
  g.require = function require() { throw new Error('no modules'); }; g.module = { exports: {} }; g.exports = g.module.exports;
})();
`,
];

export interface CodeOut {
  readonly how: string;
  readonly text: string;
}

/** What came up, last things last; null where nothing did. */
export function runEncoded(text: string, layer: LayerView): readonly CodeOut[] {
  if (layer.evaluator === null || text.length > MOST_UNITS) return [];
  for (const lines of [ONE_LINE, ''])
    for (const world of WORLDS) {
      const program = `${GUARD}${BYTES}${lines}${NATIVE}${world}\ntry { E$(${JSON.stringify(text)}) } catch (e) {}\ncodes$.map(function (c) { return [c[0], c[1]]; })`;
      const result = layer.evaluator.evaluate(program, { steps: STEPS, millis: MILLIS });
      const found = result.ok ? codesOf(result.value) : [];
      if (found.length > 0) return found;
      if (!layer.budget.left()) return [];
    }
  return [];
}

function codesOf(value: unknown): CodeOut[] {
  if (!Array.isArray(value)) return [];
  const found: CodeOut[] = [];
  for (const item of value) {
    if (!Array.isArray(item) || typeof item[1] !== 'string' || isIdleCode(item[1])) continue;
    found.push({ how: String(item[0]), text: item[1] });
  }
  return found;
}
