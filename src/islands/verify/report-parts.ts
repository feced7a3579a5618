import { fill } from '#domain/course/fill.ts';
import type { Finding, FindingWeight } from '#domain/hand-in/finding.ts';
import { heading, paragraph } from '../record/elements.ts';
import { titleOf, type VerifyData } from './verify-data.ts';

/** The verdict on top: what it comes to, that it is self-reported whatever it comes to, and each finding by name. */
export function verdictParts(
  verdict: 'sound' | Exclude<FindingWeight, 'note'>,
  findings: readonly Finding[],
  data: VerifyData,
): readonly HTMLElement[] {
  const { words } = data;
  const title = heading('h2', fill(words[`verdict-${verdict}`]));
  title.tabIndex = -1;
  title.dataset.verdict = verdict;
  const note = document.createElement('div');
  note.className = `note ${verdict === 'sound' ? '' : verdict === 'doubt' ? 'caution' : 'broken'}`;
  note.append(paragraph(fill(words['always'])));
  const list = document.createElement('ul');
  list.className = 'findings ui';
  const order: readonly FindingWeight[] = ['broken', 'doubt', 'note'];
  const sorted = [...findings].sort((one, other) => order.indexOf(one.weight) - order.indexOf(other.weight));
  list.append(...sorted.map((each) => findingItem(each, data)));
  return [
    title,
    note,
    heading('h3', fill(words['findings'])),
    findings.length > 0 ? list : paragraph(fill(words['findings-none'])),
  ];
}

function findingItem({ id, weight, values }: Finding, data: VerifyData): HTMLElement {
  const item = document.createElement('li');
  item.dataset.weight = weight;
  item.dataset.finding = id;
  const name = document.createElement('b');
  name.textContent = fill(data.words[`weight-${weight}`]);
  const known = (key: string) => (key in values ? titleOf(data, String(values[key])) : '');
  const said = { ...values, case: known('scenario'), test: known('test'), part: known('of') };
  item.append(name, ` · ${fill(data.words[`finding-${id}`], { ...values, ...said, of: values.of ?? '' })}`);
  return item;
}

/** Fields by name, one under the other. Whatever was typed is isolated, so that it cannot turn the text around it. */
export function fields(pairs: readonly (readonly [name: string, value: string])[]): HTMLElement {
  const list = document.createElement('dl');
  list.className = 'pairs ui';
  for (const [name, value] of pairs) {
    const [term, said, isolated] = [
      document.createElement('dt'),
      document.createElement('dd'),
      document.createElement('bdi'),
    ];
    term.textContent = name;
    isolated.textContent = value;
    said.append(isolated);
    list.append(term, said);
  }
  return list;
}

/** A table in a room of its own that scrolls where the screen is narrow. */
export function table(caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  const room = document.createElement('div');
  room.className = 'table-room';
  room.tabIndex = 0;
  room.role = 'region';
  room.setAttribute('aria-label', caption);
  const element = document.createElement('table');
  element.className = 'data ui';
  element.createCaption().textContent = caption;
  const top = element.createTHead().insertRow();
  for (const head of heads) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = head;
    top.append(cell);
  }
  const body = element.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const cell of row) line.insertCell().textContent = cell;
  }
  room.append(element);
  return room;
}

/** Something long behind one line. */
export function folded(title: string, text: string): HTMLElement {
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  summary.textContent = title;
  const pre = document.createElement('pre');
  pre.textContent = text;
  pre.tabIndex = 0;
  details.append(summary, pre);
  return details;
}
