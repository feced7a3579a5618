/** Says something in the page's one status line. */
export function announce(sentence: string): void {
  const status = document.getElementById('status');
  if (!status) return;
  status.textContent = '';
  setTimeout(() => {
    status.textContent = sentence;
  }, 50);
}
