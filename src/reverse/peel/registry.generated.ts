/** Written by scripts/generate.ts: not edited by hand. */
import type { Decoder } from './decoder.ts';
import bareData from './decoders/bare-data.ts';
import baseN from './decoders/base-n.ts';
import base64 from './decoders/base64.ts';
import batchNoise from './decoders/batch-noise.ts';
import bundleModules from './decoders/bundle-modules.ts';
import carriers from './decoders/carriers.ts';
import charCodes from './decoders/char-codes.ts';
import computedCode from './decoders/computed-code.ts';
import computedStrings from './decoders/computed-strings.ts';
import deanEdwards from './decoders/dean-edwards.ts';
import encodedProgram from './decoders/encoded-program.ts';
import escapedLiterals from './decoders/escaped-literals.ts';
import hex from './decoders/hex.ts';
import invisibleText from './decoders/invisible-text.ts';
import lzString from './decoders/lz-string.ts';
import markupComments from './decoders/markup-comments.ts';
import markupScripts from './decoders/markup-scripts.ts';
import packedData from './decoders/packed-data.ts';
import percent from './decoders/percent.ts';
import powershellEncoded from './decoders/powershell-encoded.ts';
import powershellNoise from './decoders/powershell-noise.ts';
import pythonPayload from './decoders/python-payload.ts';
import reversed from './decoders/reversed.ts';
import shellPipe from './decoders/shell-pipe.ts';
import sourceMap from './decoders/source-map.ts';
import stringShuffle from './decoders/string-shuffle.ts';
import vbsStrings from './decoders/vbs-strings.ts';
import xor from './decoders/xor.ts';

export const decoders: readonly Decoder[] = [
  bareData,
  baseN,
  base64,
  batchNoise,
  bundleModules,
  carriers,
  charCodes,
  computedCode,
  computedStrings,
  deanEdwards,
  encodedProgram,
  escapedLiterals,
  hex,
  invisibleText,
  lzString,
  markupComments,
  markupScripts,
  packedData,
  percent,
  powershellEncoded,
  powershellNoise,
  pythonPayload,
  reversed,
  shellPipe,
  sourceMap,
  stringShuffle,
  vbsStrings,
  xor,
];
