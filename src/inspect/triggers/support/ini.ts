/** Files of `key = value` lines under `[section]` heads: git's, setup.cfg, tox.ini, .npmrc, .env. */
export interface IniLine {
  /** lower case: `core.hookspath`, `filter.lfs.clean`; the sub-section keeps its case */
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

const LINES = 20_000;

/** Git's grammar: `[section "sub"]`, values with quotes and `\` at the end of a line. */
export function gitConfigLines(text: string): readonly IniLine[] {
  const found: IniLine[] = [];
  let section = '';
  let carried = '';
  let line = 0;
  let started = 0;
  for (const raw of text.slice(0, 1_000_000).split('\n')) {
    line++;
    if (carried === '') started = line;
    let row = carried + raw.replace(/\r$/, '');
    carried = '';
    if (row.endsWith('\\') && row.length < 32_768) {
      carried = row.slice(0, -1);
      continue;
    }
    const head = /^\s{0,100}\[\s{0,20}([\w.-]{1,200})(?:\s{1,20}"((?:[^"\\]|\\.){0,400})")?\s{0,20}\]/.exec(row);
    if (head !== null) {
      section = (head[1] ?? '').toLowerCase() + (head[2] === undefined ? '' : `.${head[2].replaceAll(/\\(.)/g, '$1')}`);
      row = row.slice(head[0].length);
    }
    const pair = /^\s{0,200}([A-Za-z][\w-]{0,100})\s{0,100}(?:=\s{0,400}(.*))?$/s.exec(row);
    if (pair === null || section === '' || found.length >= LINES) continue;
    found.push({
      key: `${section}.${(pair[1] ?? '').toLowerCase()}`,
      value: gitValue(pair[2] ?? 'true'),
      line: started,
    });
  }
  return found;
}

function gitValue(raw: string): string {
  let value = '';
  let quoted = false;
  for (let i = 0; i < raw.length; i++) {
    const c = raw[i] ?? '';
    if (c === '"') quoted = !quoted;
    else if (c === '\\') value += raw[++i] === 'n' ? '\n' : (raw[i] ?? '');
    else if (!quoted && (c === '#' || c === ';')) break;
    else value += c;
  }
  return value.trim();
}

/** `[section]`, `key = value` or `key: value`, further indented lines belong to the value. */
export function iniLines(text: string, separators: '=' | '=:' = '=:'): readonly IniLine[] {
  const key = separators === '=' ? /^[^=]{1,200}?(?=\s{0,20}=)/ : /^[^=:]{1,200}?(?=\s{0,20}[=:])/;
  const found: { key: string; value: string; line: number }[] = [];
  let section = '';
  let line = 0;
  for (const raw of text.slice(0, 1_000_000).split('\n')) {
    line++;
    const row = raw.replace(/\r$/, '');
    if (row.trim() === '' || /^\s{0,200}[#;]/.test(row)) continue;
    const head = /^\[([^\]\n]{1,200})\]/.exec(row);
    const last = found.at(-1);
    if (head !== null) section = (head[1] ?? '').trim().toLowerCase();
    else if (/^\s/.test(row) && last !== undefined) last.value += `\n${row.trim()}`;
    else {
      const at = key.exec(row);
      if (at === null || found.length >= LINES) continue;
      const rest = row.slice(at[0].length).trimStart().slice(1).trim();
      const name = at[0].trim().toLowerCase();
      found.push({ key: section === '' ? name : `${section}.${name}`, value: rest, line });
    }
  }
  return found;
}
