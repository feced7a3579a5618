/** A half of a plan in the middle of a sentence: with a small letter, but for “I”; without a full stop. */
export function inSentence(text: string): string {
  const bare = text.trim().replace(/\.$/, '');
  return /^I\b/.test(bare) ? bare : bare.charAt(0).toLowerCase() + bare.slice(1);
}
