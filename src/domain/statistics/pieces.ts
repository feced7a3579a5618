/** Work that stops by itself every few milliseconds, so that whoever runs it on the thread that draws can let the page breathe. */
export type Pieces<T> = Generator<undefined, T>;

/** After so many people work stops: a few milliseconds on a slow device. */
const lot = 500;

/** Each of many, stopping after every lot. */
export function* each<T>(many: readonly T[], work: (one: T, at: number) => void): Pieces<void> {
  for (let from = 0; from < many.length; from += lot) {
    for (const [at, one] of many.slice(from, from + lot).entries()) work(one, from + at);
    yield;
  }
}

/** Many sorted, stopping after every lot; equal ones keep their order. */
export function* sorted<T>(many: readonly T[], compare: (a: T, b: T) => number): Pieces<readonly T[]> {
  let runs: (readonly T[])[] = [];
  for (let from = 0; from < many.length; from += lot) {
    runs.push(many.slice(from, from + lot).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: (readonly T[])[] = [];
    for (let at = 0; at < runs.length; at += 2) merged.push(yield* merge(runs[at] ?? [], runs[at + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

function* merge<T>(left: readonly T[], right: readonly T[], compare: (a: T, b: T) => number): Pieces<readonly T[]> {
  const both: T[] = [];
  let [a, b] = [0, 0];
  while (a < left.length || b < right.length) {
    const [one, other] = [left[a], right[b]];
    if (other === undefined || (one !== undefined && compare(one, other) <= 0)) {
      both.push(one as T);
      a += 1;
    } else {
      both.push(other);
      b += 1;
    }
    if (both.length % lot === 0) yield;
  }
  return both;
}

/** Runs such work to its end without a rest: for few people, and off the thread that draws. */
export function atOnce<T>(work: Pieces<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
