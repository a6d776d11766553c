/**
 * HTML by tagged template: every value put in is escaped, unless it is itself `html`. So forgetting to escape is not possible;
 * attributes are always quoted, and no value is ever put into a tag name, a style, a script or a link.
 */
import { displayText } from '../../lib/index.ts';

export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Html | readonly (string | Html)[];

export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(
    parts.map((part, index) => part + (index < values.length ? rendered(values[index] ?? '') : '')).join(''),
  );
}

/** Text of the target in a run of its own: right-to-left letters in it do not reorder what stands around. */
export function code(text: string): Html {
  return html`<code dir="ltr"><bdi>${text}</bdi></code>`;
}

export const nothing = new Html('');

function rendered(value: Value): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return value.map(rendered).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

export function escapeHtml(text: string): string {
  return displayText(text).replace(/[&<>"'`]/g, (c) => ENTITIES[c] ?? c);
}
