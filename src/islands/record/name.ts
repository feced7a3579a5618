import { tidyName } from '#domain/hand-in/name.ts';
import type { Journal } from '#storage/journal.ts';

/** The field of the learner's name on one page: asked once, kept in the journal, used wherever paper needs it. */
export interface NameField {
  /** As it may stand on paper; empty where none was given. */
  name(): string;
}

interface Words {
  readonly changed: string;
  readonly refused: string;
}

/**
 * Wires a name field to the journal. What is typed is kept when the field is left; signs that cannot stand on paper are left
 * out then, and the line below the field says so.
 * @param onChange called whenever the name is another
 */
export async function wireName(
  input: HTMLInputElement,
  line: HTMLElement,
  journal: Journal,
  words: Words,
  onChange: () => void,
): Promise<NameField> {
  input.value = tidyName((await journal.read('name')) ?? '').name;
  input.disabled = false;
  input.addEventListener('input', onChange);
  input.addEventListener('change', async () => {
    const { name, changed } = tidyName(input.value);
    input.value = name;
    const kept = await journal.write('name', undefined, name);
    const said = kept === 'refused' ? words.refused : changed ? words.changed : '';
    line.textContent = said;
    line.hidden = said === '';
    onChange();
  });
  return { name: () => tidyName(input.value).name };
}
