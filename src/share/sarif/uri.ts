/**
 * Display paths as relative URI references (RFC 3986). Every segment is percent-encoded, so that `HEAD:src/x.js` has no scheme, a
 * name with `%`, `#` or `?` stays a name, and nothing leaves the root. Members of archives keep their `!/`.
 */
export function relativeUri(path: string): string {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) =>
      segment === '.' || segment === '..'
        ? segment.replaceAll('.', '(dot)')
        : encodeURIComponent(segment.toWellFormed()),
    )
    .join('/');
}
