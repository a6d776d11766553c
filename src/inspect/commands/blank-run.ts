/** The first run of at least `least` blanks that has something after it on its line. Linear. */
export function blankRun(text: string, least: number): { readonly at: number; readonly end: number } | null {
  let at = -1;
  for (let i = 0; i <= text.length; i++) {
    const c = text.charCodeAt(i);
    const blank = c === 32 || c === 9 || c === 160 || c === 0x3000 || (c >= 0x2000 && c <= 0x200a);
    if (blank) {
      if (at === -1) at = i;
      continue;
    }
    // what ends a line hides nothing
    if (at !== -1 && i - at >= least && i < text.length && c !== 10 && c !== 13) return { at, end: i };
    at = -1;
  }
  return null;
}
