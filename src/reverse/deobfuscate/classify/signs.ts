/**
 * Signs of obfuscators, packers and encoders in a text. Each is one linear pattern; what it says goes into the reason. Facts about the tools, none of their texts.
 */

export interface Sign {
  readonly tool: string;
  readonly pattern: RegExp;
  /** how sure one sight of it makes us */
  readonly confidence: number;
  readonly says: string;
}

export const SIGNS: readonly Sign[] = [
  { tool: 'javascript-obfuscator', confidence: 60, says: 'names like _0x1a2b', pattern: /\b_0x[0-9a-f]{4,6}\b/ },
  {
    tool: 'javascript-obfuscator',
    confidence: 95,
    says: 'string array rotated to a checksum (2.x and later)',
    pattern: /parseInt\([^;]{3,60}\)\s?\/\s?(?:0x|\()?[^;]{1,60}[*+]\s?-?\(?-?parseInt\(/,
  },
  {
    tool: 'javascript-obfuscator',
    confidence: 95,
    says: 'string array rotated by a count (before 2.x)',
    pattern: /while\s?\(--\w+\)\s?\{\s?\w+(?:\.push|\[['"]push['"]\])\(\w+(?:\.shift|\[['"]shift['"]\])\(\)\)/,
  },
  {
    tool: 'javascript-obfuscator',
    confidence: 90,
    says: 'self-defending',
    pattern: /\(\(\(\.\+\)\+\)\+\)\+\$|\^\(\[\^ \]\+\( \+\[\^ \]\+\)\+\)\+\[\^ \]\}/,
  },
  {
    tool: 'javascript-obfuscator',
    confidence: 80,
    says: 'debug protection',
    pattern: /function \*\\+\( \*\\+\)|\\+\+\\+\+ \*\(\?:(?:\(\?:)?\[?_0x/,
  },
  {
    tool: 'javascript-obfuscator',
    confidence: 85,
    says: 'base64 or RC4 string array',
    pattern:
      /['"](?:abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ|ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz)0123456789\+\/=?['"][\s\S]{0,900}decodeURIComponent/,
  },
  {
    tool: 'javascript-obfuscator',
    confidence: 75,
    says: 'flattened control flow',
    pattern: /['"]\d+(?:\|\d+){2,}['"]\s?(?:\.split|\[['"]?\w+)/,
  },
  {
    tool: 'js-confuser',
    confidence: 85,
    says: 'base91 decoders',
    pattern: /\b(?:91|0x5b)\b[^;]{0,200}\b(?:8191|0x1fff)\b[\s\S]{0,120}\b(?:88|0x58)\b/,
  },
  {
    tool: 'js-confuser',
    confidence: 70,
    says: 'the global object looked for in a list of getters',
    pattern: /function\s?\(?\)?\s?\{\s?return globalThis;?\s?\}[\s\S]{0,200}return window/,
  },
  {
    tool: 'js-confuser',
    confidence: 80,
    says: 'the program as a function of accessors',
    pattern: /^\W{0,4}Function\(\s?["'][\w$]+["'],\s?["'`][\s\S]{0,80000}["'`]\)\(\{\s?get /,
  },
  {
    tool: 'Dean Edwards packer',
    confidence: 97,
    says: 'eval(function(p,a,c,k,e,…',
    pattern: /eval\(function\(p,\s?a,\s?c,\s?k,\s?e,\s?[dr]\)/,
  },
  {
    tool: 'JJEncode',
    confidence: 97,
    says: '$=~[];$={___:++$',
    pattern: /([\w$]+)\s?=\s?~\[\];\s?\1\s?=\s?\{\s?___:\s?\+\+\1/,
  },
  { tool: 'AAEncode', confidence: 97, says: 'faces for names', pattern: /ﾟωﾟﾉ\s?=|\(ﾟДﾟ\)\s?\[/ },
  {
    tool: 'seeded string shuffle',
    confidence: 85,
    says: 'a function that reorders one text by a seed, into an array',
    pattern: /_\$_[0-9a-f]{4}\s?=\s?\(?function\s?\(/,
  },
  {
    tool: 'invisible characters',
    confidence: 85,
    says: 'variation selectors or zero-width characters in numbers',
    pattern: /(?:[\ufe00-\ufe0f]|[\u200b-\u200d]|[\u2060-\u2064]|[\u{e0100}-\u{e01ef}]){16,}/u,
  },
  {
    tool: 'webpack bundle',
    confidence: 80,
    says: 'its module loader',
    pattern: /__webpack_require__|webpackChunk\w*|webpackJsonp/,
  },
  {
    tool: 'esbuild bundle',
    confidence: 70,
    says: 'its helpers',
    pattern: /var __(?:commonJS|esm|toESM|export|defProp)\s?=/,
  },
  {
    tool: 'browserify bundle',
    confidence: 75,
    says: 'its loader',
    pattern: /\[function\s?\(require,\s?module,\s?exports\)\s?\{/,
  },
  {
    tool: 'eval nest',
    confidence: 75,
    says: 'decoded text handed to eval or Function',
    pattern:
      /\b(?:eval|Function)\)?\(\s?(?:\w+\.)?(?:atob|Buffer\.from|unescape|decodeURIComponent|String\.fromCharCode)\b/,
  },
  {
    tool: 'eval nest',
    confidence: 65,
    says: 'a long literal handed to eval or Function',
    pattern: /\b(?:eval|Function)\)?\(\s?["'`][^"'`\n]{400}/,
  },
];
