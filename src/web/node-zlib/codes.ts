/** Codes of deflate (RFC 1951, 3.2.2) with the lengths that zlib gives them: `build_tree` of trees.c, written anew. */

/** What a code is built for. */
export interface Alphabet {
  readonly size: number;
  /** The longest code, in bits. */
  readonly longest: number;
  /** Bits that follow the code of a symbol. */
  readonly extra: (symbol: number) => number;
  /** The lengths of the code that needs no table; none where there is no such code. */
  readonly fixed?: (symbol: number) => number;
}

export interface Code {
  readonly lengths: Uint8Array;
  readonly codes: Uint16Array;
  /** The last symbol that is used. */
  readonly last: number;
  /** What all symbols take, in bits: with this code, and with the fixed one. */
  readonly bits: number;
  readonly fixedBits: number;
}

/** The codes of these lengths, the first bit lowest. */
export function codesOf(lengths: Uint8Array, longest: number): Uint16Array {
  const next = new Uint16Array(longest + 2);
  for (const length of lengths) if (length > 0) next[length + 1]! += 1;
  for (let length = 1; length <= longest; length += 1)
    next[length + 1] = ((next[length]! + next[length + 1]!) << 1) & 0xffff;
  const codes = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries()) {
    let code = length > 0 ? next[length]!++ : 0;
    let reversed = 0;
    for (let bit = 0; bit < length; bit += 1, code >>= 1) reversed = (reversed << 1) | (code & 1);
    codes[symbol] = reversed;
  }
  return codes;
}

/** @param counts how often each symbol is used; where fewer than two are, the first ones are said to be */
export function codeOf(counts: Uint32Array, { size, longest, extra, fixed }: Alphabet): Code {
  const weights = new Uint32Array(2 * size + 1);
  weights.set(counts);
  const depths = new Uint8Array(2 * size + 1);
  const parents = new Uint16Array(2 * size + 1);
  const heap: number[] = [];
  let last = -1;
  for (let symbol = 0; symbol < size; symbol += 1) {
    if (weights[symbol] === 0) continue;
    heap.push(symbol);
    last = symbol;
  }
  let [bits, fixedBits] = [0, 0];
  while (heap.length < 2) {
    const symbol = last < 2 ? last + 1 : 0;
    last = Math.max(last, symbol);
    heap.push(symbol);
    weights[symbol] = 1;
    bits -= 1;
    fixedBits -= fixed?.(symbol) ?? 0;
  }
  const isBefore = (a: number, b: number): boolean =>
    weights[a]! < weights[b]! || (weights[a] === weights[b] && depths[a]! <= depths[b]!);
  const sink = (from: number): void => {
    const node = heap[from]!;
    let place = from;
    for (let child = 2 * place + 1; child < heap.length; child = 2 * place + 1) {
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
      if (isBefore(node, heap[child]!)) break;
      heap[place] = heap[child]!;
      place = child;
    }
    heap[place] = node;
  };
  for (let place = (heap.length >> 1) - 1; place >= 0; place -= 1) sink(place);
  /** All nodes, each after its children. */
  const order: number[] = [];
  for (let node = size; heap.length >= 2; node += 1) {
    const first = heap[0]!;
    heap[0] = heap.pop()!;
    sink(0);
    const second = heap[0]!;
    order.push(first, second);
    weights[node] = weights[first]! + weights[second]!;
    depths[node] = Math.max(depths[first]!, depths[second]!) + 1;
    parents[first] = parents[second] = node;
    heap[0] = node;
    sink(0);
  }
  const lengths = new Uint8Array(2 * size + 1);
  const many = new Uint16Array(longest + 1);
  let over = 0;
  for (const node of [...order].reverse()) {
    const length = lengths[parents[node]!]! + 1;
    lengths[node] = Math.min(length, longest);
    if (length > longest) over += 1;
    if (node < size) many[lengths[node]!]! += 1;
  }
  if (over > 0) {
    for (; over > 0; over -= 2) {
      let length = longest - 1;
      while (many[length] === 0) length -= 1;
      many[length]! -= 1;
      many[length + 1]! += 2;
      many[longest]! -= 1;
    }
    const symbols = order.filter((node) => node < size).values();
    for (let length = longest; length > 0; length -= 1)
      for (let count = many[length]!; count > 0; count -= 1) lengths[symbols.next().value!] = length;
  }
  for (let symbol = 0; symbol <= last; symbol += 1) {
    bits += weights[symbol]! * (lengths[symbol]! + (lengths[symbol]! > 0 ? extra(symbol) : 0));
    fixedBits += weights[symbol]! * ((fixed?.(symbol) ?? 0) + extra(symbol));
  }
  const own = lengths.slice(0, size);
  return { lengths: own, codes: codesOf(own, longest), last, bits, fixedBits };
}
