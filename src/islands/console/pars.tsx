import Papa from 'papaparse';
import { useState } from 'react';
import { guessMapping, type ListField, listFields, type Mapping, readOwnList } from '#domain/report/own-list.ts';
import type { Activity, ParsReport, Reportable } from '#domain/report/pars.ts';
import type { Row } from '#domain/roster/row.ts';
import { say } from '../say.ts';
import type { Reported } from './messages.ts';
import type { PartOfDesk } from './mount.tsx';
import { narrowed } from './narrowed.ts';

/** A list larger than this is none of people. */
const largestList = 5_000_000;

interface List {
  readonly heads: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

interface ParsProps extends PartOfDesk {
  readonly make: (activity: Omit<Activity, 'scope'>, details: ReadonlyMap<string, Reportable>) => Promise<Reported>;
}

/** Rows for an accreditor: the coordinator's own list is put beside the roster, column by column, and nobody is guessed. */
export function Pars({ roster, data: { words }, make }: ParsProps) {
  const [list, setList] = useState<List | null>(null);
  const [mapping, map] = useState<Mapping>({});
  const [fault, setFault] = useState('');
  const [said, setSaid] = useState<readonly string[] | null>(null);

  async function read(file: File) {
    setSaid(null);
    setFault('');
    const text = file.size > largestList ? null : await file.text().catch(() => null);
    const rows = text === null ? [] : Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data;
    const [heads = [], ...lines] = rows;
    if (heads.length < 2 || lines.length === 0) return setFault(say(words, 'pars-no-list'));
    setList({ heads, lines });
    map(guessMapping(heads));
  }

  async function report(form: HTMLFormElement, of: List) {
    const entered = (name: string) => String(new FormData(form).get(name) ?? '').trim();
    const rows: Row[] = [];
    for await (const lot of roster.rows(narrowed.look().wanted)) rows.push(...lot);
    const { details, leftOut } = readOwnList(of.lines, mapping, rows);
    const activity = {
      accmeId: entered('accme'),
      providerId: entered('provider'),
      creditType: entered('credit'),
      most: Number(entered('most')) || 0,
    };
    const answer = await make(activity, details);
    if (!answer.ok) return;
    const names = new Map(rows.map(({ id, name }) => [id, name || say(words, 'no-name')]));
    setSaid([
      ...leftOut.map(({ line, who, why }) => say(words, `own-list-${why}`, { line, who })),
      ...sayLeftOut(answer.leftOut, names, words),
    ]);
  }

  return (
    <form
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (list) void report(event.currentTarget, list);
      }}
    >
      <label className="field">
        <span>{say(words, 'pars-list')}</span>
        <input
          type="file"
          accept=".csv,text/csv"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) void read(file);
          }}
        />
        <span className="small">{say(words, 'pars-list-what')}</span>
      </label>
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      {list && (
        <>
          <fieldset>
            <legend>{say(words, 'pars-map')}</legend>
            <div className="desk-filters">
              {listFields.map((field) => (
                <label className="field" key={field}>
                  <span>{say(words, `field-${field}`)}</span>
                  <select
                    value={mapping[field] ?? ''}
                    onChange={({ currentTarget }) => map(changed(mapping, field, currentTarget.value))}
                  >
                    <option value="">{say(words, 'pars-none')}</option>
                    {list.heads.map((head, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
                      <option key={at} value={at}>
                        {head}
                      </option>
                    ))}
                  </select>
                </label>
              ))}
            </div>
          </fieldset>
          <div className="desk-filters">
            {(['accme', 'provider', 'credit', 'most'] as const).map((name) => (
              <label className="field" key={name}>
                <span>{say(words, `activity-${name}`)}</span>
                <input type="text" name={name} inputMode={name === 'most' ? 'decimal' : undefined} required />
              </label>
            ))}
          </div>
          <button type="submit" className="button" disabled={mapping.who === undefined}>
            {say(words, 'report-pars')}
          </button>
          {said && said.length > 0 && (
            <>
              <p>{say(words, 'pars-left-out')}</p>
              <ul data-left-out="">
                {said.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </form>
  );
}

function changed(mapping: Mapping, field: ListField, value: string): Mapping {
  const { [field]: _, ...rest } = mapping;
  return value === '' ? rest : { ...rest, [field]: Number(value) };
}

function sayLeftOut(
  leftOut: ParsReport['leftOut'],
  names: ReadonlyMap<string, string>,
  words: Readonly<Record<string, string>>,
): readonly string[] {
  return leftOut.map(({ row, why }) => say(words, `not-reported-${why}`, { name: names.get(row) ?? row }));
}
