/**
 * The folder that an archive wraps around its content: npm's `package/`, GitHub's `repo-main/`, the folder that was zipped. It is taken
 * off, so that the same content has the same paths as a folder, zip, tgz or bare repository. Not taken off: names that are content
 * themselves (`src/`, `.git/`, `.vscode/`), and where the archive says that its root is `.`.
 */
import type { Named } from './git/find-git.ts';

const CONTENT = new Set(
  (
    'src lib libs dist build out bin app apps pages components public static assets server client api backend frontend test tests spec docs scripts config configs hooks packages modules node_modules ' +
    'vendor include contracts migrations routes controllers models views utils helpers data images img fonts css js META-INF WEB-INF extension ppt word xl _rels'
  ).split(' '),
);
const BESIDE = /^(?:__MACOSX(?:\/|$)|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/;

/** With a slash at its end; '' if there is none. */
export function wrapperFolder(members: readonly Named[]): string {
  let wrapper: string | null = null;
  for (const { name, entry } of members) {
    if (BESIDE.test(name)) continue;
    const slash = name.indexOf('/');
    if (slash === -1 && entry.kind !== 'folder') return '';
    const top = slash === -1 ? name : name.slice(0, slash);
    if (wrapper !== null && wrapper !== top) return '';
    wrapper = top;
  }
  if (wrapper === null || wrapper.startsWith('.') || CONTENT.has(wrapper)) return '';
  return members.some(({ name, entry }) => entry.kind !== 'folder' && name.startsWith(`${wrapper}/`))
    ? `${wrapper}/`
    : '';
}
