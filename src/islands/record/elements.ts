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

/** A heading of a level. */
export function heading(level: 'h2' | 'h3', text: string): HTMLHeadingElement {
  const element = document.createElement(level);
  element.textContent = text;
  return element;
}

/** Lines under each other. */
export function list(lines: readonly (string | Node)[]): HTMLElement {
  const element = document.createElement('ul');
  element.append(
    ...lines.map((line) => {
      const item = document.createElement('li');
      item.append(line);
      return item;
    }),
  );
  return element;
}

/** A link to another page. */
export function link(text: string, to: string, look = ''): HTMLAnchorElement {
  const element = document.createElement('a');
  element.href = to;
  element.textContent = text;
  if (look) element.className = look;
  return element;
}
