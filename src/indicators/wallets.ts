/** Wallet addresses whose checksum holds, or whose surroundings say what they are. Called for whole literals, and words of plain text. */
import { base58Bytes, base58CheckVersion, eip55Valid, segwitValid } from './checksums.ts';
import type { Found } from './hit.ts';

const EVM_WORDS =
  /addr|wallet|contract|owner|recipient|receiver|treasury|token|router|factory|vault|account|spender|0x0|(?:^|[^a-z])to["']?\s*[:=]/i;
const CONTRACT_WORDS = /contract|eth_call|router|factory|token|abi|registry|proxy|getMemo/i;
const SOLANA_WORDS = /solana|wallet|pubkey|publickey|mint|treasury|program|lamport|spl/i;

/** `before`: about 60 units before the literal; `hint`: the file speaks of that chain. */
export function walletIn(
  value: string,
  at: number,
  layer: string,
  before: string,
  hint: { readonly solana: boolean; readonly aptos: boolean },
): Found | null {
  const type = walletType(value, before, hint);
  return type === null
    ? null
    : { type, value: type === 'evm-contract' || type === 'aptos-address' ? value.toLowerCase() : value, at, layer };
}

function walletType(
  value: string,
  before: string,
  hint: { readonly solana: boolean; readonly aptos: boolean },
): Found['type'] | null {
  const first = value.charCodeAt(0);
  const length = value.length;
  if (first === 48 && value.startsWith('0x')) {
    if (length === 42) return evmType(value, before);
    if (
      length === 66 &&
      (/aptos/i.test(before) || (hint.aptos && /addr|account|wallet/i.test(before))) &&
      /^0x[0-9a-f]{64}$/i.test(value)
    )
      return 'aptos-address';
    return null;
  }
  if (length < 26 || length > 90 || !/^[A-Za-z0-9]+$/.test(value)) return null;
  if ((first === 49 || first === 51) && length <= 35) {
    const version = base58CheckVersion(value);
    return version === 0 || version === 5 ? 'btc-address' : null;
  }
  if (first === 84 && length === 34) return base58CheckVersion(value) === 0x41 ? 'tron-address' : null;
  if (/^bc1/i.test(value))
    return (value === value.toLowerCase() || value === value.toUpperCase()) && segwitValid(value)
      ? 'btc-address'
      : null;
  if (
    (length === 43 || length === 44) &&
    (SOLANA_WORDS.test(before) || hint.solana) &&
    /\d/.test(value) &&
    /[a-z]/.test(value) &&
    /[A-Z]/.test(value)
  ) {
    return base58Bytes(value)?.length === 32 ? 'solana-address' : null;
  }
  return null;
}

function evmType(value: string, before: string): Found['type'] | null {
  if (!/^0x[0-9a-f]{40}$/i.test(value)) return null;
  const digits = value.slice(2);
  if (/^(.)\1{30}|^0{12}|f{16}$/i.test(digits)) return null;
  const mixed = digits !== digits.toLowerCase() && digits !== digits.toUpperCase();
  if (mixed ? !eip55Valid(value) : !EVM_WORDS.test(before)) return null;
  return CONTRACT_WORDS.test(before) ? 'evm-contract' : 'evm-address';
}
