import { actions, paragraph } from '../record/elements.ts';

/** Puts something to read in the place of the course, with what can be done about it. Its heading gets the focus. */
export function showPanel(
  place: HTMLElement,
  {
    title,
    lines,
    buttons,
  }: {
    readonly title: string;
    readonly lines: readonly string[];
    readonly buttons: readonly HTMLElement[];
  },
): void {
  const heading = document.createElement('h2');
  heading.textContent = title;
  heading.tabIndex = -1;
  const panel = document.createElement('section');
  panel.className = 'shell-panel wrap';
  panel.append(heading, ...lines.map(paragraph));
  if (buttons.length > 0) panel.append(actions(...buttons));
  place.replaceChildren(panel);
  heading.focus();
}
