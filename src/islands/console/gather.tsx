import { memo, useEffect, useRef, useState } from 'react';
import { download } from '../download.ts';
import { say } from '../say.ts';
import { writeCsv } from '#domain/report/csv.ts';
import { chosenFiles, droppedFiles } from './dropped.ts';
import { type Brought, largestImport } from './intake.ts';
import type { PartOfDesk } from './mount.tsx';
import { Receiving } from './receiving.tsx';
import { useRoster } from './use-roster.ts';

/** So many files cross to the worker at once: a hundred thousand would stop the page. */
const lot = 250;

/** Taking hand-ins in: dropping, progress, stopping, taking back, and what was set aside. */
export function Gather({ roster, data: { words } }: PartOfDesk) {
  const view = useRoster(roster);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState(false);
  const folder = useRef<HTMLInputElement>(null);
  useEffect(() => folder.current?.setAttribute('webkitdirectory', ''), []);
  const open = view.state === 'ready';

  async function bring(files: readonly Brought[]) {
    const tooMuch = files.reduce((sum, { file }) => sum + file.size, 0) > largestImport;
    setRefused(tooMuch);
    if (tooMuch) return;
    for (let at = 0; at < files.length; at += lot) await roster.ask('bring', files.slice(at, at + lot), files.length);
  }
  const chosen = (input: HTMLInputElement) => {
    const files = chosenFiles(input.files ?? new DataTransfer().files);
    input.value = '';
    void bring(files);
  };

  return (
    <div className="ui">
      <fieldset
        className={over ? 'drop desk-drop over no-print' : 'drop desk-drop no-print'}
        data-desk-drop=""
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (open) void droppedFiles(event.dataTransfer.items).then(bring);
        }}
      >
        <legend>{say(words, 'drop')}</legend>
        <p className="small">{say(words, 'drop-which')}</p>
        <div className="actions">
          <label className="button">
            {say(words, 'choose-files')}
            <input type="file" multiple disabled={!open} onChange={({ currentTarget }) => chosen(currentTarget)} />
          </label>
          <label className="button quiet">
            {say(words, 'choose-folder')}
            <input
              ref={folder}
              type="file"
              multiple
              disabled={!open}
              onChange={({ currentTarget }) => chosen(currentTarget)}
            />
          </label>
        </div>
      </fieldset>
      <Receiving words={words} />
      {refused && (
        <p className="fault" role="alert">
          {say(words, 'refused-all')}
        </p>
      )}
      <Standing roster={roster} words={words} view={view} />
      {view.setAsideCount > 0 && (
        <SetAside roster={roster} words={words} setAside={view.setAside} count={view.setAsideCount} />
      )}
    </div>
  );
}

interface Part {
  readonly roster: PartOfDesk['roster'];
  readonly words: PartOfDesk['data']['words'];
  readonly view: ReturnType<PartOfDesk['roster']['view']>;
}

function Standing({ roster, words, view }: Part) {
  const { doing, files, read, added, known, setAsideCount, handIns, waiting } = view;
  const stop = (
    <button type="button" className="button quiet" onClick={() => void roster.ask('cancel')}>
      {say(words, 'cancel')}
    </button>
  );
  return (
    <div data-gathering={doing}>
      {doing === 'reading' && (
        <>
          <p>{say(words, 'reading', { read, files })}</p>
          <progress aria-label={say(words, 'reading', { read, files })} value={read} max={Math.max(files, 1)} />
          <div className="actions">{stop}</div>
        </>
      )}
      {files > 0 && (
        <p role="status" data-gathered="">
          {say(words, 'result', { added, known, aside: setAsideCount })}
        </p>
      )}
      {doing === 'verifying' && (
        <>
          <p>{say(words, 'verifying', { waiting, handIns })}</p>
          <progress
            aria-label={say(words, 'verifying', { waiting, handIns })}
            value={handIns - waiting}
            max={Math.max(handIns, 1)}
          />
          <div className="actions">{stop}</div>
        </>
      )}
      {doing === 'resting' && handIns > 0 && view.fresh && (
        <p>{waiting > 0 ? say(words, 'stopped', { waiting }) : say(words, 'all-verified')}</p>
      )}
      {doing === 'resting' && handIns === 0 && view.state === 'ready' && <p>{say(words, 'nothing')}</p>}
      {doing !== 'reading' && !view.interrupted && (
        <div className="actions">
          {doing === 'resting' && waiting > 0 && (
            <button type="button" className="button" onClick={() => void roster.ask('resume')}>
              {say(words, 'resume')}
            </button>
          )}
          {added > 0 && (
            <button type="button" className="button quiet" data-undo="" onClick={() => void roster.ask('undo')}>
              {say(words, 'undo')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

interface SetAsideProps extends Pick<Part, 'roster' | 'words'> {
  readonly setAside: Part['view']['setAside'];
  readonly count: number;
}

/** Drawn again only when the list changes: while files are read, the desk tells how it stands twenty times a second. */
const SetAside = memo(({ roster, words, setAside, count }: SetAsideProps) => {
  const save = async () => {
    const all = await roster.ask('setAside');
    const rows = all.map(({ file, why }) => [file, why]);
    const columns = [say(words, 'set-aside-file'), say(words, 'set-aside-why')];
    download('post-rounds-set-aside.csv', writeCsv({ columns, rows }), 'text/csv');
  };
  return (
    <details data-set-aside="">
      <summary>{say(words, 'set-aside', { n: count })}</summary>
      <dl className="pairs">
        {setAside.map(({ file, why }) => (
          <div key={`${file} ${why}`}>
            <dt>
              <bdi>{file}</bdi>
            </dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
      {count > setAside.length && <p>{say(words, 'set-aside-more', { n: setAside.length })}</p>}
      <button type="button" className="button quiet" onClick={() => void save()}>
        {say(words, 'set-aside-save')}
      </button>
    </details>
  );
});
