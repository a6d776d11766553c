/** https://attack.mitre.org/techniques/T1059/007/ for T1059.007; null for anything else, so that no other text becomes a link. */
export function techniqueUrl(id: string): string | null {
  const match = /^(T\d{4})(?:\.(\d{3}))?$/.exec(id);
  if (match === null) return null;
  return `https://attack.mitre.org/techniques/${match[1]}/${match[2] === undefined ? '' : `${match[2]}/`}`;
}
