/**
 * Who binds which name in a Python file, and every call in it: one walk with a stack of its own, so that no depth of nesting matters.
 * Function 0 is the module's top level.
 */
import type { ImportFact } from '../module-facts.ts';
import type { Value } from '../value.ts';
import { field, type PyNode } from './tree.ts';

export type Binding =
  | { readonly kind: 'value'; readonly node: PyNode; readonly fn: number }
  | { readonly kind: 'known'; readonly value: Value }
  | { readonly kind: 'class'; readonly methods: readonly number[]; readonly bases: readonly string[] };

export interface PyFunction {
  readonly id: number;
  readonly name: string;
  readonly node: PyNode;
  readonly parent: number;
  readonly params: readonly string[];
  readonly bindings: Map<string, Binding[]>;
  readonly returns: PyNode[];
  readonly decorators: readonly PyNode[];
}

export interface PyCall {
  readonly node: PyNode;
  readonly fn: number;
  /** tests around it, innermost first */
  readonly conditions: readonly string[];
}

export interface PyScopes {
  readonly functions: readonly PyFunction[];
  readonly calls: readonly PyCall[];
  readonly imports: readonly ImportFact[];
}

const FUNCTIONS = 5_000;
const CALLS = 30_000;
const IMPORTS = 2_000;
const NAMES_OF_AN_IMPORT = 100;
const BINDINGS_OF_A_NAME = 6;
const CONDITIONS = 3;
const CONDITION_UNITS = 120;

interface Task {
  readonly node: PyNode;
  readonly fn: number;
  readonly conditions: readonly string[];
  /** methods of the class that it stands in, to be filled */
  readonly methods: number[] | null;
}

export function readScopes(root: PyNode, text: string): PyScopes {
  const walk = new ScopeWalk(text, root);
  walk.run(root);
  return walk;
}

class ScopeWalk implements PyScopes {
  readonly functions: PyFunction[] = [];
  readonly calls: PyCall[] = [];
  readonly imports: ImportFact[] = [];
  readonly #text: string;
  readonly #stack: Task[] = [];

  constructor(text: string, root: PyNode) {
    this.#text = text;
    this.#addFunction('', root, 0, [], []);
  }

  run(root: PyNode): void {
    this.#push(root.kids, { fn: 0, conditions: [], methods: null });
    for (let task = this.#stack.pop(); task !== undefined; task = this.#stack.pop()) this.#visit(task);
  }

  /** In source order: the last pushed is visited first. */
  #push(nodes: readonly PyNode[], context: Omit<Task, 'node'>): void {
    for (let i = nodes.length - 1; i >= 0; i--) {
      const node = nodes[i];
      if (node !== undefined) this.#stack.push({ ...context, node });
    }
  }

  #visit(task: Task): void {
    const { node, fn, conditions } = task;
    const inside = { fn, conditions, methods: null };
    switch (node.type) {
      case 'function_definition':
      case 'lambda':
        this.#function(task, []);
        return;
      case 'decorated_definition': {
        const decorators = node.kids.filter((kid) => kid.type === 'decorator');
        this.#push(decorators, inside);
        const definition = field(node, 'definition');
        if (definition?.type === 'function_definition') this.#function({ ...task, node: definition }, decorators);
        else if (definition !== null) this.#push([definition], { ...inside, methods: task.methods });
        return;
      }
      case 'class_definition': {
        const methods: number[] = [];
        const bases = (field(node, 'superclasses')?.kids ?? [])
          .slice(0, 20)
          .map((kid) => this.#text.slice(kid.start, Math.min(kid.end, kid.start + 200)));
        this.#bind(fn, this.#name(node), { kind: 'class', methods, bases });
        for (const kid of node.kids) this.#push([kid], { ...inside, methods: kid.field === 'body' ? methods : null });
        return;
      }
      case 'block':
        this.#push(node.kids, { ...inside, methods: task.methods });
        return;
      case 'if_statement':
      case 'elif_clause':
      case 'while_statement':
      case 'conditional_expression':
        this.#conditional(task);
        return;
      case 'except_clause':
      case 'except_group_clause':
        this.#push(node.kids, { ...inside, conditions: this.#under('catch', conditions) });
        return;
      case 'import_statement':
      case 'import_from_statement':
      case 'future_import_statement':
        this.#import(node, fn);
        return;
      case 'call':
        if (this.calls.length < CALLS) this.calls.push({ node, fn, conditions });
        break;
      case 'return_statement':
      case 'yield':
        if (node.kids[0] !== undefined) this.functions[fn]?.returns.push(node.kids[0]);
        break;
      default:
        this.#bindings(node, fn);
    }
    this.#push(node.kids, inside);
  }

  #bindings(node: PyNode, fn: number): void {
    if (node.type === 'assignment' || node.type === 'augmented_assignment' || node.type === 'for_statement') {
      const left = field(node, 'left');
      const right = field(node, 'right');
      if (left === null || right === null) return;
      // a loop's variable is one of the items: what it is then, nobody knows
      if (node.type === 'for_statement') this.#bind(fn, this.#text.slice(left.start, left.end), UNKNOWN);
      else this.#assign(left, right, fn);
    } else if (node.type === 'named_expression') {
      const name = field(node, 'name');
      const value = field(node, 'value');
      if (name !== null && value !== null) this.#assign(name, value, fn);
    } else if (node.type === 'as_pattern') {
      const [value, alias] = node.kids;
      const target = alias?.kids[0] ?? alias;
      if (value !== undefined && target !== undefined) this.#assign(target, value, fn);
    }
  }

  #assign(left: PyNode, right: PyNode, fn: number): void {
    if (left.type === 'identifier' || left.type === 'attribute' || left.type === 'as_pattern_target')
      this.#bind(fn, this.#text.slice(left.start, left.end), { kind: 'value', node: right, fn });
    else if (left.type === 'pattern_list' || left.type === 'tuple_pattern') {
      const list = right.type === 'expression_list' || right.type === 'tuple' ? right.kids : [];
      for (const [at, part] of left.kids.entries()) {
        const value = list[at];
        if (value !== undefined && list.length === left.kids.length) this.#assign(part, value, fn);
        else this.#bind(fn, this.#text.slice(part.start, part.end), UNKNOWN);
      }
    }
  }

  #bind(fn: number, name: string, binding: Binding): void {
    if (name === '' || name.length > 200) return;
    const bindings = this.functions[fn]?.bindings;
    const list = bindings?.get(name);
    if (list === undefined) bindings?.set(name, [binding]);
    else if (list.length < BINDINGS_OF_A_NAME) list.push(binding);
  }

  #function({ node, fn, methods }: Task, decorators: readonly PyNode[]): void {
    if (this.functions.length >= FUNCTIONS) return;
    const params = (field(node, 'parameters')?.kids ?? []).map(
      (kid) => this.#text.slice(kid.start, kid.end).split(/[:=]/)[0]?.trim() ?? '',
    );
    const name = node.type === 'lambda' ? '' : this.#name(node);
    const id = this.#addFunction(name, node, fn, params, decorators);
    methods?.push(id);
    if (name !== '' && methods === null) this.#bind(fn, name, { kind: 'known', value: { k: 'function', fn: id } });
    const body = field(node, 'body');
    if (body === null) return;
    if (node.type === 'lambda') this.functions[id]?.returns.push(body);
    this.#push([body], { fn: id, conditions: [], methods: null });
    // default values run where the function is defined
    this.#push(field(node, 'parameters')?.kids ?? [], { fn, conditions: [], methods: null });
  }

  #addFunction(
    name: string,
    node: PyNode,
    parent: number,
    params: readonly string[],
    decorators: readonly PyNode[],
  ): number {
    const id = this.functions.length;
    const bindings = new Map<string, Binding[]>();
    for (const [index, param] of params.entries())
      bindings.set(param, [{ kind: 'known', value: { k: 'param', fn: id, index } }]);
    this.functions.push({ id, name, node, parent, params, bindings, returns: [], decorators });
    return id;
  }

  #conditional({ node, fn, conditions }: Task): void {
    const test = field(node, 'condition') ?? (node.type === 'conditional_expression' ? node.kids[1] : undefined);
    const under = test === undefined ? conditions : this.#under(this.#text.slice(test.start, test.end), conditions);
    for (let i = node.kids.length - 1; i >= 0; i--) {
      const kid = node.kids[i];
      if (kid === undefined) continue;
      const guarded = kid !== test && kid.field !== 'alternative';
      this.#push([kid], { fn, conditions: guarded ? under : conditions, methods: null });
    }
  }

  #under(test: string, conditions: readonly string[]): readonly string[] {
    return [test.slice(0, CONDITION_UNITS), ...conditions].slice(0, CONDITIONS);
  }

  #import(node: PyNode, fn: number): void {
    const from = field(node, 'module_name');
    const spec = from === null ? null : this.#text.slice(from.start, from.end).replace(/\s+/g, '');
    const names: string[] = [];
    if (spec !== null) this.#addImport(spec, fn, node.start, names);
    if (node.kids.some((kid) => kid.type === 'wildcard_import')) names.push('*');
    for (const kid of node.kids) {
      if (kid.field !== 'name') continue;
      const nameNode = kid.type === 'aliased_import' ? field(kid, 'name') : kid;
      const alias = kid.type === 'aliased_import' ? field(kid, 'alias') : null;
      if (nameNode === null) continue;
      const name = this.#text.slice(nameNode.start, nameNode.end).replace(/\s+/g, '');
      const local = alias === null ? name : this.#text.slice(alias.start, alias.end);
      if (spec !== null) {
        if (names.length < NAMES_OF_AN_IMPORT) names.push(name);
        this.#bind(fn, local, { kind: 'known', value: { k: 'import', spec, name } });
        continue;
      }
      this.#addImport(name, fn, kid.start);
      // `import a.b` binds a; `import a.b as c` binds the inner one
      const bound = alias === null ? (name.split('.')[0] ?? name) : name;
      this.#bind(fn, alias === null ? bound : local, { kind: 'known', value: { k: 'import', spec: bound, name: '*' } });
    }
  }

  #addImport(spec: string, fn: number, at: number, names?: readonly string[]): void {
    if (this.imports.length < IMPORTS)
      this.imports.push({ spec, kind: 'import', ...(names === undefined ? {} : { names }), fn, at });
  }

  #name(node: PyNode): string {
    const name = field(node, 'name');
    return name === null ? '' : this.#text.slice(name.start, name.end);
  }
}

const UNKNOWN: Binding = { kind: 'known', value: { k: 'unknown', why: 'bound by a loop or a pattern' } };
