/** Hands reflections to the learner as a text file. The name says what and when, never who. */
export function takeAlong(pages: readonly { readonly title: string; readonly text: string }[]): void {
  const text = pages.map((page) => `${page.title}\n${'='.repeat(page.title.length)}\n\n${page.text}\n`).join('\n\n');
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `post-rounds-reflections-${new Date().toISOString().slice(0, 10)}.txt`;
  link.click();
  // The browser reads the blob after the click; a minute is plenty even on a slow disk.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
