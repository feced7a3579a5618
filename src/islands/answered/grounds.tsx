import type { Item } from '#domain/assessment/schema.ts';
import { places } from '#domain/course/place.ts';

interface Props {
  /** What the page of the question was given. */
  readonly page: {
    readonly words: Readonly<Record<string, string>>;
    readonly places: Readonly<Record<string, string>>;
    readonly sources: Readonly<Record<string, string>>;
    readonly addresses: { readonly sources: string };
  };
  readonly item: Pick<Item, 'in' | 'basis' | 'agreement' | 'cites'>;
}

/** What a question's key rests on: what each place's own source says, on what ground the key stands, and who says so. */
export function Grounds({ page, item }: Props) {
  const { words } = page;
  return (
    <>
      {places.map((place) => {
        const local = item.in?.[place];
        return (
          local && (
            <p key={place} className="small" data-in={place}>
              <b className="in-place">{page.places[place]}</b> {local.says} <Sources page={page} cites={local.cites} />
            </p>
          )
        );
      })}
      <p className="small">
        {words[`basis-${item.basis}`]}; {words[`agreement-${item.agreement}`]}.{' '}
        <Sources page={page} cites={item.cites ?? []} />
      </p>
    </>
  );
}

function Sources({ page, cites }: { page: Props['page']; cites: readonly string[] }) {
  return cites.map((id, index) => (
    <span key={id}>
      {index > 0 && '; '}
      <a href={`${page.addresses.sources}#${id}`}>{page.sources[id] ?? id}</a>
    </span>
  ));
}
