/**
 * Trace-guided folding: values that a run showed, put back at their places. The outermost expression that only ever gave one text, and that comes from the
 * program alone, is replaced by it; where a machine or a network has a part in it, or where there were several, the texts stand in a comment beside it.
 */
import type { Observation } from '../../emulate/emulation.ts';
import { onlyCode, replaceable } from '../fold/candidates.ts';
import type { FoldPlan, Found } from '../fold/fold.ts';
import type { Edit } from '../tree/edits.ts';
import { printString } from '../tree/literal.ts';
import { nodeOf, type SyntaxNode, type Tree } from '../tree/tree.ts';
import { Sources } from './sources.ts';

export interface ObservedFold {
  readonly edits: readonly Edit[];
  readonly strings: readonly Found[];
  /** texts that must stand in what comes of it */
  readonly texts: ReadonlySet<string>;
  readonly replaced: number;
  readonly noted: number;
}

const LONGEST = 4_096;
const NOTE_LONGEST = 1_200;
const NOTES_MOST = 3_000;
const VALUES_MOST = 12;

const key = (start: number, end: number): string => `${start}:${end}`;

/** Observations by the number of their node: the outermost of those that have the same place. */
function byNode(tree: Tree, observations: readonly Observation[]): ReadonlyMap<number, Observation> {
  const places = new Map<string, Observation>();
  for (const one of observations) if (one.values.length > 0) places.set(key(one.start, one.end), one);
  const found = new Map<number, Observation>();
  for (const node of tree.nodes) {
    if (/Statement$|Declaration$|^Program$|^VariableDeclarator$|^Property$/.test(node.type)) continue;
    const place = key(node.start, node.end);
    const one = places.get(place);
    if (one === undefined) continue;
    found.set(node.at, one);
    places.delete(place);
  }
  return found;
}

const onlyValue = (one: Observation | undefined): string | null =>
  one !== undefined && one.values.length === 1 && !one.mixed ? one.values[0]! : null;

const inComment = (text: string): string => text.replaceAll('*/', '*\\/');

class Writer {
  readonly tree: Tree;
  readonly edits: Edit[] = [];
  readonly strings: Found[] = [];
  readonly texts = new Set<string>();
  replaced = 0;
  noted = 0;

  constructor(tree: Tree) {
    this.tree = tree;
  }

  replace(node: SyntaxNode, value: string): void {
    const up = this.tree.nodes[this.tree.parent[node.at]!];
    const name = up?.type === 'Property' && up['shorthand'] === true ? `${String(node['name'])}: ` : '';
    this.edits.push({ start: node.start, end: node.end, text: `${name}${printString(value)} /* observed */` });
    this.strings.push({ value, start: node.start, end: node.end });
    this.texts.add(value);
    this.replaced++;
  }

  note(node: SyntaxNode, one: Observation): void {
    const values = one.values.filter((v) => v.trim() !== '').slice(0, VALUES_MOST);
    if (values.length === 0 || this.noted >= NOTES_MOST) return;
    const list: string[] = [];
    let size = 0;
    for (const value of values) {
      const text = printString(value.length > NOTE_LONGEST ? `${value.slice(0, NOTE_LONGEST)}…` : value);
      size += text.length;
      if (size > 2 * NOTE_LONGEST) break;
      list.push(text);
      if (value.length <= NOTE_LONGEST) this.texts.add(value);
      this.strings.push({ value, start: node.start, end: node.end });
    }
    const more = one.mixed || list.length < one.values.length ? ', …' : '';
    this.edits.push({ start: node.end, end: node.end, text: ` /* observed: ${inComment(list.join(', '))}${more} */` });
    this.noted++;
  }
}

/** `x = …`, where what is given to x may be replaced, not the assignment. */
function target(node: SyntaxNode): SyntaxNode | null {
  if (node.type !== 'AssignmentExpression') return node;
  return node['operator'] === '=' ? nodeOf(node['right']) : null;
}

/** Is the text already there to be read? */
const plain = (node: SyntaxNode): boolean => node.type === 'Literal' || node.type === 'Identifier';

export function foldObserved(tree: Tree, observations: readonly Observation[], plan: FoldPlan): ObservedFold {
  const seen = byNode(tree, observations);
  const writer = new Writer(tree);
  const known = new Map(plan.strings.map((s) => [key(s.start, s.end), s.value]));
  const textAt = (node: SyntaxNode): string | null =>
    known.get(key(node.start, node.end)) ?? onlyValue(seen.get(node.at));
  const sources = new Sources(tree, plan.closed.scopes, textAt);
  const computed = new Set(plan.edits.map((e) => key(e.start, e.end)));
  /** the end of the outermost expression with a note, and its texts */
  let notedUntil = -1;
  let notedTexts: readonly string[] = [];
  for (let id = 0; id < tree.nodes.length; id++) {
    const node = tree.nodes[id]!;
    // decoders stay as they are: they go when all that they gave is in its place
    if (plan.makers.has(id) || computed.has(key(node.start, node.end))) {
      id = tree.last[id]!;
      continue;
    }
    const one = seen.get(id);
    if (one === undefined) continue;
    const value = onlyValue(one);
    const place = target(node);
    if (
      value !== null &&
      place !== null &&
      value.length <= LONGEST &&
      !plain(place) &&
      replaceable(tree, place) &&
      !onlyCode(tree, place)
    ) {
      if (sources.own(place)) {
        writer.replace(place, value);
        id = tree.last[place.at]!;
        continue;
      }
    }
    if (id <= notedUntil && one.values.every((v) => notedTexts.some((t) => t.includes(v)))) continue;
    if (node.type === 'Literal' || inTemplate(tree, node)) continue;
    if (notable(tree, node)) {
      writer.note(node, one);
      if (id > notedUntil) {
        notedUntil = tree.last[id]!;
        notedTexts = one.values;
      }
    }
  }
  return writer;
}

/** A comment may stand behind it without changing how the text is read, and is worth it. */
function notable(tree: Tree, node: SyntaxNode): boolean {
  const up = tree.nodes[tree.parent[node.at]!];
  if (up === undefined) return false;
  return (
    !(up.type === 'AssignmentExpression' && up['left'] === node) &&
    up.type !== 'UpdateExpression' &&
    !(up.type === 'CallExpression' && up['callee'] === node)
  );
}

const inTemplate = (tree: Tree, node: SyntaxNode): boolean =>
  tree.nodes[tree.parent[node.at]!]?.type === 'TaggedTemplateExpression';
