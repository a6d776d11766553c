/** The tags of an XML text with their attributes, by a linear scan: enough for configuration files; no entities but the five, no DTD. */
export interface XmlTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly at: number;
  /** text up to the next tag */
  readonly text: string;
  readonly closing: boolean;
}

const TAGS = 20_000;
const TAG_UNITS = 20_000;

export function xmlTags(text: string): readonly XmlTag[] {
  const found: XmlTag[] = [];
  let at = text.indexOf('<');
  while (at !== -1 && found.length < TAGS) {
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at);
      at = end === -1 ? -1 : text.indexOf('<', end);
      continue;
    }
    const end = endOfTag(text, at);
    if (end === -1) break;
    const next = text.indexOf('<', end);
    const head = /^<(\/?)([\w:.-]{1,200})/.exec(text.slice(at, at + 210));
    if (head !== null) {
      const body = text.slice(at + head[0].length, Math.min(end, at + TAG_UNITS));
      const attributes = new Map(
        [...body.matchAll(/([\w:.-]{1,200})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)')/g)].map(
          (match): [string, string] => [match[1] ?? '', unescaped(match[2] ?? match[3] ?? '')],
        ),
      );
      found.push({
        name: head[2] ?? '',
        attributes,
        at,
        text: unescaped(text.slice(end + 1, Math.min(next === -1 ? text.length : next, end + TAG_UNITS))),
        closing: head[1] === '/',
      });
    }
    at = next;
  }
  return found;
}

/** The `>` outside quotes. */
function endOfTag(text: string, at: number): number {
  let quote = '';
  for (let i = at; i < text.length && i < at + TAG_UNITS * 2; i++) {
    const c = text[i] ?? '';
    if (quote !== '') quote = c === quote ? '' : quote;
    else if (c === '"' || c === "'") quote = c;
    else if (c === '>') return i;
  }
  return -1;
}

function unescaped(text: string): string {
  return text.replaceAll(/&(lt|gt|quot|apos|amp|#10|#13|#x0?[aAdD]);/g, (_whole, name: string) => {
    switch (name) {
      case 'lt':
        return '<';
      case 'gt':
        return '>';
      case 'quot':
        return '"';
      case 'apos':
        return "'";
      case 'amp':
        return '&';
      default:
        return '\n';
    }
  });
}
