import { fill } from '#domain/course/fill.ts';
import { hoursOf } from '#domain/credential/certificate.ts';
import type { Earned } from '#domain/credential/earned.ts';
import type { NamedCourse } from '#course/course-known.ts';
import { drawQr } from '../page/qr.ts';
import { paragraph } from '../record/elements.ts';

/** What the page hands to its island. */
export interface CertificateData extends NamedCourse {
  readonly title: string;
  readonly subtitle: string;
  /** How the pass level was set. */
  readonly method: string;
  readonly objectives: Readonly<Record<string, readonly string[]>>;
  /** Null where no accredited provider has filled it in. */
  readonly credit: { readonly provider: string; readonly statement: string } | null;
  /** The day from which the course says no more of credit: YYYY-MM-DD. */
  readonly expires: string;
  readonly words: Readonly<Record<string, string>>;
}

/** One certificate as it is printed. */
export interface Sheet {
  readonly earned: Earned;
  readonly name: string;
  readonly code: string;
  readonly signed: boolean;
  /** Of each test, how often it was tried. */
  readonly attempts: number;
  readonly today: string;
  /** Where it is checked, as people read it, and the text of the QR code. */
  readonly address: string;
  readonly link: string;
}

/** Draws the sheet: everything that paper will hold stands here, and nothing else. */
export async function drawSheet(
  article: HTMLElement,
  { earned, name, signed, attempts, today, address, link }: Sheet,
  data: CertificateData,
): Promise<void> {
  const { course, words, title, subtitle } = data;
  const { scope, day, tests, evaluation } = earned;
  const isCourse = scope === 'course';
  const over = paragraph(`${title} · ${fill(words['over'])}`);
  over.className = 'over';
  const holder = document.createElement('h2');
  const isolated = document.createElement('bdi');
  isolated.textContent = name;
  holder.append(isolated);
  if (!name) holder.className = 'line';
  const what = paragraph(
    isCourse
      ? fill(words['course'], { course: title, subtitle })
      : fill(words['module'], { title: data.titles[scope] ?? scope, course: title }),
  );
  what.className = 'what';

  const most = data.minutes[scope] ?? 0;
  const minutes = evaluation?.minutes ?? 0;
  const cut = Math.round(100 * (tests[0]?.cut ?? course.cut));
  const [only] = tests;
  const facts = document.createElement('dl');
  facts.className = 'pairs';
  const fact = (key: string, value: string) => {
    const [term, said] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = fill(words[key]);
    said.textContent = value;
    facts.append(term, said);
  };
  fact('edition', only?.edition ?? course.edition);
  fact('day', day);
  fact('hours', fill(words['hours-value'], { hours: hoursOf(minutes), minutes, most }));
  fact('pass', fill(words['pass-value'], { cut, method: data.method }));
  fact(
    'result',
    isCourse || !only
      ? fill(words['result-course'], { n: tests.length })
      : fill(words['result-value'], { score: Math.round(100 * only.score), n: attempts }),
  );
  const { testedOut = [] } = earned.evidence;
  if (testedOut.length > 0)
    fact('way', fill(words['way-value'], { modules: testedOut.map((id) => data.titles[id] ?? id).join(', ') }));
  fact('status', fill(words[signed ? 'status-value' : 'status-unsigned']));
  // An expired copy keeps teaching, and says nothing of credit any more.
  const credit = data.credit && today <= data.expires ? data.credit : null;
  fact(
    'credit',
    credit
      ? `${credit.statement} ${fill(words['credit-by'], { provider: credit.provider })}`
      : fill(words['credit-none']),
  );

  const heading = document.createElement('h3');
  heading.textContent = fill(words['objectives']);
  const list = document.createElement('ul');
  const texts = course.outline.modules.flatMap(({ id }) =>
    isCourse || id === scope ? (data.objectives[id] ?? []) : [],
  );
  list.append(
    ...texts.map((text) => {
      const item = document.createElement('li');
      item.textContent = text;
      return item;
    }),
  );
  const foot = document.createElement('div');
  foot.className = 'certificate-foot';
  foot.append(await drawQr(link, fill(words['qr-label'])), paragraph(fill(words['check'], { address })));
  article.classList.toggle('whole-course', isCourse);
  article.replaceChildren(over, holder, paragraph(fill(words['is'])), what, facts, heading, list, foot);
}
