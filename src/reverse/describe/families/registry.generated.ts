/** Written by scripts/generate.ts: not edited by hand. */
import type { Family } from './family.ts';
import beaverTail from './list/beaver-tail.ts';
import hexEval from './list/hex-eval.ts';
import invisibleFerret from './list/invisible-ferret.ts';
import jadeSnow from './list/jade-snow.ts';
import otterCandy from './list/otter-candy.ts';
import otterCookie from './list/otter-cookie.ts';
import polinRider from './list/polin-rider.ts';
import pylangGhost from './list/pylang-ghost.ts';
import roofDeck from './list/roof-deck.ts';
import stegaBin from './list/stega-bin.ts';
import stoatWaffle from './list/stoat-waffle.ts';
import svgCommentLoader from './list/svg-comment-loader.ts';
import tsunamiKit from './list/tsunami-kit.ts';
import weaselBiscuit from './list/weasel-biscuit.ts';
import xorIndex from './list/xor-index.ts';

export const families: readonly Family[] = [
  beaverTail,
  hexEval,
  invisibleFerret,
  jadeSnow,
  otterCandy,
  otterCookie,
  polinRider,
  pylangGhost,
  roofDeck,
  stegaBin,
  stoatWaffle,
  svgCommentLoader,
  tsunamiKit,
  weaselBiscuit,
  xorIndex,
];
