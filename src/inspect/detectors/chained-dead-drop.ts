/** T62, T63: transactions or contracts of public chains read as a place where a payload or an address is left. */
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { deeds, isCodeFile, realAt, searchable } from '../text/markers.ts';
import { isBuilt, isTest } from '../text/place.ts';

const TRON =
  /api\.(?:trongrid|tronstack)\.io\/v1\/accounts\/|\/v1\/accounts\/[^"'`\s]{0,60}\/transactions\?|trongrid\.io/;
const APTOS = /aptoslabs\.com\/v1\/accounts|fullnode\.mainnet\.aptos/;
const INPUT = /eth_getTransactionByHash|getTransaction\w*\([^)]{0,60}\)[\s\S]{0,200}\.input\b/;
const CALL = /eth_call|\bgetMemo\b|\.methods\s*\.\s*(?:get|read)\w{0,20}/;
const CODE =
  /\beval\b\s*\(|\bnew\s+Function\b|\bFunction\s*\(|\bFunction\s*\.\s*constructor|\.\s*constructor\s*\(|child_process|_compile\b|\bvm\s*\.\s*run|spawn\s*\(/;
const DECODES =
  /charCodeAt[\s\S]{0,80}\^|\^[\s\S]{0,80}charCodeAt|hexToUtf8|toUtf8String|Buffer\s*\.\s*from\([^)]{0,80}["'`]hex["'`]|hex_to_ascii|fromHex|parseInt\([^)]{0,40},\s*16\s*\)/;

function file(view: FileView): readonly Hit[] {
  if (view.text === null || !isCodeFile(view)) return [];
  const text = searchable(view).slice(0, 1_000_000);
  const chains = [
    TRON.test(text) && 'TRON',
    APTOS.test(text) && 'Aptos',
    INPUT.test(text) && 'a transaction’s input',
    CALL.test(text) && 'a contract’s answer',
  ].filter((name) => name !== false);
  if (chains.length === 0) return [];
  const runs = CODE.test(deeds(view));
  const decodes = DECODES.test(deeds(view)) || /["'`]hex["'`]/.test(text);
  const chained = chains.length >= 2 && (TRON.test(text) || APTOS.test(text)) && INPUT.test(text);
  if (!runs || (!decodes && !chained) || text.length > 400_000) return [];
  const lighter = isTest(view.name) || isBuilt(view.name);
  const at = Math.max(0, text.search(chained ? TRON : INPUT.test(text) ? INPUT : CALL));
  return [
    {
      at: realAt(view, at),
      message: `The program reads ${chains.join(', ')}, decodes ${decodes ? 'it' : 'nothing'} and makes code of text: a dead drop on a chain.`,
      confidence: (chained ? 90 : 66) - (lighter ? 30 : 0),
      weight: lighter ? 'weak' : 'strong',
    },
  ];
}

export default {
  id: 'chained-dead-drop',
  title: 'Payload read from a public chain',
  severity: 'critical',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1102.001', 'T1140'],
  tradecraft: ['T62', 'T63'],
  description:
    'The last transaction of a TRON or Aptos account points to a transaction on another chain, or a contract is asked for a text; the answer is decoded and run. Chains cannot be taken down, and reading them leaves no trace at the reader’s provider.',
  benign: 'Wallets and explorers read chains all the time, but do not make code of what they read.',
  needles: [
    'trongrid',
    'tronstack',
    'aptoslabs',
    'aptos',
    'eth_getTransactionByHash',
    'eth_call',
    'getMemo',
    'getTransaction',
    '.methods',
  ],
  file,
} satisfies Detector;
