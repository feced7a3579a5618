/** Hands a text, or bytes, to the learner as a file. */
export function download(name: string, text: string | Uint8Array<ArrayBuffer>, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the blob after the click; a minute is plenty even on a slow disk.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
