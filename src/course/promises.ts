/** Something that the course promises its learners, where the promise ends, and what shows that it holds. */
export interface Promised {
  readonly id: string;
  readonly promise: string;
  readonly how: string;
  /** Where the promise ends: said as plainly as the promise. */
  readonly edge: string;
  readonly shownBy: readonly ShownBy[];
}

/** A test, by its file and its title as they stand in the repository. tests/course/promises.test.ts fails when either is gone. */
export interface ShownBy {
  readonly file: string;
  readonly title: string;
}

/** The six promises, in the order in which the promise page makes them. */
export const promises: readonly Promised[] = [
  {
    id: 'saved',
    promise: 'What is shown as saved stays.',
    how: 'Every answer is written twice: at once to the browser’s quick store, then to its database, which is asked to hand it to the disk. Only then does a case say “Saved”. We kill a real browser at random moments and count what is gone; the count must be nought.',
    edge: 'Where a browser offers only one of the two stores, a line at the top of the page says so: the quick store alone may lose its last minute or two in a crash. We have killed browsers, and have not yet pulled a plug; for a power cut we rely on the disk doing as it is told. And if a browser, or somebody, clears what sites have stored, only your own copy helps.',
    shownBy: [
      { file: 'tests/torture/invariants.ts', title: 'what was shown as saved is there' },
      {
        file: 'tests/storage/crash.test.ts',
        title: 'loses nothing that was shown as saved, invents nothing, and boots to the same record twice',
      },
      { file: 'tests/storage/browser-record.test.ts', title: 'is written to IndexedDB with strict durability only' },
      { file: 'tests/site/promises.test.ts', title: 'an answer is there though the page was left at once' },
    ],
  },
  {
    id: 'tabs',
    promise: 'Two tabs never undo each other.',
    how: 'Each tab writes under a name of its own and never over anything. What both did is joined, so neither can be behind the other for good.',
    edge: 'When two tabs answer the same decision of one run, the earlier answer is the one that counts; the other is kept in the record and the tab says that the case moved on. “Erase everything” is meant for all tabs, and empties them all; if the browser is killed within seconds of it and its database does not open at the next start, what was erased is shown until it does.',
    shownBy: [
      {
        file: 'tests/site/tabs.test.ts',
        title: 'two tabs that answer in turn, many times over, keep every answer in both stores',
      },
      {
        file: 'tests/storage/two-tabs.test.ts',
        title: 'answering in turn, 200 times each, have the same 400 entries',
      },
      {
        file: 'tests/domain/record/attempts.test.ts',
        title: 'played on in two tabs keeps the earlier choice of each step, and counts the others',
      },
      {
        file: 'tests/storage/erasing.test.ts',
        title: 'in the very moment in which another page opens leaves nothing of before on it, nor in the stores',
      },
    ],
  },
  {
    id: 'updates',
    promise: 'A new edition never throws a run away.',
    how: 'What you finished stays as it was judged, under the edition in which you earned it. A new version waits until you take it, comes whole or not at all, and never changes a page that is open; nothing is taken out of the record because the course has changed.',
    edge: 'If a case was rewritten while you were in it, you can go on as far as your choices still fit, and then decide anew. The page says so and asks; the old run stays in your record as it was.',
    shownBy: [
      {
        file: 'tests/site/updates.test.ts',
        title:
          'a new version waits, an attempt under way is not disturbed by another tab that takes it, and old parts still load',
      },
      {
        file: 'tests/site/updates.test.ts',
        title: 'one file that the host gets wrong keeps the old version, fails the gate, and the next try recovers',
      },
      {
        file: 'tests/site/promises.test.ts',
        title: 'a run that an edit of its case has overtaken is told of, and goes on from where it still fits',
      },
      {
        file: 'tests/domain/record/progress.test.ts',
        title: 'takes a sealed pass as it was sealed, whatever the level is now, and a later fail takes it not back',
      },
      {
        file: 'tests/domain/record/progress.test.ts',
        title: 'ignores what is no longer in the course, and keeps it in the record',
      },
    ],
  },
  {
    id: 'private',
    promise: 'Nothing leaves this device unless you send it.',
    how: 'There is no server to send it to. Every page forbids itself to ask any other site for anything, and our tests fail on a single such request.',
    edge: 'Whoever hosts these pages can see that an address asked for them. Other pages on the same web address could read what this one stores. What you download and send is out of our hands.',
    shownBy: [
      {
        file: 'tests/site/crawl.test.ts',
        title: 'a page of every kind is opened, and none breaks its policy or asks elsewhere',
      },
      {
        file: 'tests/site/crawl.test.ts',
        title: 'a script that no policy names is refused, though it stands in the page',
      },
    ],
  },
  {
    id: 'export',
    promise: 'A record that you download opens in every later edition.',
    how: 'It is plain text in a documented form. A record of every version there ever was is kept with the tests, may not be edited, and must open and say what it said then.',
    edge: 'So far there has been one version. It works forwards: an older copy of the course leaves entries of a newer one alone, and cannot show them.',
    shownBy: [
      {
        file: 'tests/domain/record/golden.test.ts',
        title: 'opens, says what it said, and is written again byte for byte',
      },
      { file: 'tests/domain/record/golden.test.ts', title: 'is kept here for every version there ever was' },
      {
        file: 'tests/site/record-file.test.ts',
        title: 'a record that is downloaded, erased and brought back is the same set of entries',
      },
    ],
  },
  {
    id: 'set-aside',
    promise: 'If something must be set aside, we tell you and hand it to you.',
    how: 'An entry that cannot be read is never deleted. It stays where it lay, is counted at the top of the page, and can be downloaded exactly as it was found. Where the other store still has it whole, it is put back without a word being lost.',
    edge: 'We can only speak of what is found, or of what a marker remembers. Where a browser removes everything at once, the marker too, the course cannot know that you were ever here.',
    shownBy: [
      {
        file: 'tests/site/storage.test.ts',
        title:
          'an entry damaged in both stores is said on every page that opens the record, and can be downloaded as it was found',
      },
      { file: 'tests/torture/invariants.ts', title: 'what was set aside can be downloaded as it lay there' },
      {
        file: 'tests/storage/damage.test.ts',
        title: 'is not taken for a new one, as long as one marker is left',
      },
      {
        file: 'tests/site/forgetting.test.ts',
        title: 'a browser that lost both stores says so on the whole screen, never welcomes, and takes the copy back',
      },
    ],
  },
];
