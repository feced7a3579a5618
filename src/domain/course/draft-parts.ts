/** A draft as words and slots in turn; `slot` is null for the words between, and the id in `{id}` for what stands in the slot. */
export function draftParts(draft: string): readonly { readonly text: string; readonly slot: string | null }[] {
  return draft.split(/(\{[a-z0-9-]+\})/).flatMap((part) => {
    const slot = /^\{([a-z0-9-]+)\}$/.exec(part)?.[1] ?? null;
    return part === '' ? [] : [{ text: slot === null ? part : '', slot }];
  });
}
