/** Harmless programs with planted strings: what they do is nothing, what matters is where the strings stand. Values flow into tables, closures, classes, output. */
import { type Plant, Planter, type Way } from './plants.ts';

export interface Program {
  readonly name: string;
  readonly source: string;
  readonly plants: readonly Plant[];
}

type Shape = (p: Planter) => string;

const SHAPES: Readonly<Record<string, Shape>> = {
  routes: (p) => `
const table = [{ path: ${p.next()}, to: ${p.next()} }, { path: ${p.next()}, to: ${p.next()} }];
function find(name) { for (const row of table) if (row.path === name) return row.to; return ${p.next()}; }
const seen = table.map((row) => find(row.path));
console.log(seen.length, find('nothing'));
const fallback = ${p.next()};
if (seen.length > 9) console.log(${p.unreached()});
console.log(fallback.length);`,
  settings: (p) => `
const settings = { main: ${p.next()}, spare: ${p.next()}, retries: 3, tag: ${p.next()} };
function merge(a, b) { const out = {}; for (const k in a) out[k] = a[k]; for (const k in b) out[k] = b[k]; return out; }
const all = merge(settings, { cache: ${p.next()}, log: ${p.next()} });
let sum = 0;
for (const k of Object.keys(all)) sum += String(all[k]).length;
switch (sum % 2) { case 0: console.log('even', all.main); break; default: console.log('odd', all.spare); }
console.log(${p.next()});`,
  classes: (p) => `
class Base { constructor(place) { this.place = place; } describe() { return this.place; } }
class Near extends Base { constructor() { super(${p.next()}); this.next = ${p.next()}; } describe() { return super.describe() + '|' + this.next; } }
class Far extends Base { static home = ${p.next()}; describe() { return Far.home; } unused() { return ${p.unreached()}; } }
const list = [new Near(), new Far(${p.next()})];
for (const one of list) console.log(one.describe().length);
console.log(${p.next()}, ${p.next()});`,
  sorting: (p) => `
function quick(list) { if (list.length < 2) return list; const [head, ...rest] = list; return [...quick(rest.filter((x) => x < head)), head, ...quick(rest.filter((x) => x >= head))]; }
const input = [${p.next()}, ${p.next()}, ${p.next()}, ${p.next()}];
const sorted = quick(input);
console.log(sorted.join('\\n'));
const label = sorted[0] === ${p.next()} ? 'yes' : 'no';
console.log(label, ${p.next()});`,
  closures: (p) => `
const counter = (function () { let n = 0; const where = ${p.next()}; return { up() { n += 1; return where + '#' + n; }, where: () => where }; })();
counter.up(); counter.up();
const lazy = () => ${p.next()};
const memo = new Map();
function once(key, make) { if (!memo.has(key)) memo.set(key, make()); return memo.get(key); }
console.log(once('a', lazy), once('a', lazy), once('b', () => ${p.next()}));
function never() { return ${p.unreached()}; }
if (typeof never !== 'function') never();
console.log(counter.where(), ${p.next()}, ${p.next()});`,
  machine: (p) => `
var state = 'start', steps = 0, log = [];
while (state !== 'end' && steps++ < 20) {
  switch (state) {
    case 'start': log.push(${p.next()}); state = 'load'; break;
    case 'load': log.push(${p.next()}); state = log.length > 1 ? 'work' : 'fail'; break;
    case 'work': log.push(${p.next()}); state = 'end'; break;
    case 'fail': log.push(${p.unreached()}); state = 'end'; break;
  }
}
try { if (log.length < 3) throw new Error(${p.unreached()}); console.log(log.length, ${p.next()}); } catch (e) { console.log(e.message); }
console.log(log[0], ${p.next()});`,
  templates: (p) => `
const render = (text, data) => text.replace(/{{(\\w+)}}/g, (_, name) => String(data[name]));
const view = { host: ${p.next()}, file: ${p.next()}, id: ${p.next()} };
console.log(render('at {{host}} in {{file}} for {{id}}', view));
const words = 'one two three'.split(' ');
console.log(words.map((w, i) => w + ':' + i).join());
console.log([${p.next()}, ${p.next()}].concat(${p.next()}).length);`,
  promises: (p) => `
const wait = (value) => new Promise((resolve) => resolve(value));
async function main() {
  const first = await wait(${p.next()});
  const second = await Promise.all([wait(${p.next()}), wait(${p.next()})]);
  console.log(first.length + second.join('').length);
  for (const item of second) console.log(item.slice(0, 3));
  return ${p.next()};
}
main().then((last) => console.log(last)).catch(() => console.log(${p.unreached()}));
console.log(${p.next()});`,
  words: (p) => `
const source = ${p.next()};
const counts = {};
for (const letter of source) counts[letter] = (counts[letter] || 0) + 1;
const most = Object.keys(counts).sort((a, b) => counts[b] - counts[a] || (a < b ? -1 : 1))[0];
var result = { most: most, target: ${p.next()}, other: [${p.next()}, ${p.next()}] };
console.log(JSON.stringify(result));
function* walk() { yield ${p.next()}; yield ${p.next()}; }
for (const item of walk()) console.log(item.length);`,
  events: (p) => `
function Emitter() { this.map = {}; }
Emitter.prototype.on = function (name, fn) { (this.map[name] = this.map[name] || []).push(fn); return this; };
Emitter.prototype.emit = function (name, value) { (this.map[name] || []).forEach(function (fn) { fn(value); }); };
var bus = new Emitter();
bus.on('open', function (where) { console.log('open ' + where + ' ' + ${p.next()}); });
bus.on('close', function () { console.log(${p.unreached()}); });
bus.emit('open', ${p.next()});
bus.emit('open', ${p.next()});
var parts = { a: ${p.next()}, b: ${p.next()} };
for (var key in parts) console.log(key, parts[key].length);`,
  matrix: (p) => `
const size = 4, grid = [];
for (let y = 0; y < size; y++) { grid[y] = []; for (let x = 0; x < size; x++) grid[y][x] = (x * 7 + y * 3) % 5; }
const names = { 0: ${p.next()}, 1: ${p.next()}, 2: ${p.next()} };
const total = grid.flat().reduce((a, b) => a + b, 0);
console.log(total, names[total % 3].length);
const pick = (n) => (n > 100 ? ${p.unreached()} : n > 10 ? ${p.next()} : ${p.unreached()});
console.log(pick(total), ${p.next()});`,
  parser: (p) => `
function tokens(text) { const out = []; let word = ''; for (const c of text + ' ') { if (c === ' ') { if (word) out.push(word); word = ''; } else word += c; } return out; }
const orders = { open: () => ${p.next()}, show: (n) => ${p.next()} + n, stop: () => ${p.unreached()} };
function execute(line) { const [name, ...rest] = tokens(line); const order = orders[name]; return order ? order(...rest) : ${p.next()}; }
console.log(execute('open'), execute('show 4').length, execute('what'));
const { length } = tokens(${p.next()});
console.log(length, ${p.next()});`,
  cache: (p) => `
var store = (function () {
  var data = { root: ${p.next()}, items: {} };
  function put(k, v) { data.items[k] = { v: v, at: Object.keys(data.items).length }; return data.items[k]; }
  function get(k) { return k in data.items ? data.items[k].v : ${p.next()}; }
  return { put: put, get: get, root: data.root };
})();
store.put('x', ${p.next()}); store.put('y', ${p.next()});
console.log(store.get('x'), store.get('none'), store.root.length);
var flag = !1;
flag && console.log(${p.unreached()});
console.log(store.get('y').toUpperCase().toLowerCase().length, ${p.next()});`,
  chain: (p) => `
const pipe = (...fns) => (x) => fns.reduce((v, fn) => fn(v), x);
const tidy = pipe((s) => s.trim(), (s) => s + '', (s) => ({ s: s }));
const a = tidy(${p.next()}), b = tidy(${p.next()});
console.log(a.s === b.s, a.s.length);
const flags = [true, false, 1, null].filter(Boolean).length;
const where = flags === 2 ? ${p.next()} : ${p.unreached()};
label: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { if (i * j === 2) { console.log(where + i + j); break label; } } }
console.log(${p.next()}, ${p.next()});`,
};

export const PROGRAM_NAMES = Object.keys(SHAPES);

export function program(name: string, seed: string, ways?: readonly Way[]): Program {
  const planter = new Planter(`${name} ${seed}`, ways);
  const body = SHAPES[name]!(planter).trim();
  return { name, source: `${planter.helpers()}\n${body}\n`, plants: planter.plants };
}

/** For encoders whose output is a thousand times as long: three strings, simply hidden. */
export function tinyProgram(seed: string): Program {
  const planter = new Planter(`tiny ${seed}`, ['literal', 'concatenation', 'reversed', 'char-codes', 'joined']);
  const source = `var a=${planter.next()};var b=${planter.next()};console.log(a,b,${planter.next()});`;
  return { name: 'tiny', source: `${planter.helpers()}\n${source}`.trim(), plants: planter.plants };
}
