/**
 * Scripts inside HTML, SVG, Vue, Svelte and Astro files, as one text of the same length: everything else is blanked, so that offsets stay true.
 * Linear in the text.
 */

export interface ScriptText {
  readonly text: string;
  readonly typescript: boolean;
}

const HOLDER = /\.(?:vue|svelte|astro|html?|xhtml|svg|ejs|hbs|njk)$/i;
const MAX_BLOCKS = 200;

export function holdsScripts(name: string): boolean {
  return HOLDER.test(name);
}

export function scriptText(name: string, text: string): ScriptText | null {
  const parts: string[] = [];
  let done = 0;
  let typescript = false;
  let found = 0;
  const keep = (from: number, to: number): void => {
    parts.push(blank(text.slice(done, from)), text.slice(from, to));
    done = to;
    found++;
  };
  if (/\.astro$/i.test(name)) {
    typescript = true;
    const fence = frontmatter(text);
    if (fence !== null) keep(fence[0], fence[1]);
  }
  const lower = text.toLowerCase();
  for (
    let open = lower.indexOf('<script', done);
    open !== -1 && found < MAX_BLOCKS;
    open = lower.indexOf('<script', done)
  ) {
    const close = tagEnd(text, open + 7);
    if (close === -1) break;
    const attributes = text.slice(open + 7, close);
    const end = lower.indexOf('</script', close);
    const to = end === -1 ? text.length : end;
    if (isCode(attributes)) {
      if (/\blang\s*=\s*["']?tsx?\b/i.test(attributes)) typescript = true;
      const [from, until] = withoutCdata(text, close + 1, to);
      keep(from, until);
      parts.push(blank(text.slice(done, to)));
      done = to;
      if (end !== -1) {
        parts.push(';');
        done = to + 1;
      }
    } else {
      parts.push(blank(text.slice(done, to)));
      done = to;
    }
    if (end === -1) break;
    if (done <= open) break;
  }
  if (found === 0) return null;
  parts.push(blank(text.slice(done)));
  return { text: parts.join(''), typescript };
}

function frontmatter(text: string): readonly [number, number] | null {
  const open = /^\s{0,64}---/.exec(text);
  if (open === null) return null;
  const close = text.indexOf('\n---', open[0].length);
  return close === -1 ? null : [open[0].length, close];
}

/** End of a tag whose attributes may quote `>`. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let i = from; i < text.length && i < from + 4_096; i++) {
    const c = text.charCodeAt(i);
    if (quote !== 0) {
      if (c === quote) quote = 0;
    } else if (c === 34 || c === 39) quote = c;
    else if (c === 62) return i;
  }
  return -1;
}

function isCode(attributes: string): boolean {
  const type = /\btype\s*=\s*["']?([\w/+.-]*)/i.exec(attributes)?.[1]?.toLowerCase();
  return (
    type === undefined || type === '' || type === 'module' || /(?:java|ecma|type|live)script$|babel$|jsx$/.test(type)
  );
}

/** The code between `<![CDATA[` and `]]>`, where it is wrapped so. */
function withoutCdata(text: string, from: number, to: number): readonly [number, number] {
  const mark = text.slice(from, from + 64).indexOf('<![CDATA[');
  if (mark === -1) return [from, to];
  const start = from + mark + 9;
  const end = text.lastIndexOf(']]>', to);
  return [start, end > start ? end : to];
}

function blank(text: string): string {
  return text.replace(/[^\n\r]/g, ' ');
}
