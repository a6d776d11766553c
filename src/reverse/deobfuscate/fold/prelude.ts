/**
 * What a slice finds around it in the interpreter: bytes as Node has them, base64, and no chance or clock. Guest code: it runs only there.
 * `Function` and `eval` say what code came up, so that an expression that runs code is not taken for its value.
 */

export const GUARD = `
var text$ = Function.prototype.toString, native$ = new Map();
/** Native functions print as they do in V8: encoders pick letters out of that. */
function print$() {
  if (native$.has(this)) return 'function ' + native$.get(this) + '() { [native code] }';
  var s = text$.call(this), m = /^(?:function )?\\s*([^\\s(]*)\\(\\) \\{\\s*\\[native code\\]\\s*\\}$/.exec(s);
  return m === null ? s : 'function ' + m[1] + '() { [native code] }';
}
Object.defineProperty(Function.prototype, 'toString', { value: print$, configurable: true, writable: true });
native$.set(print$, 'toString');
/** Guards that read their own text find it as it was; the traps among their patterns, which take for ever, find nothing. */
var test$ = RegExp.prototype.test, search$ = String.prototype.search;
var trapA$ = /^\\^?\\(\\(*\\[?\\^?[ .\\]]*\\+/, trapB$ = /\\)\\+\\)\\+|\\+\\)\\+\\[/;
function trapped$(source) { return test$.call(trapA$, source) && test$.call(trapB$, source); }
RegExp.prototype.test = function test(text) {
  if (this.source.indexOf('\\\\w+ *\\\\(\\\\) *{\\\\w+ *') === 0 || trapped$(this.source)) return true;
  return test$.call(this, text);
};
String.prototype.search = function search(pattern) { return trapped$(pattern instanceof RegExp ? pattern.source : String(pattern)) ? 0 : search$.call(this, pattern); };
native$.set(RegExp.prototype.test, 'test').set(String.prototype.search, 'search');
/** Without an argument these throw in the interpreter, and give "undefined" elsewhere. */
['anchor', 'fontcolor', 'fontsize', 'link'].forEach(function (name) {
  var real = String.prototype[name];
  String.prototype[name] = function (value) { return real.call(this, value === undefined ? 'undefined' : value); };
  native$.set(String.prototype[name], name);
});
Math.random = function random() { throw new Error('chance'); };
var D$ = Date;
Date = function Date() {
  if (!new.target) return 'Thu Jan 01 2026 00:00:00 GMT+0000 (Coordinated Universal Time)';
  if (arguments.length === 0) throw new Error('clock');
  return Reflect.construct(D$, arguments, D$);
};
Date.prototype = D$.prototype; Date.UTC = D$.UTC; Date.parse = D$.parse;
Date.now = function now() { throw new Error('clock'); };
native$.set(Math.random, 'random').set(Date, 'Date').set(Date.now, 'now');
var codes$ = [], deep$ = 0, F$ = Function, E$ = eval, tick$ = 0;
var plain$ = /^\\s*(?:return\\b\\s*)?(?:this|\\(?function\\s*\\(\\)\\s*\\{\\s*\\}\\.constructor\\(["']return this["']\\)\\(\\s*\\)\\)?|[\\w$.]*|["'][^"'\\\\]*["']|\\/[^\\/]*\\/|new Date(?:\\(\\d*\\))?)?\\s*;?\\s*$/;
var trap$ = /\\bdebugger\\b|\\b(?:while|for)\\s*\\((?:\\s*(?:true|1|!!\\[\\]|!0)\\s*|\\s*;\\s*;\\s*)\\)\\s*\\{?\\s*[};]/;
function tock$() { throw new RangeError('too long'); }
function note$(kind, args) {
  var code = args.length === 0 ? '' : String(args[args.length - 1]);
  var said = deep$ === 0 && !plain$.test(code);
  if (said) codes$.push([kind, code, args.slice(0, -1).map(String).join(',')]);
  if (trap$.test(code)) throw new Error('trap');
  return said;
}
function deeper$(made) {
  return function () { deep$++; try { return new.target ? new made(...arguments) : made.apply(this, arguments); } finally { deep$--; } };
}
function hook$(real, kind) {
  var fake = function Function() { var args = Array.prototype.slice.call(arguments), said = note$(kind, args), made = real.apply(null, args); return said ? deeper$(made) : made; };
  native$.set(fake, kind);
  fake.prototype = real.prototype;
  Object.defineProperty(real.prototype, 'constructor', { value: fake, configurable: true, writable: true });
  return fake;
}
globalThis.Function = hook$(F$, 'Function');
hook$((async function () {}).constructor, 'AsyncFunction');
hook$((function* () {}).constructor, 'GeneratorFunction');
globalThis.eval = function eval(code) {
  if (typeof code !== 'string') return code;
  if (!note$('eval', [code])) return E$(code);
  deep$++; try { return E$(code); } finally { deep$--; }
};
native$.set(globalThis.eval, 'eval');
`;

/** `atob`, `btoa`, `Buffer`, `TextDecoder`, `TextEncoder`: the parts that decoders use. */
export const BYTES = `
var A64$ = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
function un64$(s) {
  var out = [], bits = 0, n = 0; s = String(s);
  for (var i = 0; i < s.length; i++) {
    var c = s[i]; if (c === '-') c = '+'; if (c === '_') c = '/';
    var v = A64$.indexOf(c); if (v < 0) { if (c === '=') break; continue; }
    bits = (bits << 6 | v) & 0xffffff; n += 6; if (n >= 8) { n -= 8; out.push(bits >> n & 255); }
  }
  return out;
}
function to64$(b) {
  var s = '';
  for (var i = 0; i < b.length; i += 3) {
    var x = b[i] << 16 | (b[i + 1] || 0) << 8 | (b[i + 2] || 0);
    s += A64$[x >> 18] + A64$[x >> 12 & 63] + (i + 1 < b.length ? A64$[x >> 6 & 63] : '=') + (i + 2 < b.length ? A64$[x & 63] : '=');
  }
  return s;
}
function latin$(b) { var s = ''; for (var i = 0; i < b.length; i++) s += String.fromCharCode(b[i]); return s; }
function un8$(b) {
  var s = '', i = 0;
  while (i < b.length) {
    var c = b[i++], n = c < 128 ? 0 : c >= 0xc2 && c < 0xe0 ? 1 : c >= 0xe0 && c < 0xf0 ? 2 : c >= 0xf0 && c < 0xf5 ? 3 : -1;
    var p = n === 0 ? c : n < 0 ? 0xfffd : c & (0x3f >> n), ok = n >= 0;
    for (var k = 0; k < n; k++) { var d = b[i]; if (d === undefined || (d & 0xc0) !== 0x80) { p = 0xfffd; ok = false; break; } p = p << 6 | d & 63; i++; }
    if (ok && (p > 0x10ffff || (p >= 0xd800 && p < 0xe000) || (n === 2 && p < 0x800) || (n === 3 && p < 0x10000))) p = 0xfffd;
    s += String.fromCodePoint(p);
  }
  return s;
}
function to8$(s) {
  var out = []; s = String(s);
  for (var ch of s) {
    var c = ch.codePointAt(0); if (c >= 0xd800 && c < 0xe000) c = 0xfffd;
    if (c < 128) out.push(c);
    else if (c < 0x800) out.push(c >> 6 | 192, c & 63 | 128);
    else if (c < 0x10000) out.push(c >> 12 | 224, c >> 6 & 63 | 128, c & 63 | 128);
    else out.push(c >> 18 | 240, c >> 12 & 63 | 128, c >> 6 & 63 | 128, c & 63 | 128);
  }
  return out;
}
function hex$(s) { var out = []; s = String(s); for (var i = 0; i + 1 < s.length; i += 2) { var v = s.slice(i, i + 2); if (!/^[0-9a-f]{2}$/i.test(v)) break; out.push(parseInt(v, 16)); } return out; }
function bytes$(v, enc) {
  if (typeof v === 'string') {
    switch (String(enc || 'utf8').toLowerCase()) {
      case 'base64': case 'base64url': return un64$(v);
      case 'hex': return hex$(v);
      case 'latin1': case 'binary': case 'ascii': { var o = []; for (var i = 0; i < v.length; i++) o.push(v.charCodeAt(i) & 255); return o; }
      case 'utf16le': case 'ucs2': case 'utf-16le': case 'ucs-2': { var w = []; for (var j = 0; j < v.length; j++) w.push(v.charCodeAt(j) & 255, v.charCodeAt(j) >> 8); return w; }
      default: return to8$(v);
    }
  }
  if (v instanceof ArrayBuffer) v = new Uint8Array(v);
  if (v && v.type === 'Buffer' && Array.isArray(v.data)) v = v.data;
  if (v && typeof v.length === 'number') return Array.prototype.slice.call(v);
  throw new TypeError('bytes');
}
class Buffer extends Uint8Array {
  static from(v, enc) { var b = bytes$(v, enc), r = new Buffer(b.length); for (var i = 0; i < b.length; i++) r[i] = b[i]; return r; }
  static alloc(n, f) { var r = new Buffer(n); if (f !== undefined) r.fill(typeof f === 'number' ? f : String(f).charCodeAt(0)); return r; }
  static allocUnsafe(n) { return new Buffer(n); }
  static concat(l) { var o = []; for (var x of l) for (var y of x) o.push(y); return Buffer.from(o); }
  static isBuffer(v) { return v instanceof Buffer; }
  static byteLength(v, enc) { return bytes$(v, enc).length; }
  toString(enc, s, e) {
    var b = s === undefined && e === undefined ? this : Uint8Array.prototype.slice.call(this, s, e);
    switch (String(enc || 'utf8').toLowerCase()) {
      case 'base64': return to64$(b);
      case 'base64url': return to64$(b).replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=/g, '');
      case 'hex': { var h = ''; for (var i = 0; i < b.length; i++) h += (b[i] < 16 ? '0' : '') + b[i].toString(16); return h; }
      case 'latin1': case 'binary': return latin$(b);
      case 'ascii': { var a = ''; for (var k = 0; k < b.length; k++) a += String.fromCharCode(b[k] & 127); return a; }
      case 'utf16le': case 'ucs2': case 'utf-16le': case 'ucs-2': { var u = ''; for (var j = 0; j + 1 < b.length; j += 2) u += String.fromCharCode(b[j] | b[j + 1] << 8); return u; }
      default: return un8$(b);
    }
  }
  readUInt8(i) { return this[i]; }
  readUInt16BE(i) { return this[i] << 8 | this[i + 1]; }
  readUInt16LE(i) { return this[i + 1] << 8 | this[i]; }
  readUInt32BE(i) { return (this[i] << 24 | this[i + 1] << 16 | this[i + 2] << 8 | this[i + 3]) >>> 0; }
  readUInt32LE(i) { return (this[i + 3] << 24 | this[i + 2] << 16 | this[i + 1] << 8 | this[i]) >>> 0; }
  toJSON() { return { type: 'Buffer', data: Array.from(this) }; }
  equals(o) { return this.length === o.length && this.every(function (v, i) { return v === o[i]; }); }
}
var oldBuffer$ = Buffer;
Buffer = new Proxy(oldBuffer$, { apply: function (t, s, a) { return typeof a[0] === 'number' ? oldBuffer$.alloc(a[0]) : oldBuffer$.from(a[0], a[1]); },
  construct: function (t, a, n) { return n === Buffer ? typeof a[0] === 'number' ? Reflect.construct(t, [a[0]]) : oldBuffer$.from(a[0], a[1]) : Reflect.construct(t, a, n); } });
globalThis.Buffer = Buffer;
globalThis.atob = function atob(s) { s = String(s).replace(/[\\t\\n\\f\\r ]/g, ''); if (/[^A-Za-z0-9+\\/=]/.test(s) || s.replace(/=+$/, '').length % 4 === 1) throw new Error('InvalidCharacterError'); return latin$(un64$(s)); };
globalThis.btoa = function btoa(s) { s = String(s); var b = []; for (var i = 0; i < s.length; i++) { if (s.charCodeAt(i) > 255) throw new Error('InvalidCharacterError'); b.push(s.charCodeAt(i)); } return to64$(b); };
globalThis.TextDecoder = class TextDecoder { constructor(l) { this.encoding = String(l || 'utf-8').toLowerCase(); }
  decode(v) { if (v === undefined) return ''; if (v && v.buffer instanceof ArrayBuffer && !(v instanceof Uint8Array)) v = new Uint8Array(v.buffer, v.byteOffset, v.byteLength); var b = bytes$(v);
    if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) b = b.slice(3); return this.encoding === 'utf-16le' ? oldBuffer$.from(b).toString('utf16le') : /latin1|iso-8859-1|ascii|1252/.test(this.encoding) ? latin$(b) : un8$(b); } };
native$.set(globalThis.atob, 'atob').set(globalThis.btoa, 'btoa');
globalThis.TextEncoder = class TextEncoder { get encoding() { return 'utf-8'; } encode(s) { return new Uint8Array(to8$(s === undefined ? '' : s)); } };
`;

/**
 * Each expression is asked twice, the second time in the other order: what depends on the order is no constant.
 * A value is [kind, text]; kinds: 0 none, 1 string, 2 number, 3 boolean, 4 undefined, 5 null, 6 code that came up, 7 list of texts, 8 function, 9 other.
 */
export const ASK = `
function tell$(v) {
  switch (typeof v) {
    case 'string': return v.length > 2000000 ? [9, ''] : [1, v];
    case 'number': return [2, v === 0 && 1 / v < 0 ? '-0' : String(v)];
    case 'boolean': return [3, String(v)];
    case 'undefined': return [4, ''];
    case 'function': return [8, v === Function ? 'Function' : v === eval ? 'eval' : ''];
    case 'object':
      if (v === null) return [5, ''];
      if (Array.isArray(v) && v.length > 0 && v.length < 5000 && v.every(function (x) { return typeof x === 'string'; })) return [7, JSON.stringify(v)];
  }
  return [9, ''];
}
function ask$(f) {
  codes$.length = 0; deep$ = 0; tick$ = 400000;
  var r; try { r = tell$(f()); } catch (e) { r = [0, '']; try { r[1] = String(e).slice(0, 80); } catch (f) {} }
  return codes$.length > 0 ? [6, JSON.stringify([codes$.slice(0, 8), r])] : r;
}
/** The state that a rotation left: which arrays, or functions that give one, hold what. */
function state$(vs) {
  return vs.map(function (v) {
    try { if (typeof v === 'function' && v.length === 0) { tick$ = 100000; v = v(); } } catch (e) { return null; }
    return Array.isArray(v) && v.length < 20000 && v.every(function (x) { return typeof x === 'string'; }) ? v : null;
  });
}
function put$(v, list) { if (typeof v === 'function') v = v(); v.splice.apply(v, [0, v.length].concat(list)); }
function all$(fs) {
  var first = fs.map(ask$);
  for (var i = fs.length - 1; i >= 0; i--) {
    if (first[i][0] === 0 || first[i][0] === 6) continue;
    var again = ask$(fs[i]);
    if (again[0] !== first[i][0] || again[1] !== first[i][1]) first[i] = [0, 'order'];
  }
  return first;
}
`;
