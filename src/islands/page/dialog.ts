/**
 * Asks before something that cannot be taken back. Resolves true for yes, false for no or Escape; the focus returns to
 * whatever opened it.
 */
export function confirmIn(dialog: HTMLDialogElement, question: string): Promise<boolean> {
  const heading = dialog.querySelector('h2');
  if (heading) heading.textContent = question;
  return new Promise((resolve) => {
    dialog.returnValue = '';
    const yes = () => dialog.close('yes');
    const no = () => dialog.close('');
    dialog.querySelector('[data-yes]')?.addEventListener('click', yes);
    dialog.querySelector('[data-no]')?.addEventListener('click', no);
    dialog.addEventListener(
      'close',
      () => {
        dialog.querySelector('[data-yes]')?.removeEventListener('click', yes);
        dialog.querySelector('[data-no]')?.removeEventListener('click', no);
        resolve(dialog.returnValue === 'yes');
      },
      { once: true },
    );
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-no]')?.focus();
  });
}
