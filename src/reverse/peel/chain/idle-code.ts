/** Code that only says a name or a text: what encoders and obfuscators make on their way, and nobody wants as a layer. Linear, whatever the length. */

const SHORT = 600;
const NAMES =
  /^\s{0,99}(?:return\b\s{0,99})?(?:this|globalThis|[\w$.]{0,200}(?:\(\))?|"use strict"|debugger|\(?function\s{0,9}\(\)\s{0,9}\{\s{0,9}\}\.constructor\("return this"\)\(\s{0,9}\)\)?)?\s{0,99};?\s{0,99}$/;
/** Helpers of JScrewIt and the like: a function of names, a pattern, a date, an empty list. */
const HELPERS =
  /^\s{0,99}return\b\s{0,99}(?:\w{0,400}=>[^;"']{0,300}|\/\w{0,99}\/|new Date.{0,20}|\[.{0,20}\]|\{.{0,20}\}|async\(?.{0,20})\s{0,9};?\s{0,9}$/;

export function isIdleCode(code: string): boolean {
  if (code.trim().length < 4) return true;
  if (code.length < SHORT && (NAMES.test(code) || HELPERS.test(code))) return true;
  return returnsText(code);
}

/** `return "…"`, as a whole. */
function returnsText(code: string): boolean {
  const head = /^\s{0,99}return\b\s{0,99}(["'])/.exec(code.slice(0, 220));
  if (head === null) return false;
  const quote = head[1];
  let at = head[0].length;
  for (; at < code.length && code[at] !== quote; at++) if (code[at] === '\\') at++;
  return /^["']\s{0,99};?\s{0,99}$/.test(code.slice(at, at + 300)) && code.length - at < 220;
}
