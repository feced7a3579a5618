/** A paragraph of plain text. */
export function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

/** A button, and what it does. */
export function button(text: string, look: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = look;
  element.textContent = text;
  element.addEventListener('click', act);
  return element;
}

/** Buttons beside each other. */
export function actions(...buttons: readonly HTMLElement[]): HTMLElement {
  const element = document.createElement('div');
  element.className = 'actions';
  element.append(...buttons);
  return element;
}
