/** The most characters (code points) of a name that is printed or handed in; requirement PRV-8. */
export const longestName = 120;
/** The most marks that may stand on one letter. Cantillated Hebrew and Vietnamese need fewer. */
const mostMarks = 4;

/**
 * A name as it may stand on paper: Unicode's NFC, on one line, without controls or signs that turn the direction of the
 * text around them, with at most four marks on a letter and 120 characters in all. `changed` tells that something was left
 * out, so that whoever typed it can be told.
 */
export function tidyName(typed: string): { readonly name: string; readonly changed: boolean } {
  // Most names are plain words already, and a hundred thousand of them are tidied at a time.
  if (typed.length <= longestName && /^[!-~]+(?: [!-~]+)*$/.test(typed)) return { name: typed, changed: false };
  const plain = oneLine(typed);
  let name = plain;
  // What is left out may bring together what then has to go as well: a space and a mark, or a letter and its accent.
  for (let before = ''; before !== name;) {
    before = name;
    name = leaveOut(name);
  }
  return { name, changed: name !== plain };
}

function oneLine(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function leaveOut(text: string): string {
  const kept = text
    .replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/gu, '')
    .replace(new RegExp(`(\\p{M}{${mostMarks}})\\p{M}+`, 'gu'), '$1')
    .replace(/^\p{M}+/u, '');
  return oneLine([...oneLine(kept)].slice(0, longestName).join(''));
}
