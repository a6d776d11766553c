/**
 * Safe forms of indicators for people (`defang`), and back (`refang`). `refang(defang(x, type)) === x` holds for every normalised
 * value that `refang` leaves as it is.
 */
import type { IndicatorType } from '../model/index.ts';

const DOTS = /\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)|\{dot\}/gi;
const COLONS = /\[:\]|\(:\)/g;
const SCHEME_MARKS = /\[:\/\/\]/g;
const ATS = /\[@\]|\(@\)|\[at\]|\(at\)/gi;
const SCHEMES = /\bh(?:xx|tx|xt|\*\*)p(s?)(?=:\/\/|\[:)/gi;

/** Text as reports write it, made ordinary again. */
export function refang(text: string): string {
  return text
    .replace(SCHEMES, (_all, s: string) => `http${s.toLowerCase()}`)
    .replace(SCHEME_MARKS, '://')
    .replace(DOTS, '.')
    .replace(COLONS, ':')
    .replace(ATS, '@');
}

const dots = (host: string): string => host.replaceAll('.', '[.]');

function defangUrl(url: string): string {
  const mark = url.indexOf('://');
  if (mark === -1) return defangHostPath(url);
  const scheme = url.slice(0, mark);
  const rest = url.slice(mark + 3);
  const end = rest.search(/[/?#]/);
  const authority = end === -1 ? rest : rest.slice(0, end);
  const tail = end === -1 ? '' : rest.slice(end);
  const safeScheme = /^https?$/.test(scheme) ? `hxxp${scheme.slice(4)}://` : `${scheme}[://]`;
  return `${safeScheme}${dots(authority)}${tail}`;
}

function defangHostPath(value: string): string {
  const slash = value.indexOf('/');
  return slash === -1 ? dots(value) : dots(value.slice(0, slash)) + value.slice(slash);
}

/** A form that no program makes a link of. Values that cannot be followed (hashes, wallets, paths) stay as they are. */
export function defang(value: string, type: IndicatorType): string {
  switch (type) {
    case 'url':
    case 'rpc-endpoint':
    case 'short-link':
    case 'discord-webhook':
    case 'json-storage-id':
      return defangUrl(value);
    case 'domain':
    case 'ipv4':
      return dots(value);
    case 'ipv6':
      return value.replaceAll(':', '[:]');
    case 'socket':
      return value.startsWith('[') ? value.replaceAll(':', '[:]') : dots(value);
    case 'email':
      return dots(value.replaceAll('@', '[@]'));
    case 'git-author':
      return value.replace(/<([^<>]*)>/, (_all, mail: string) => `<${dots(mail.replaceAll('@', '[@]'))}>`);
    default:
      return value;
  }
}
