/** Campaign and build ids: by the names that they are kept or sent under, and by their place in known paths. */
import type { Proof, SampleConfig } from '../../../model/index.ts';
import type { Context } from '../context.ts';
import { BUILD_NAMES, CAMPAIGN_NAMES } from '../data/names.ts';
import { textOf, wholeText } from '../facts/value.ts';
import { Ledger } from '../proofs.ts';
import type { Field, Sent } from '../requests/request.ts';
import { purposeOf } from './classify.ts';

export interface Ids {
  readonly campaign: ReadonlyMap<string, readonly Proof[]>;
  readonly build: ReadonlyMap<string, readonly Proof[]>;
  readonly campaignIds: SampleConfig['campaignIds'];
  readonly buildIds: SampleConfig['buildIds'];
}

type Id = { value: string; name: string };

const LOOKS_LIKE_ID = /^(?=[^\s]*\d)[\w.:-]{1,40}$/;
/** A global `i` may be anything else. */
const SHORT_ID = /^[A-Za-z]{0,2}\d{1,4}(?:-[A-Za-z0-9]{1,6}){0,4}$/;
const VERSION = /^v?\d+\.\d+(?:\.\d+)*/;
/** Routes whose parts are campaign and build, in this order (T66). */
const ROUTES =
  /^\/(?:client|payload|brow|bow|adc|any|pdown|mclip|node|npm|pay)\/([\w-]{1,24})(?:\/([\w-]{1,24}))?\/?$/i;
/** Routes that end in the number of a build (T38, T67). */
const NUMBERED = /\/api\/(?:ip-?check(?:-encrypted)?|identity|check|x|validate)\/(\d{1,6})\/?$/i;
const UID_ROUTE = /\/(?:process|verify-human)\/([\w-]{2,40})\/?$/i;

export function idsOf(context: Context): Ids {
  const campaigns = new Ledger<Id>();
  const builds = new Ledger<Id>();
  for (const sent of context.sent) {
    const { role } = purposeOf(sent);
    if (sent.rpc !== null || role === 'lookup' || role === 'reference' || role === 'rpc') continue;
    ofFields(sent, campaigns, builds);
    if (role !== 'dead-drop') ofPath(sent, campaigns, builds);
  }
  ofGlobals(context, campaigns);
  if (campaigns.size > 0 || builds.size > 0) ofVariables(context, campaigns, builds);
  const campaignIds = campaigns.list();
  const buildIds = builds.list().filter(({ value }) => !campaignIds.some((one) => one.value === value));
  return {
    campaignIds: [...campaignIds, ...decoded(campaignIds)],
    buildIds,
    campaign: proofsBy(campaignIds),
    build: proofsBy(buildIds),
  };
}

const proofsBy = (list: readonly (Id & { evidence: Proof[] })[]): ReadonlyMap<string, readonly Proof[]> =>
  new Map(list.map(({ value, evidence }) => [value, evidence]));

function ofFields(sent: Sent, campaigns: Ledger<Id>, builds: Ledger<Id>): void {
  const fields = [
    ...sent.headers.filter(({ name }) => CAMPAIGN_NAMES.has(name) || BUILD_NAMES.has(name)),
    ...sent.body,
    ...sent.query,
  ];
  const isRecord = fields.length > 0 && (fields.some(({ constant }) => constant === null) || sent.kind !== 'http');
  const named = (field: Field, names: ReadonlyMap<string, 'any' | 'id'>): boolean => {
    const rule = names.get(field.name.split('.').at(-1) ?? '');
    return (
      rule !== undefined &&
      field.constant !== null &&
      field.constant !== '' &&
      field.constant.length <= 120 &&
      (rule === 'any' || (LOOKS_LIKE_ID.test(field.constant) && !VERSION.test(field.constant)))
    );
  };
  const camp = fields.filter((field) => named(field, CAMPAIGN_NAMES));
  // a lone `type: 'x1'` in a constant body is no campaign
  for (const field of camp)
    if (isRecord || CAMPAIGN_NAMES.get(field.name) === 'any')
      campaigns.add(field.constant ?? '', { value: field.constant ?? '', name: field.name }, sent.proofs);
  for (const field of fields)
    if (isRecord && named(field, BUILD_NAMES))
      builds.add(field.constant ?? '', { value: field.constant ?? '', name: field.name }, sent.proofs);
}

function ofPath(sent: Sent, campaigns: Ledger<Id>, builds: Ledger<Id>): void {
  const path = sent.path;
  const route = ROUTES.exec(path);
  if (route !== null) {
    const [, campaign, build] = route;
    if (campaign !== undefined && /\d/.test(campaign))
      campaigns.add(campaign, { value: campaign, name: nameOf(sent, campaign, 'type') }, sent.proofs);
    if (build !== undefined && /\d/.test(build))
      builds.add(build, { value: build, name: nameOf(sent, build, 'build') }, sent.proofs);
    return;
  }
  const numbered = NUMBERED.exec(path)?.[1];
  if (numbered !== undefined)
    builds.add(numbered, { value: numbered, name: nameOf(sent, numbered, 'build') }, sent.proofs);
  const uid = UID_ROUTE.exec(path)?.[1];
  if (uid !== undefined && /\d/.test(uid))
    campaigns.add(uid, { value: uid, name: nameOf(sent, uid, 'uid') }, sent.proofs);
  for (const { name, value } of sent.segments) {
    if (!LOOKS_LIKE_ID.test(value)) continue;
    if (CAMPAIGN_NAMES.has(name)) campaigns.add(value, { value, name }, sent.proofs);
    else if (BUILD_NAMES.has(name)) builds.add(value, { value, name }, sent.proofs);
  }
}

function nameOf(sent: Sent, value: string, fallback: string): string {
  return sent.segments.find((one) => one.value === value)?.name ?? fallback;
}

/** `global['!'] = '8-270-2'`, `global._V = …` (T52), and the like in a trace. */
function ofGlobals({ readings }: Context, campaigns: Ledger<Id>): void {
  for (const { program, proof } of readings.programs)
    for (const { name, value, at } of program.assignments) {
      const key = /^(?:global|globalThis|window|self|this)\.(!|_V|i)$/.exec(name)?.[1];
      const text = key === undefined ? null : wholeText(value);
      if (key !== undefined && text !== null && isGlobalId(key, text))
        campaigns.add(text, { value: text, name: key }, [proof(at, text)]);
    }
}

function isGlobalId(key: string, text: string): boolean {
  return key === 'i' ? SHORT_ID.test(text) : LOOKS_LIKE_ID.test(text) && !VERSION.test(text);
}

/** Variables whose names leave no doubt, and which differ from what is known. */
function ofVariables({ readings }: Context, campaigns: Ledger<Id>, builds: Ledger<Id>): void {
  for (const { program, proof } of readings.programs)
    for (const { name, value, at } of program.assignments) {
      const text = textOf(value);
      if (text === null || !LOOKS_LIKE_ID.test(text) || VERSION.test(text)) continue;
      const last = name.split('.').at(-1) ?? name;
      if (/^(?:sType|stype|ukey|userkey|uKey|campaignId|campaign_id|campaign)$/.test(last))
        campaigns.add(text, { value: text, name: last }, [proof(at, text)]);
      else if (/^(?:gType|gtype|buildId|build_id)$/.test(last))
        builds.add(text, { value: text, name: last }, [proof(at, text)]);
    }
}

/** A `tid` may be a phrase in base64 or percent signs. */
function decoded(list: readonly (Id & { evidence: Proof[] })[]): (Id & { evidence: Proof[] })[] {
  return list.flatMap(({ value, name, evidence }) => {
    if (name !== 'tid') return [];
    const text = readable(value);
    return text === null ? [] : [{ value: text, name: `${name}, decoded`, evidence }];
  });
}

function readable(value: string): string | null {
  if (/^[A-Za-z0-9+/_-]{8,}={0,2}$/.test(value)) {
    const text = Buffer.from(value, 'base64').toString('latin1');
    if (/^[\x20-\x7e]{5,}$/.test(text) && /[a-z] [a-z]|[a-z]{4}/i.test(text)) return text;
  }
  if (!/%[0-9a-f]{2}/i.test(value)) return null;
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
