/** Does a link leave the tree? By its text alone: nothing is looked up. */

/** `from`: cleaned path of the link in its tree; symbolic targets are relative to its folder, hard ones to the root. */
export function linkEscapes(kind: 'symlink' | 'hardlink', from: string, target: string): boolean {
  if (/^(?:[/\\]|[A-Za-z]:)/.test(target)) return true;
  let depth = kind === 'symlink' ? from.split('/').length - 1 : 0;
  for (const part of target.split(/[/\\]/)) {
    if (part === '' || part === '.') continue;
    depth += part === '..' ? -1 : 1;
    if (depth < 0) return true;
  }
  return false;
}
