/** An ATT&CK id with a link to its page; the only links of the report that leave it. */
import { techniqueUrl } from '../technique.ts';
import { type Html, html } from './escape.ts';

export function techniqueLink(id: string): Html {
  const url = techniqueUrl(id);
  return url === null ? html`${id}` : html`<a href="${url}" rel="noreferrer">${id}</a>`;
}
