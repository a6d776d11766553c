/** Written by scripts/generate.ts: not edited by hand. */
import type { Decoder } from './decoder.ts';
import base64 from './decoders/base64.ts';
import batchNoise from './decoders/batch-noise.ts';
import computedCode from './decoders/computed-code.ts';
import computedStrings from './decoders/computed-strings.ts';
import encodedProgram from './decoders/encoded-program.ts';
import hex from './decoders/hex.ts';
import percent from './decoders/percent.ts';
import powershellEncoded from './decoders/powershell-encoded.ts';
import powershellNoise from './decoders/powershell-noise.ts';
import pythonPayload from './decoders/python-payload.ts';
import reversed from './decoders/reversed.ts';
import shellPipe from './decoders/shell-pipe.ts';
import vbsStrings from './decoders/vbs-strings.ts';

export const decoders: readonly Decoder[] = [
  base64,
  batchNoise,
  computedCode,
  computedStrings,
  encodedProgram,
  hex,
  percent,
  powershellEncoded,
  powershellNoise,
  pythonPayload,
  reversed,
  shellPipe,
  vbsStrings,
];
