/**
 * Which kinds of units a string holds, as bits: gathered while the string is read, so that a question about its whole content (may it be base64,
 * a host, a wallet?) is one integer test for nearly every string.
 */

export const Units = {
  /** g–z, G–Z */
  LETTER: 1,
  /** a–f, A–F */
  HEX: 2,
  DIGIT: 4,
  DOT: 8,
  DASH: 16,
  /** `_` */
  LOW: 32,
  SLASH: 64,
  PLUS: 128,
  EQUALS: 256,
  COLON: 512,
  BLANK: 1024,
  /** `?`, `&`, `%`, `~`: in paths of addresses */
  QUERY: 2048,
  /** none of the above */
  OTHER: 4096,
  /** has escapes: the value is not the text between the quotes */
  ESCAPED: 8192,
  /** escapes that may stand for anything: the other bits say too little */
  CODED: 16384,
} as const;

const ALNUM = Units.LETTER | Units.HEX | Units.DIGIT;
const BASE64 = ALNUM | Units.DASH | Units.LOW | Units.SLASH | Units.PLUS | Units.EQUALS;
const HOST = ALNUM | Units.DASH | Units.LOW | Units.DOT | Units.SLASH | Units.COLON | Units.QUERY | Units.EQUALS;

/** ASCII unit → its bit. */
export const CLASS_OF: Uint16Array = new Uint16Array(128).fill(Units.OTHER);
const put = (units: string, bit: number): void => {
  for (const unit of units) CLASS_OF[unit.charCodeAt(0)] = bit;
};
put('ghijklmnopqrstuvwxyzGHIJKLMNOPQRSTUVWXYZ', Units.LETTER);
put('abcdefABCDEF', Units.HEX);
put('0123456789', Units.DIGIT);
put('.', Units.DOT);
put('-', Units.DASH);
put('_', Units.LOW);
put('/', Units.SLASH);
put('+', Units.PLUS);
put('=', Units.EQUALS);
put(':', Units.COLON);
put(' \t\n\r\v\f', Units.BLANK);
put('?&%~', Units.QUERY);

/** Of a unit beyond ASCII: some are blanks to `trim`. */
export function wideClass(unit: number): number {
  return unit === 0xa0 || unit === 0xfeff || (unit >= 0x1680 && unit <= 0x3000) ? Units.BLANK : Units.OTHER;
}

/** What the escape `\` + `unit` puts into a value. */
export function escapeClasses(unit: number, next: number): number {
  switch (unit) {
    case 110: // n
    case 116: // t
    case 114: // r
    case 118: // v
    case 102: // f
      return Units.ESCAPED | Units.BLANK;
    case 34:
    case 36: // $
    case 39:
    case 92:
    case 96:
    case 98: // b
      return Units.ESCAPED | Units.OTHER;
    case 48: // 0
      return next >= 48 && next <= 57 ? Units.ESCAPED | Units.CODED : Units.ESCAPED | Units.OTHER;
    default:
      return Units.ESCAPED | Units.CODED;
  }
}

/** May `decodeLiteral` find something? (base64 or hex with blanks around, or an address read backwards) */
export function mayDecode(units: number, length: number): boolean {
  if (length < 12) return false;
  if ((units & Units.CODED) !== 0) return true;
  return (
    (units & ~(BASE64 | Units.BLANK | Units.ESCAPED)) === 0 ||
    ((units & Units.COLON) !== 0 && (units & Units.SLASH) !== 0)
  );
}

/** May it be wholly a host, with a port or path? */
export function mayBeHost(units: number): boolean {
  return (units & Units.CODED) !== 0 || ((units & Units.DOT) !== 0 && (units & ~HOST) === 0);
}

/** Letters and digits only. */
export function isAlphanumeric(units: number): boolean {
  return (units & ~ALNUM) === 0;
}

/** Letters, digits and slashes, at least one slash and one digit. */
export function mayBePath(units: number): boolean {
  return (units & Units.SLASH) !== 0 && (units & Units.DIGIT) !== 0 && (units & ~(ALNUM | Units.SLASH)) === 0;
}

/** May an escape have put an address into the value that does not stand in the text? */
export function mayHideAddress(units: number): boolean {
  if ((units & Units.ESCAPED) === 0) return false;
  if ((units & Units.CODED) !== 0) return true;
  return (
    ((units & Units.COLON) !== 0 && (units & Units.SLASH) !== 0) ||
    ((units & Units.DOT) !== 0 && (units & Units.DIGIT) !== 0)
  );
}
