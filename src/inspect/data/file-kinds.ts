/** Extensions of files that honest projects never run, and names of tools that attackers and honest people both use. */

/** Fonts, pictures, media, dictionaries: content that no interpreter is given (tradecraft T05, T06, T34, T49, T50). */
export const ASSET_EXTENSIONS: ReadonlySet<string> = new Set(
  'woff woff2 ttf otf eot png jpg jpeg jfif gif webp avif ico icns bmp tif tiff svg psd mp3 mp4 m4a wav ogg webm avi mov flac pdf dic dict aff hyp npl css scss less map lock ttc fnt pfb cur'.split(
    ' ',
  ),
);

/** Data and notes: running one is odd, but there are build scripts named so. */
export const DATA_EXTENSIONS: ReadonlySet<string> = new Set(
  'txt md dat data log tmp bak cfg ini conf csv tsv xml yml yaml toml env license lic db sqlite bin cookie cache idx pack sample'.split(
    ' ',
  ),
);

/** Programs that read code from a file or from standard input. */
export const INTERPRETERS: ReadonlySet<string> = new Set(
  'node nodejs deno bun tsx ts-node sh bash zsh dash ash ksh fish csh tcsh busybox python python2 python3 py pythonw perl ruby php lua osascript powershell pwsh wscript cscript mshta cmd'.split(
    ' ',
  ),
);

/** Programs that fetch (https://lolbas-project.github.io/ and https://gtfobins.github.io/ for those that are not made for it). */
export const FETCHERS: ReadonlySet<string> = new Set(
  'curl wget wget2 aria2c axel fetch lwp-download http https xh invoke-webrequest iwr invoke-restmethod irm start-bitstransfer bitsadmin certutil mshta'.split(
    ' ',
  ),
);

export function extensionOf(path: string): string {
  const base = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const dot = base.lastIndexOf('.');
  return dot <= 0 ? '' : base.slice(dot + 1).toLowerCase();
}
