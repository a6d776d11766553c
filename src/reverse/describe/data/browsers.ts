/** Profiles of browsers and the files of theirs that keep secrets. Sources: the browsers' documentation of their user data folders; catalogue T74; ATT&CK T1555.003, T1217. */
export const BROWSERS: readonly { readonly name: string | null; readonly at: RegExp }[] = [
  {
    name: 'Chrome',
    at: /(?:^|\/)Google\/Chrome(?: Beta| Canary| SxS)?(?:\/|$)|(?:^|\/)google-chrome(?:-beta|-unstable)?(?:\/|$)/i,
  },
  { name: 'Brave', at: /BraveSoftware\/Brave-Browser(?:\/|$)/i },
  { name: 'Edge', at: /Microsoft\/Edge(?:\/|$)|(?:^|\/)Microsoft Edge(?:\/|$)|(?:^|\/)microsoft-edge(?:\/|$)/i },
  { name: 'Opera GX', at: /Opera GX Stable|com\.operasoftware\.OperaGX/i },
  { name: 'Opera', at: /Opera Software\/Opera Stable|com\.operasoftware\.Opera|(?:^|\/)\.config\/opera(?:\/|$)/i },
  { name: 'Vivaldi', at: /(?:^|\/)Vivaldi(?:\/|$)|\.config\/vivaldi(?:\/|$)/i },
  { name: 'Yandex', at: /Yandex\/YandexBrowser(?:\/|$)|yandex-browser(?:\/|$)/i },
  { name: 'Chromium', at: /(?:^|\/)Chromium(?:\/User Data|\/|$)|\.config\/chromium(?:\/|$)/ },
  { name: 'Arc', at: /(?:^|\/)Arc\/User Data(?:\/|$)/ },
  { name: 'Firefox', at: /Mozilla\/Firefox(?:\/|$)|Firefox\/Profiles(?:\/|$)|\.mozilla\/firefox(?:\/|$)/i },
  {
    name: null,
    at: /(?:^|\/)(?:Login Data(?: For Account)?|Web Data|Local Extension Settings|Sync Extension Settings|Local State|Network\/Cookies|logins\.json|key[34]\.db|cookies\.sqlite|places\.sqlite|formhistory\.sqlite|Secure Preferences)(?:\/|$)/,
  },
];
