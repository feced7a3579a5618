/** A passage that was found, whichever engine found it. */
export interface Found {
  readonly url: string;
  /** The words round the hit, as text: no engine's markup ever reaches an HTML parser. */
  readonly excerpt: readonly { readonly text: string; readonly hit: boolean }[];
  readonly meta: Readonly<Record<string, string>>;
}

/** How many results are looked at, the best first: one's own law may stand far down. */
export const most = 60;
