/** Face of the room: indicators found in one text (`extractIndicators`), their safe spellings, and what is known of hosts. */

export { CREDENTIAL_PLACES, type CredentialPlace } from './data/credential-places.ts';
export { hostIn, JSON_STORAGE, REFERENCE_HOSTS, RPC_HOSTS, SHORT_LINK_HOSTS } from './data/services.ts';
export { WALLET_EXTENSIONS } from './data/wallet-extensions.ts';
export { decodeLiteral } from './decode.ts';
export { extractIndicators, hitsInText, INDICATOR_NEEDLES } from './extract.ts';
export type { IndicatorHit } from './hit.ts';
export { type FileIndicators, type RoleHint, toIndicators } from './merge.ts';
export { ipv4Parts, normalise, unroutable } from './normalise.ts';
export { knownSuffix, registrable, sharedHosting } from './public-suffix.ts';
export { literalsOf, type TextPart, unescapeText } from './strings.ts';
export { defang, refang } from './text-form.ts';
export { Units } from './units.ts';
