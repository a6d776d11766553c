/** Where projects publish their own binaries: install scripts that fetch from there are how native packages arrive (esbuild, sharp, puppeteer). */
const RELEASE_HOSTS =
  /(?:^|\.)(?:github\.com|githubusercontent\.com|npmjs\.(?:org|com)|npmmirror\.com|nodejs\.org|electronjs\.org|googleapis\.com|cloudfront\.net|amazonaws\.com|azureedge\.net|blob\.core\.windows\.net|jsdelivr\.net|unpkg\.com|cypress\.io|playwright\.dev|chromium\.org|mozilla\.org|gitlab\.com|bitbucket\.org|sentry-cdn\.com|fastly\.net|akamaized\.net|microsoft\.com|visualstudio\.com|vo\.msecnd\.net|apache\.org|maven\.org|pypi\.org|pythonhosted\.org|golang\.org|rust-lang\.org|docker\.com|hashicorp\.com|adobe\.com|oracle\.com|python\.org)$/i;

export function isReleaseHost(host: string): boolean {
  return RELEASE_HOSTS.test(host);
}
