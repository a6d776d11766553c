/** Is this target a git URL? What merely looks like a path is a path. */

const SCP = /^[\w.-]{1,64}@[\w.-]{1,255}:(?!\/\/)\S+$/;

export function isGitUrl(target: string): boolean {
  return /^(?:https?|ssh|git|git\+https|git\+ssh|file):\/\//i.test(target) || SCP.test(target);
}

/** The protocols that are fetched; `file` only where the caller allows it. Null: refused. */
export function fetchableUrl(
  target: string,
  allowFile: boolean,
): { readonly url: string; readonly protocols: string } | null {
  const url = target.replace(/^git\+(?=https:|ssh:)/i, '');
  // control characters and blanks have no business in an address that becomes an argument
  if (url.startsWith('-') || /[\u0000-\u0020\u007f]/.test(url)) return null;
  if (/^https:\/\/[^-/]/i.test(url)) return { url, protocols: 'https' };
  if (/^ssh:\/\/(?:[\w.-]+@)?[^-/]/i.test(url) || SCP.test(url)) return { url, protocols: 'ssh' };
  if (allowFile && /^file:\/\/\//i.test(url)) return { url, protocols: 'file' };
  return null;
}
