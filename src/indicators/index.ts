/** Face of the room: indicators found in one text (`extractIndicators`), their safe spellings, and what is known of hosts. */

export { base58CheckVersion, eip55Valid, keccak256, segwitValid } from './checksums.ts';
export { type Classified, classifyRole, documentationAddress, type Role } from './classify.ts';
export { CREDENTIAL_PLACES, type CredentialPlace } from './data/credential-places.ts';
export { hostIn, JSON_STORAGE, REFERENCE_HOSTS, RPC_HOSTS, SHORT_LINK_HOSTS } from './data/services.ts';
export { WALLET_EXTENSIONS } from './data/wallet-extensions.ts';
export { type Decoded, decodeLiteral } from './decode.ts';
export { extractIndicators, hitsInText, INDICATOR_NEEDLES } from './extract.ts';
export type { IndicatorHit, IndicatorView } from './hit.ts';
export { type FileIndicators, type MergeOptions, type RoleHint, toIndicators } from './merge.ts';
export { ipv4Parts, normalise, unroutable } from './normalise.ts';
export { knownSuffix, registrable, type SharedHost, sharedHosting } from './public-suffix.ts';
export { type Literal, type Literals, literalsOf, type TextPart, unescapeText } from './strings.ts';
export { defang, refang } from './text-form.ts';
export { Units } from './units.ts';
