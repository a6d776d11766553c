/**
 * Text from a target is hostile: escapes for terminals, bidirectional overrides, line breaks that forge output.
 * `displayText` makes it one harmless line; the outputs escape again for their own medium (HTML, Markdown, CSV).
 */

// C0, DEL, C1, soft hyphen, bidi controls, zero-width, line/paragraph separators, tags, variation selectors, BOM, lone surrogates.
const UNSAFE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: variation selectors and joiners are meant one by one
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]|[\u{e0000}-\u{e0fff}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** One line, safe to print anywhere as plain text; dangerous characters become `\u{…}`. */
export function displayText(text: string, maxLength = Number.POSITIVE_INFINITY): string {
  const safe = text.replace(UNSAFE, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
  return safe.length > maxLength ? `${safe.slice(0, Math.max(0, maxLength - 1))}…` : safe;
}

/** Excerpt of source for people: blanks folded (the length of long runs is said), one line, at most `max` characters. */
export function excerptText(text: string, max = 160): string {
  const folded = text
    .slice(0, 16_384)
    .replace(/[^\S\u00a0]{24,}/g, (run) => ` ⟨${run.length} blanks⟩ `)
    .replace(/\s+/g, ' ')
    .trim();
  return displayText(folded, max);
}
